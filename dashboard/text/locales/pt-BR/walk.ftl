# O passeio pelas execuções na página Diagnóstico, e os números por trás de uma figura.
numbers = Números
numbers-title = Os números da figura
numbers-all = { $rows ->
    [0] nenhuma linha
    [1] 1 linha
   *[other] { COUNT($rows) } linhas
}
numbers-cut = As primeiras { COUNT($shown) } de { COUNT($rows) } linhas; em Exportar há um arquivo com todas
figure-key = Enter abre os números em uma tabela.
walk-place = { COUNT($place) } de { COUNT($runs) }
walk-previous = ← Anterior
walk-next = Próxima →
walk-keys = As teclas ← e → fazem o mesmo, fora dos campos de texto.
run-not-found = Estes registros não têm a execução “{ $run }”. Aqui está a que mais precisa de atenção.
checked = O que foi verificado
not-checked = não verificado
seen-at = Visto nas curvas: { $numbers }.
same-reason = Pelo mesmo motivo que em “{ $lamp }”.
same-comparison = O que a comparação mostra está em “{ $lamp }”.
walk-run = { $verdict ->
    [none] { $sign } { $title }
   *[other] { $sign } { $title }: { $verdict }
}
and-last = { $first } e { $last }
