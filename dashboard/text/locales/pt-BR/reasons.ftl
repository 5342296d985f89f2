# Por que um indicador está assim: o que move o veredito, com o número desta execução e o usual, e a
# partir de onde o veredito seria outro.
of-curve = { $metric ->
    [accuracy] { $split ->
        [train] o erro de treino
        [test] o erro de teste
       *[val] o erro de validação
    }
   *[loss] { $split ->
        [train] a perda de treino
        [test] a perda de teste
        [val] a perda de validação
       *[none] a perda
    }
}

# Quanto uma curva andou, aqui e em execuções saudáveis: o fim de outras frases.
moved-here = { $way ->
    [down] caiu { $size }
   *[up] subiu { $size }
}
moved-usually = { $way ->
    [down] cai cerca de { $size }
   *[up] sobe cerca de { $size }
}
times-as-much = { $n ->
    [one] { $size } vez
   *[other] { $size } vezes
}
share-beyond = mais de { $size }
more-than = { $is_less ->
    [yes] menos de { $size }
   *[no] mais de { $size }
}
had-moved = { $way ->
    [down] tivesse caído { more-than }
   *[up] tivesse subido { more-than }
}

seen-late-fall = No último quinto { of-curve } { $value }; em execuções saudáveis { $usual }.
seen-late-share = No último quinto { of-curve } { $value } da queda total; em execuções saudáveis { $usual }.
seen-slowing = No último quarto { of-curve } { $value } do caminho que fez na segunda metade; em execuções saudáveis { $usual }.
seen-half-share = Na segunda metade { of-curve } { $value } da queda total; em execuções saudáveis { $usual }.
seen-done-first = Do primeiro ponto ao segundo { of-curve } { $value } da queda total; em execuções saudáveis { $usual }.
seen-start-share = Da avaliação antes do treino ao ponto seguinte { of-curve } { $value } da queda total; em execuções saudáveis { $usual }.
seen-trend-noise = Na segunda metade { of-curve } { $value } o próprio ruído de ponto a ponto; em execuções saudáveis { $usual }.
seen-level = No fim { of-curve } está em { $value } do primeiro valor; em execuções saudáveis, em cerca de { $usual }.
seen-noise = Na segunda metade { of-curve } varia { $value } do nível de um ponto a outro; em execuções saudáveis, cerca de { $usual }.
seen-noise-share = Na segunda metade { of-curve } varia { $value } da queda total de um ponto a outro; em execuções saudáveis, cerca de { $usual }.
seen-up-share = Somadas todas as subidas, { of-curve } subiu { $value } da queda total; em execuções saudáveis, cerca de { $usual }.
seen-falling = Na segunda metade { of-curve } desce em { $value } dos passos de um ponto a outro; em execuções saudáveis, em cerca de { $usual }.
seen-rise-share = Do melhor ponto ao fim { of-curve } voltou a subir { $value } da queda total; em execuções saudáveis, cerca de { $usual }.
seen-best-at = { $is_end ->
    [yes] No fim
   *[no] Depois de { $value } da execução
} { of-curve } chegou ao melhor valor; em execuções saudáveis, { $usual_is_end ->
    [yes] no fim
   *[no] depois de cerca de { $usual }
}.
seen-gap = No fim a perda de validação é { $value } a de treino; em execuções saudáveis, cerca de { $usual }.
seen-error-gap = No fim o erro de validação fica { POINTS($size) } { $side ->
    [above] acima
   *[below] abaixo
} do erro de treino; em execuções saudáveis, cerca de { POINTS($usual_size) } { $usual_side ->
    [above] acima
   *[below] abaixo
}.
seen-error = No fim { of-curve } é de { $value }; em execuções saudáveis, cerca de { $usual }.
seen-rate = { $bound ->
    [low] A taxa de aprendizado é um décimo, ou menos, daquela com que se costuma começar com esse otimizador
    [high] A taxa de aprendizado é 300 vezes, ou mais, aquela com que se costuma começar com esse otimizador
    [same] A taxa de aprendizado é aquela com que se costuma começar com esse otimizador
   *[none] A taxa de aprendizado é { $value } aquela com que se costuma começar com esse otimizador
}; nas execuções saudáveis com que se aprendeu, cerca de { $usual } essa taxa.
seen-is-adaptive = { $is_so ->
    [yes] O otimizador adapta o passo de cada peso, como o Adam.
   *[no] O otimizador é a descida do gradiente, com o mesmo tamanho de passo para todos os pesos.
}
seen-batch = Um lote tem { $value } exemplos; nas execuções saudáveis com que se aprendeu, cerca de { $usual }.
seen-updates = Uma época faz { $value } atualizações; nas execuções saudáveis com que se aprendeu, cerca de { $usual }.
seen-decays = { $is_so ->
    [yes] A taxa de aprendizado cai na segunda metade da execução.
   *[no] A taxa de aprendizado não cai na segunda metade da execução, como na maioria das saudáveis.
}
seen-weight-decay = { $is_none ->
    [yes] Não há decaimento de pesos (weight decay).
   *[no] O decaimento de pesos (weight decay) é { $value } o usual com esse otimizador.
}
seen-dropout = O dropout desliga { $value } das unidades ocultas; nas execuções saudáveis com que se aprendeu, cerca de { $usual }.
seen-narrowest = A camada oculta mais estreita tem { $value } unidades; nas execuções saudáveis com que se aprendeu, cerca de { $usual }.
seen-points = A curva mais longa tem { $value } pontos; nas execuções saudáveis com que se aprendeu, cerca de { $usual }.
seen-by-step = { $is_so ->
    [yes] O registro conta atualizações, e não épocas.
   *[no] O registro conta épocas.
}
seen-loss-not-finite = A perda virou NaN ou infinito.
seen-loss-exploded = A perda terminou acima do começo.
seen-at-chance = A acurácia é a de um palpite.

