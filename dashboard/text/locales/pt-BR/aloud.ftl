# O que um leitor de tela diz de cada painel de uma figura.
panel-y = { $title }. Eixo vertical: de { $low } a { $high }{ $scale ->
    [log] , em escala logarítmica.
   *[linear] .
}
panel-x = Eixo horizontal ({ $axis }): de { $low } a { $high }{ $scale ->
    [log] , em escala logarítmica.
   *[linear] .
}
