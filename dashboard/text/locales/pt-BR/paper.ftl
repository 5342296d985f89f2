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
minutes-of = Ata: { $title }
minutes-agenda = Pauta
minutes-best = A melhor configuração: { $setting }
minutes-step-whole = O conjunto
minutes-step-changes = O que mudou desde a última reunião
minutes-step-decisions = Decisões
minutes-step-summary = Resumo
minutes-name = ata
