# A linha de comando: ajuda e queixas.
cli-help =
    Curva: o que há de errado com este treino, e o que mudar?

    uso: curva [CAMINHO…] [opções]
         curva COMANDO [CAMINHO…] [opções]

    Sem comando, abre o painel: com os registros do CAMINHO ou, sem ele, com os de exemplo.

    comandos
      open [CAMINHO…]      o painel, mesmo que os registros tenham o nome de um comando
      inspect CAMINHO…     o que foi lido dos registros, o que se perdeu e por quê
      diagnose CAMINHO…    o veredito de cada execução e o que mudar
      chart CAMINHO…       uma figura das execuções, ou os números dela, num arquivo
      report CAMINHO…      tudo em um arquivo só, HTML ou PDF
      lab-book CAMINHO…    o que foi testado, o que resultou e por que o próximo
      train ESTUDO         treina redes pequenas cujos registros dá para abrir; precisa do torch
      meetings VERBO       o que as reuniões decidiram: list, export, import
      cache clear          esquece as leituras guardadas em disco

    Um CAMINHO é um arquivo de registro, uma pasta de execuções ou um arquivo compactado.
    Opções de um comando: curva COMANDO --help
    A versão: curva --version
    Se o curva não for encontrado, python -m dashboard COMANDO faz o mesmo.

cli-help-open =
    Abre o painel no navegador. Ele só atende esta máquina e não envia nada para lugar nenhum.

    uso: curva [CAMINHO…] [opções]
         curva open [CAMINHO…] [opções]

      CAMINHO           um arquivo de registro, uma pasta de execuções ou um arquivo compactado;
                        os registros de exemplo continuam à mão
      --root PASTA      a página só abre pelo nome o que está nesta pasta (se omitida, a pasta
                        atual)
      --port NÚMERO     a porta em que ele atende (se omitida, 8501 ou a próxima livre)
      --no-browser      não abre o navegador, só mostra o endereço
      --allow-training  inclui a página Experimento, que inicia treinos nesta máquina
      --data-dir PASTA  os quatro arquivos do MNIST, para os treinos iniciados ali; sem ela, eles
                        são baixados quando forem necessários
      --lang pt-BR|en   o idioma deste texto e das queixas; a página usa o do navegador
      -h, --help        este texto

    Ctrl-C encerra. Código de saída: 0; 2 se o uso estiver errado.

cli-help-inspect =
    Mostra o relatório da leitura: o que foi lido de cada arquivo, o que se perdeu e por quê.

    uso: curva inspect CAMINHO… [opções]

      CAMINHO           um arquivo de registro, uma pasta de execuções ou um arquivo compactado,
                        também num endereço como s3://bucket/logs
      --json            o relatório em JSON, como descrito em docs/inspect-schema.json
      --scheduler ENDEREÇO   deixa a leitura com os trabalhadores de um cluster do Dask
      --no-corrections  lê como se nada tivesse sido corrigido na página
      --lang pt-BR|en   o idioma das frases (se omitido, o do sistema; senão, en)
      -h, --help        este texto

    Código de saída: 0; 2 se o uso estiver errado ou nada puder ser lido.

cli-help-diagnose =
    Julga cada execução: quatro indicadores, um veredito, o que mudar.

    uso: curva diagnose CAMINHO… [opções]

      CAMINHO                           um arquivo de registro, uma pasta de execuções ou um
                                        arquivo compactado, também num endereço como
                                        s3://bucket/logs
      --format text|json|markdown       text, se omitido; o json está descrito em
                                        docs/report-schema.json
      --lang pt-BR|en                   o idioma das frases (se omitido, o do sistema; senão, en)
      --scheduler ENDEREÇO              deixa o trabalho com os trabalhadores de um cluster do Dask
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

    uso: curva cache clear [--lang pt-BR|en]

      --lang pt-BR|en   o idioma das frases (se omitido, o do sistema; senão, en)
      -h, --help        este texto

    Elas ficam na pasta de cache do usuário. A variável CURVA_CACHE indica outra
    pasta; definida e vazia, nada é guardado.

cli-cache-freed = { $count ->
    [0] O cache estava vazio.
    [1] { NUM($megabytes) } MB liberados: uma leitura.
   *[other] { NUM($megabytes) } MB liberados: { COUNT($count) } leituras.
}
cli-cache-only-clear = cache leva uma só palavra: { $action }.
cli-unknown-command = { $command } não é um comando (open, inspect, diagnose, chart, report, lab-book, train, meetings, cache), nem um arquivo ou uma pasta que exista.
cli-open-not-there = Não há nenhum arquivo nem pasta { $path }.
cli-open-data-dir = --data-dir precisa de uma pasta que exista, e { $path } não é.
cli-open-root = --root precisa de uma pasta que exista, e { $path } não é.
cli-open-taken = A porta { $port } já está ocupada: escolha outra com --port, ou deixe a opção de fora.
cli-open-port = --port precisa de um número inteiro de 1 a { $most }, e { $port } não é.
cli-unknown-option = { $command } não tem a opção { $option }.
cli-bad-value = { $option } não aceita { $value }. Use um destes: { $allowed }.
cli-value-missing = { $option } precisa de um valor em seguida.
cli-value-unexpected = { $option } não leva valor.
cli-no-path = { $command } precisa de ao menos um caminho: um arquivo de registro, uma pasta de execuções ou um arquivo compactado.
cli-see-help = Ajuda: curva{ $command } --help
cli-nothing-readable = Nada legível: nenhuma execução foi encontrada. Dê um arquivo de registro (eventos do TensorBoard, CSV…), uma pasta de execuções ou um arquivo compactado.
