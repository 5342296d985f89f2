# O que aconteceu no caminho de uma execução, marcado no eixo x da figura: curto, e com seus números.
event-rate = { $way ->
    [up] taxa ×{ NUM($times) }
    [down] taxa ÷{ NUM($times) }
   *[other] taxa { RATE($before) } → { RATE($after) }
}
event-rate-told = taxa de aprendizado { RATE($before) } → { RATE($after) } em { $axis } { $place }
event-batch = lote { COUNT($before) } → { COUNT($after) }
event-batch-told = tamanho do lote { COUNT($before) } → { COUNT($after) } em { $axis } { $place }
event-warm-up = fim do aquecimento
event-warm-up-told = o aquecimento termina em { $axis } { $place }, com taxa de aprendizado { RATE($after) }
event-restart = reinício
event-restart-told = reiniciada em { $axis } { $place }: { $points ->
    [1] 1 ponto anterior substituído
   *[other] { COUNT($points) } pontos anteriores substituídos
}, passos { COUNT($first) } a { COUNT($last) }
event-damaged = { $points ->
    [1] 1 número perdido
   *[other] { COUNT($points) } números perdidos
}
event-damaged-told = { $points ->
    [1] 1 número ilegível
   *[other] { COUNT($points) } números ilegíveis
} a partir de { $axis } { $place }, passos { COUNT($first) } a { COUNT($last) }
event-stopped = fim em { COUNT($reached) } de { COUNT($asked) }
event-stopped-told = terminou depois de { COUNT($reached) } das { COUNT($asked) } épocas planejadas
event-patience = parada antecipada (paciência { COUNT($patience) })
event-patience-told = a parada antecipada com paciência { COUNT($patience) } teria parado aqui, em { $axis } { $place }: nada melhor que { $best } em { COUNT($patience) } avaliações
event-of-runs = { $runs ->
    [1] 1 execução
   *[other] { COUNT($runs) } execuções
}: { $event }
event-of-run = { $run }: { $event }
event-wordless = { $marks ->
    [1] 1 marca sem palavras: aponte para ela
   *[other] { COUNT($marks) } marcas sem palavras: aponte para elas
}
events-title = O que aconteceu
curves-events = Marcar o que aconteceu
