# Correções da leitura e o andamento dela.
note-corrected = { $file } foi lido com as suas correções.
note-set-aside = { $file } ficou de fora, como você pediu.
note-wrong-format = { $file } não pôde ser lido como { $where }: escolha outro formato ou desfaça a correção.

corrections = Corrigir a leitura
corrections-lead = Um arquivo foi entendido errado? Diga aqui o que ele é. A correção fica lembrada para este conjunto.
corrections-file = Arquivo
corrections-format = Formato
corrections-as-recognised = como reconhecido ({ $format })
corrections-unrecognised = não reconhecido
corrections-not-a-log = não é registro
corrections-axis = Eixo
corrections-axis-as-read = como lido
corrections-axis-step = passos
corrections-axis-epoch = épocas
corrections-step = Coluna do passo
corrections-epoch = Coluna da época
corrections-run = Coluna da execução
corrections-column-as-read = como lida
corrections-tags = Nomes no arquivo
corrections-tag = Nome no arquivo
corrections-metric = Métrica
corrections-split = Dados
corrections-apply = Corrigir e ler de novo
corrections-undo = Desfazer as correções
corrections-in-force = { $files ->
    [1] Em vigor: correções em { $first }.
   *[other] Em vigor: correções em { $first } e em mais { COUNT($more) }.
}
corrections-same-name = Duas linhas com a mesma métrica e os mesmos dados ({ $name }): mude uma delas.
corrections-not-kept = A correção não pôde ser gravada: veja se a pasta de configuração deste computador aceita escrita.

reading-progress = Lendo: { COUNT($files) } de { COUNT($all) } arquivos, { COUNT($points) } pontos
