# O relatório de figuras escolhidas, e o que se copia.
page-report = Relatório
copy-lead = Copiar:
copy-png = figura
copy-csv = tabela (CSV)
copy-markdown = Markdown
copy-making = Preparando…
copy-done = Copiado.
copy-refused = O navegador não deixa esta página copiar: baixe o arquivo.
collect = Incluir no relatório
collect-done = Incluída no relatório.
collect-there = Esta figura já está no relatório.
collect-full = O relatório está cheio: retire uma figura ou mostre menos execuções nesta.
collect-failed = A figura não pôde ser guardada: o disco do servidor não tem espaço ou não permite gravar.
collect-open = Abrir o relatório ({ $figures ->
    [1] 1 figura
   *[other] { COUNT($figures) } figuras
})
collected-lead = { $figures ->
    [0] O relatório ainda não tem figuras.
    [1] O relatório tem 1 figura.
   *[other] O relatório tem { COUNT($figures) } figuras.
}
collected-how = Em qualquer figura, abra Exportar e escolha Incluir no relatório. Aqui você põe as figuras em ordem, escreve uma frase para cada uma e leva tudo em um arquivo.
collected-number = Figura { COUNT($number) } · { $title }
collected-unnamed = Figuras: { $name }
collected-title = Título do relatório
collected-sentence = O que esta figura mostra
collected-up = Subir
collected-down = Descer
collected-remove = Retirar
collected-in-language = A figura está em { $lang ->
    [en] inglês
   *[other] português
}, o idioma em que foi incluída.
collected-damaged = Esta figura não pode mais ser lida. Retire-a e inclua-a de novo.
collected-unkept = A última mudança não pôde ser gravada: o disco do servidor não tem espaço ou não permite gravar.
collected-as-html = HTML · um arquivo só
collected-as-pdf = PDF
collected-as-zip = Markdown · com as figuras (zip)
collected-file = figuras
