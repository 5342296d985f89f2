# O que se perdeu dos registros, cada motivo uma vez.
loss-same = { $more ->
    [1] O mesmo com mais um arquivo.
   *[other] O mesmo com mais { COUNT($more) } arquivos.
}
