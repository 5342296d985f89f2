# A página Aula: uma grade da qual cada pessoa treina uma célula.
cells-lead = Escolha uma grade de taxas de aprendizado, tamanhos de lote e sementes. Cada pessoa recebe uma célula, treina em segundos e solta o registro; o mapa se completa conforme chegam.
cells-makes = { $cells ->
    [1] Uma célula: uma execução.
   *[other] { COUNT($cells) } células, uma execução cada. Com menos pessoas que células, algumas treinam várias; com mais, as células se repetem.
}
cells-not-numbers = Digite as taxas e os tamanhos de lote como números separados por espaços.
cells-bad-values = Taxas e tamanhos de lote precisam ser maiores que zero, os lotes inteiros, e no máximo { $most } de cada.
cells-too-many = São células demais: no máximo { $most }.
cells-open = Abrir para a turma
cells-grid = { COUNT($rates) } { $rates ->
    [one] taxa
   *[other] taxas
} × { COUNT($sizes) } { $sizes ->
    [one] tamanho de lote
   *[other] tamanhos de lote
} × { COUNT($seeds) } { $seeds ->
    [one] semente
   *[other] sementes
}: { COUNT($cells) } { $cells ->
    [one] célula
   *[other] células
}, uma para cada pessoa.
cells-filled = { COUNT($filled) } de { COUNT($cells) } células chegaram, de { $people ->
    [one] { COUNT($people) } pessoa
   *[other] { COUNT($people) } pessoas
}.
cells-measure = { $measure ->
    [accuracy] Acurácia no fim: média ± desvio padrão entre as sementes, em pontos percentuais
    [loss] Perda no fim: média ± desvio padrão entre as sementes
   *[none] O primeiro registro diz o que se compara
}
cells-diverged = divergiu
cells-diverged-of = { $diverged ->
    [one] { $diverged } divergiu
   *[other] { $diverged } divergiram
}
cells-seeds-in = { $seeds ->
    [one] { $seeds } semente
   *[other] { $seeds } sementes
}
cells-at-it = { $names } …
cells-free = livre
cells-note = Os valores são os da validação ou do teste, ou então do treino: a mediana dos últimos pontos. ★ marca a melhor média.
cells-unmeasured = { $logs ->
    [1] Um registro não tem valor desta medida.
   *[other] { $logs } registros não têm valor desta medida.
}
cells-open-logs = Abrir os registros da turma como conjunto
cells-no-logs = Nenhum registro chegou ainda.
cells-yours = Sua célula
cells-seed = semente
cells-run = Rode isto na pasta do programa; com os dígitos, leva segundos:
cells-drop = Depois solte aqui a pasta { $folder }, ou os arquivos dela. Uma tabela sua (epoch, loss, accuracy) também serve.
cells-another = Quero outra célula
cells-sent = { $cell }: recebido, { COUNT($points) } pontos, terminou em { $ended }.
cells-sent-assumed = { $cell }: recebido, { COUNT($points) } pontos, terminou em { $ended }. O registro não diz a configuração; foi tomada a da célula.
cells-delete-log = Apagar este registro
cells-taken = Recebido: { COUNT($points) } pontos. A sua célula está no mapa; peça outra, se quiser.
cells-too-big = Não aceito: no máximo { $megabytes } MB e { $files } arquivos por vez. Solte só metrics.csv e hparams.yaml.
cells-no-curve = Não aceito: nenhuma curva foi encontrada no que foi solto. Solte metrics.csv, ou a pasta inteira da execução.
cells-no-measure = Não aceito: neste registro não há nem perda nem acurácia.
cells-other-cell = Não aceito: este registro é de outra célula ({ $found }). Rode o comando acima, ou peça outra célula.
cells-several = Não aceito: várias execuções servem para esta célula. Solte a pasta de uma só.
