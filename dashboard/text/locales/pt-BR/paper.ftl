paper-settings = Configurações
paper-head-setting = Configuração
paper-head-verdict = Veredito
paper-head-advice = O que mudar
paper-more-files = e mais { $files ->
    [1] um arquivo
   *[other] { COUNT($files) } arquivos
}
cli-report-no-typst = O PDF é composto pelo Typst, que não está instalado: pip install "curva[pdf]"
cli-report-on-paper = { $file } tem { $runs ->
    [1] uma execução
   *[other] { COUNT($runs) } execuções
}, { COUNT($bytes) } kB.
