# O comando que grava figuras.
cli-help-chart =
    Grava uma figura dos registros como imagem com legenda, ou os números que ela mostra.

    uso: curva chart CAMINHO… --output ARQUIVO [opções]

      CAMINHO           um arquivo de registro, uma pasta de execuções ou um arquivo compactado,
                        também num endereço como s3://bucket/logs
      -o, --output ARQUIVO  o arquivo a gravar; a extensão escolhe: .svg e .pdf são imagens
                        vetoriais, .png é uma imagem para slides, .csv traz todos os pontos
      --metric NOME     uma métrica em vez da figura de perda e acurácia, pelo nome
                        (loss, accuracy, learning_rate, …); para uma parte dos dados, com ela no
                        fim (loss.train, loss.val, loss.test)
      --runs CONSULTA   só as execuções que a busca da página Curvas encontra com ela:
                        "adam", "lr>0,01 e optimizer=adam", "loss.test<0,3", "/semente [01]/"
      --theme light|dark    o fundo da imagem, claro ou escuro (se omitido, light)
      --comma           grava o .csv em palavras, com ponto e vírgula e vírgula decimal, como o
                        Excel em português abre; senão, com códigos, vírgulas e ponto decimal
      --scheduler ENDEREÇO  deixa a leitura com os trabalhadores de um cluster do Dask
      --no-corrections  lê como se nada tivesse sido corrigido na página
      --lang pt-BR|en   o idioma da figura (se omitido, o do sistema; senão, en)
      -h, --help        este texto

    Código de saída: 0; 2 se o uso estiver errado, se nada pôde ser lido ou o arquivo não pôde
    ser gravado.

cli-chart-no-output = chart precisa de --output e de um nome de arquivo com uma destas extensões: { $endings }.
cli-chart-ending = { $file } não diz o que gravar: use uma destas extensões: { $endings }.
cli-chart-no-metric = { $more ->
    [0] Os registros não têm a métrica { $metric }. Eles têm: { $names }.
   *[other] Os registros não têm a métrica { $metric }. Eles têm: { $names } e mais { COUNT($more) }.
}
cli-chart-query = { $rest ->
    [none] --runs: { $problem } É no fim.
   *[other] --runs: { $problem } Aqui: { $rest }
}
cli-chart-no-runs = --runs { $query } não encontra nenhuma das { COUNT($all) } execuções.
cli-chart-failed = { $file } não pôde ser desenhado. Tente outra extensão, ou menos execuções.
cli-chart-not-written = { $file } não pôde ser gravado: veja se a pasta existe e se você pode gravar nela.
cli-chart-written = { $file }: { $title }.
cli-chart-logs = { $more ->
    [0] { $name }
   *[other] { $name } e mais { COUNT($more) }
}
cli-chart-disk-full = { $file } não foi gravado: o disco está cheio. O que havia ali antes continua como estava.
