# A linha de comando: ajuda e queixas.
cli-help =
    Curva: o que há de errado com este treino, e o que mudar?

    uso: python -m dashboard COMANDO CAMINHO… [opções]

    comandos
      inspect CAMINHO…     o que foi lido dos registros, o que se perdeu e por quê
      diagnose CAMINHO…    o veredito de cada execução e o que mudar
      chart CAMINHO…       uma figura das execuções, ou os números dela, num arquivo
      cache clear          esquece as leituras guardadas em disco

    Um CAMINHO é um arquivo de registro, uma pasta de execuções ou um arquivo compactado.
    Opções de um comando: python -m dashboard COMANDO --help
    O painel: make run, ou streamlit run dashboard/app.py

cli-help-inspect =
    Mostra o recibo: o que foi lido de cada arquivo, o que se perdeu e por quê.

    uso: python -m dashboard inspect CAMINHO… [opções]

      CAMINHO           um arquivo de registro, uma pasta de execuções ou um arquivo compactado,
                        também num endereço como s3://bucket/logs
      --json            o recibo em JSON, como descrito em docs/inspect-schema.json
      --scheduler ENDEREÇO   deixa a leitura com os trabalhadores de um cluster Dask
      --no-corrections  lê como se nada tivesse sido corrigido na página
      --lang pt-BR|en   a língua das frases (se omitida, a do sistema; senão, en)
      -h, --help        este texto

    Código de saída: 0; 2 se o uso estiver errado ou nada puder ser lido.

cli-help-diagnose =
    Julga cada execução: quatro lâmpadas, um veredito, o que mudar.

    uso: python -m dashboard diagnose CAMINHO… [opções]

      CAMINHO                           um arquivo de registro, uma pasta de execuções ou um
                                        arquivo compactado, também num endereço como
                                        s3://bucket/logs
      --format text|json|markdown       text, se omitido; o json está descrito em
                                        docs/report-schema.json
      --lang pt-BR|en                   a língua das frases (se omitida, a do sistema; senão, en)
      --scheduler ENDEREÇO              deixa o trabalho com os trabalhadores de um cluster Dask
      --no-corrections                  lê como se nada tivesse sido corrigido na página
      --no-siblings                     julga cada execução só pelas próprias curvas
      --apart                           compara só execuções cujos nomes não dizem outra coisa
      --fail-on none|warning|critical   sai com 1 se o veredito de alguma execução for ao menos
                                        tão grave (se omitido, none: nunca)
      -h, --help                        este texto

    Código de saída: 0; 1 se --fail-on se cumprir; 2 se o uso estiver errado ou nada puder ser lido.

cli-help-cache =
    Esquece as leituras guardadas em disco. Registros que não mudaram são abertos
    dali; os registros em si não são tocados.

    uso: python -m dashboard cache clear [--lang pt-BR|en]

      --lang pt-BR|en   a língua das frases (se omitida, a do sistema; senão, en)
      -h, --help        este texto

    Elas ficam na pasta de cache do usuário. A variável CURVA_CACHE indica outra
    pasta; definida e vazia, nada é guardado.

cli-cache-freed = { $count ->
    [0] O cache estava vazio.
    [1] { NUM($megabytes) } MB liberados: uma leitura.
   *[other] { NUM($megabytes) } MB liberados: { COUNT($count) } leituras.
}
cli-cache-only-clear = cache leva uma só palavra: { $action }.
cli-unknown-command = Não há o comando { $command }. Use inspect, diagnose, chart ou cache.
cli-unknown-option = { $command } não tem a opção { $option }.
cli-bad-value = { $option } não aceita { $value }. Use um destes: { $allowed }.
cli-value-missing = { $option } precisa de um valor em seguida.
cli-value-unexpected = { $option } não leva valor.
cli-no-path = { $command } precisa de ao menos um caminho: um arquivo de registro, uma pasta de execuções ou um arquivo compactado.
cli-see-help = Ajuda: python -m dashboard{ $command } --help
cli-nothing-readable = Nada legível: nenhuma execução foi encontrada. Dê um arquivo de registro (eventos do TensorBoard, CSV…), uma pasta de execuções ou um arquivo compactado.
