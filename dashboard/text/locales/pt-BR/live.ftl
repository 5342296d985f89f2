# Acompanhamento de uma pasta enquanto o treino escreve nela.

live-switch = Acompanhar
live-switch-help = Lê o que o treino acrescenta aos registros e redesenha a página. Só os bytes novos são lidos.
live-now = Ao vivo
live-waiting = Nada novo há { $ago }; a pasta continua sendo olhada.
live-empty = Ainda não há registros; a pasta continua sendo olhada.
live-epoch = { $total ->
    [none] época { NUM($done, digits: 6) }
   *[other] época { NUM($done, digits: 6) } de { COUNT($total) }
}
live-step = { $total ->
    [none] passo { COUNT($done) }
   *[other] passo { COUNT($done) } de { COUNT($total) }
}
live-per-epoch = { $time } por época
live-per-step = { $time } por passo
live-steps-per-second = { NUM($rate, digits: 2) } passos por segundo
live-left = faltam cerca de { $time }
live-last = últimos dados há { $ago }
live-stalled = parado há { $ago }
live-more = { $count ->
    [1] e mais 1 execução
   *[other] e mais { COUNT($count) } execuções
}
live-gone = A pasta “{ $name }” sumiu ou não pode ser aberta agora. A página mostra o que já tinha sido lido e segue tentando.
live-unreadable = { $count ->
    [1] “{ $name }” não pode ser lido agora. A página mostra o que já tinha sido lido desse arquivo e segue tentando.
   *[other] “{ $name }” e mais { $count ->
        [2] 1 arquivo
       *[other] outros arquivos
    } não podem ser lidos agora. A página mostra o que já tinha sido lido deles e segue tentando.
}

news-new-run = Nova execução: { $title }
news-gone-run = Saiu da pasta: { $title }
news-points = { $title }: { $place }
news-points-loss = { $title }: { $place } · { $metric } { NUM($value) }
news-lamp = { $title }: { $place } · { $lamp }: de “{ $from }” para “{ $to }”
news-finished = Terminou: { $title } ({ $place })
news-stalled = { $title } parou em { $place }: nada novo há { $ago }
