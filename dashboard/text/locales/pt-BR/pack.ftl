pack-window = { $name }: o que dizem as curvas de treino
pack-no-script = Este relatório é desenhado por um programa que está nele e que este visualizador não executa: abra-o em um navegador.
pack-title = Curvas de treino
pack-made-at = gerado em { $date }
pack-reduced = Os registros eram longos demais para um arquivo só: nele estão { COUNT($points) } de { COUNT($of) } pontos, entre eles os extremos. Os vereditos foram dados com todos.
pack-next = O que fazer agora
pack-runs = Execuções
pack-across = Entre as execuções
pack-metric = Métrica
pack-log-y = Escala logarítmica
pack-reset = Curva inteira
pack-find = Buscar execuções
pack-none-found = Nenhuma execução tem essas palavras.
pack-settings = Configuração
pack-sources = O que foi lido
pack-file = Arquivo
pack-bytes = Bytes
pack-decisions = O que foi decidido
pack-nothing-decided = Nada foi decidido.
pack-notes = Notas
pack-hint = Arraste sobre a figura para ampliar; clique em uma curva para escolher a execução.
pack-language = Português
pack-by = responsável:
pack-due = até
pack-step = passo
pack-epoch = época
pack-kind-keep = manter
pack-kind-stop = encerrar
pack-kind-rerun = executar de novo com
pack-kind-investigate = investigar
pack-kind-disagree = discorda do veredito
pack-kind-open = em aberto
pack-line = { $file } é um relatório, gerado em { $date } com a versão { $program }; aqui seus registros são julgados de novo.
pack-otherwise = { $verdicts ->
    [1] Um veredito é diferente do que está no relatório:
   *[other] { COUNT($verdicts) } vereditos são diferentes dos que estão no relatório:
}
pack-otherwise-one = { $run } · { $indicator }: antes { $before }, agora { $now }.
pack-take = Trazer as decisões dele
pack-take-help = O que as reuniões decidiram sobre estas execuções vai para o seu banco de dados; o que já está lá fica.
cli-report-written = { $file } tem { $runs ->
    [1] uma execução
   *[other] { COUNT($runs) } execuções
}, { COUNT($bytes) } kB. Abra em qualquer navegador, ou aqui: curva { $file }
cli-report-reduced = Os registros eram longos demais para um arquivo só: ele tem { COUNT($points) } de { COUNT($of) } pontos.
cli-report-ending = { $file } precisa terminar em .html, ou em .pdf para o papel.
cli-report-no-output = Diga com --out onde gravar o relatório, por exemplo --out relatorio.html.
cli-report-no-figures = Nenhuma figura destes registros foi escolhida: abra-os com o curva e use Exportar, Incluir no relatório.
cli-report-figures = { $file } tem { $figures ->
    [1] uma figura
   *[other] { COUNT($figures) } figuras
}, { COUNT($bytes) } kB.
cli-report-no-database = As decisões de reuniões ficaram de fora: não foi possível abrir o banco de dados delas.
cli-help-report =
    curva report CAMINHO… --out ARQUIVO.html|ARQUIVO.pdf [--lang pt-BR|en|both]

    O relatório dos registros em um só arquivo HTML: vereditos, recomendações, curvas que se ampliam,
    configurações, os arquivos lidos com seu SHA-256 e o que se decidiu sobre as execuções em reuniões.
    Abre em qualquer navegador, sem rede, e o curva o abre como se fosse os próprios registros.

      --out ARQUIVO           onde gravar; o nome termina em .html, ou em .pdf para o papel
      --lang pt-BR|en|both    os idiomas da página; os dois, se nada for dito
      --no-corrections        lê os arquivos como se ninguém tivesse corrigido a leitura
      --figures               só as figuras escolhidas na página Relatório, em .html, .pdf ou
                              em .zip com Markdown
      --no-decisions          deixa de fora o que se decidiu em reuniões
