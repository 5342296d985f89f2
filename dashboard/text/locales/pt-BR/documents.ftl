# Os documentos: relatório em texto e em Markdown, recibo da leitura.
document-across = Entre as execuções
document-confidence = ({ PERCENT($share, digits: 0) })
document-more-losses = … e mais { COUNT($more) }; o comando inspect mostra tudo.
document-count = { COUNT($n) }
document-files = { $n ->
    [0] nenhum arquivo
    [1] 1 arquivo
   *[other] { COUNT($n) } arquivos
}
document-damaged = { $n ->
    [1] 1 danificado
   *[other] { COUNT($n) } danificados
}
document-recovered = { $n ->
    [1] 1 recuperado
   *[other] { COUNT($n) } recuperados
}
document-duplicated = { $n ->
    [1] 1 repetido
   *[other] { COUNT($n) } repetidos
}
document-reordered = { $n ->
    [1] 1 reordenado
   *[other] { COUNT($n) } reordenados
}
document-replaced = { $n ->
    [1] 1 substituído por um reinício
   *[other] { COUNT($n) } substituídos por um reinício
}
document-skipped = { $n ->
    [1] 1 arquivo ficou de fora
   *[other] { COUNT($n) } arquivos ficaram de fora
}
