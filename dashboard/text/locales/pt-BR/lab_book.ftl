# A página Caderno: o que foi testado, o que resultou, por que o próximo.
page-lab-book = Caderno
lab-title = Caderno de experimentos
lab-lead = O que foi testado, o que resultou e por que o próximo passo, no tempo. Ele se preenche com as execuções, os conselhos seguidos e as decisões das reuniões; o que você escreve fica ao lado.
lab-headline = { $settings ->
    [1] 1 configuração foi testada.
   *[other] { COUNT($settings) } configurações foram testadas{ $better ->
        [0] ; nenhuma foi melhor que aquela de que veio.
        [1] ; 1 foi melhor que aquela de que veio.
       *[other] ; { COUNT($better) } foram melhores que aquelas de que vieram.
    }
}
lab-trial = { COUNT($number) } · { $setting }
lab-ref = nº { COUNT($number) } ({ $setting })
lab-own = Anotação
lab-tried = Testado.
lab-came = Resultado.
lab-next = Por que o próximo.
lab-changed = Mudou: { $changes }.
lab-seeds = Média de { COUNT($runs) } execuções: { $end }.
lab-followed = { $entries ->
    [1] O conselho foi seguido: entrada { $named }.
   *[other] O conselho foi seguido: entradas { $named }.
}
lab-went-on = { $entries ->
    [1] Depois, como se supõe: entrada { $named }.
   *[other] Depois, como se supõe: entradas { $named }.
}
lab-advised = Conselho agora: { $advice }
lab-and-more = { $named } e mais { COUNT($more) }
lab-decision = Decisão sobre { $named } · { $setting }: { $kind }
lab-decided-at = { $author }, em { $meeting }.
lab-decided = Decidido: { $kind } ({ $author }).

lab-entries = { $shown ->
    [1] 1 entrada
   *[other] { COUNT($shown) } entradas
}{ $all ->
    [none] { "" }
   *[other] { " " }de { COUNT($all) }
}
lab-show = Mostrar
lab-show-all = Tudo
lab-show-better = Melhores
lab-show-worse = Piores
lab-show-decision = Decisões
lab-show-written = Com anotações
lab-find = Buscar
lab-find-help = Em configurações, vereditos, decisões e anotações.
lab-newest = Mais novas primeiro
lab-none = Nenhuma entrada serve: mude a escolha acima.
lab-more = { $entries ->
    [1] Mostrar mais 1
   *[other] Mostrar mais { COUNT($entries) }
}
lab-open = Abrir { $run }
lab-runs-more = { $runs ->
    [1] e mais 1 execução
   *[other] e mais { COUNT($runs) } execuções
}
lab-click = Clique em uma linha para abrir as execuções.

lab-write = Escrever uma anotação
lab-write-own = Nova anotação
lab-edit = Editar
lab-undo = Desfazer
lab-text = Anotação
lab-text-help = Markdown, sem endereços ativos nem imagens.
lab-day = Dia
lab-save = Salvar
lab-cancel = Fechar sem salvar
lab-taken-back = Desfeita por { $author }, { $when }.
lab-by = { $author }, { $when }
lab-history = { $versions ->
    [1] Histórico: 1 versão
   *[other] Histórico: { COUNT($versions) } versões
}
lab-name-lacks = Diga seu nome: ele fica ao lado do que você escreve.
lab-text-lacks = Escreva algo antes; para retirar uma anotação existe Desfazer.
lab-conflict = Outra pessoa escreveu ao mesmo tempo que você. Nada se perdeu: escolha qual texto vale.
lab-keep-theirs = Ficar com o outro
lab-write-mine = Gravar o meu
lab-undo-late = Outra pessoa escreveu nesse meio-tempo; o texto dela é o que aparece agora.
lab-too-long = Este texto é longo demais para ser guardado; nada foi gravado.
lab-gone = A anotação foi apagada nesse meio-tempo; nada foi gravado.
lab-without-database = As anotações precisam do banco de dados; a árvore e as entradas funcionam sem ele.

lab-take-along = Levar daqui
lab-as-markdown = Caderno (Markdown)
lab-as-json = Caderno (JSON)
lab-as-notes = Anotações e decisões (JSON)
lab-file = caderno
lab-notes-file = anotações
lab-import = Importar anotações
lab-import-button = Escolher um arquivo JSON ou um relatório
lab-entries-taken = { $entries ->
    [0] Nenhuma anotação do arquivo é nova.
    [1] 1 anotação foi acrescentada ou avançou.
   *[other] { COUNT($entries) } anotações foram acrescentadas ou avançaram.
}
meetings-damaged-entry = A anotação número { $about } do arquivo está danificada; nada foi importado.
export-tree = Árvore do que foi testado

# O comando "lab-book".
cli-help-lab-book =
    O que foi testado, o que resultou e por que o próximo passo, no tempo, em Markdown ou JSON.

    uso: curva lab-book CAMINHO… [opções]

      CAMINHO           um arquivo de registro, uma pasta de execuções ou um arquivo compactado,
                        também em um endereço como s3://bucket/logs
      -o, --output ARQUIVO   onde gravar (sem a opção: saída padrão)
      --format markdown|json   frases com as anotações de todos (padrão), ou códigos e números
      --no-decisions    deixa de fora o que as reuniões decidiram e o que as pessoas escreveram
      --scheduler ENDEREÇO   deixa a leitura e o julgamento para os processos de um cluster Dask
      --no-corrections  lê como se nada tivesse sido corrigido na página
      --lang pt-BR|en   o idioma das frases (padrão: o do sistema; se for outro, en)
      -h, --help        este texto

    Código de saída: 0; 2 por uso errado, quando nada pôde ser lido ou o arquivo não pôde ser gravado.

cli-lab-book-written = { $file }: { $entries ->
    [1] 1 entrada
   *[other] { COUNT($entries) } entradas
}.