if-late-fall = { of-curve } { $than } no último quinto
if-late-share = { of-curve } { $than } da queda total no último quinto
if-slowing = { of-curve } { $than } no último quarto, do caminho que fez na segunda metade
if-half-share = { of-curve } { $than } da queda total na segunda metade
if-done-first = { of-curve } { $than } da queda total do primeiro ponto ao segundo
if-start-share = { of-curve } { $than } da queda total da avaliação antes do treino ao ponto seguinte
if-trend-noise = { of-curve } { $than } o próprio ruído na segunda metade
if-level = { of-curve } tivesse terminado em { $than } do primeiro valor
if-noise = { of-curve } variasse { $than } do nível de um ponto a outro
if-noise-share = { of-curve } variasse { $than } da queda total de um ponto a outro
if-up-share = { of-curve } subisse { $than } da queda total, somadas todas as subidas
if-falling = { of-curve } descesse em { $than } dos passos na segunda metade
if-rise-share = { of-curve } tivesse voltado a subir { $than } da queda total desde o melhor ponto
if-rise = { of-curve } tivesse terminado { $than } acima do melhor valor
if-best-at = { of-curve } tivesse chegado ao melhor valor depois de { $than } da execução
if-gap = a perda de validação fosse { $than } a de treino
if-error-gap = o erro de validação menos o de treino fosse de { $than } pontos percentuais
if-error = { of-curve } fosse de { $than }

margin = O veredito seria “{ $state }” se { $condition } (aqui: { $here }).
margin-short = “{ $state }” se { $condition }

rests-on-settings = Nada na curva move isto sozinho; quem fala é a configuração.
rests-on-whole = { $is_good ->
    [yes] Nada na curva nem na configuração difere das execuções saudáveis a ponto de mover isto.
   *[no] Nada move isto sozinho: quem fala é a curva como um todo.
}
named-from = { $differs ->
    [yes] A probabilidade é de { PERCENT($chance, digits: 0) }; este estado é dito a partir de { PERCENT($from, digits: 0) }.
   *[no] Este estado é dito a partir de { PERCENT($from, digits: 0) }.
}
