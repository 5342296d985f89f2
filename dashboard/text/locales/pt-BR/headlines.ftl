# O veredito de cada execução: uma frase com seus números, e uma forma curta (-short).

# Pedaços de frase.
said-where = { $split ->
    [test] no teste
    [val] na validação
   *[train] no treino
}
task-where = { $task_split ->
    [test] { " " }no teste
    [val] { " " }na validação
   *[none] { "" }
}
said-final = { $task ->
    [none] { $metric ->
        [accuracy] { PERCENT($final) } { said-where }
       *[loss] uma perda de { NUM($final) } { said-where }
    }
   *[other] { $task } { NUM($task_end) }{ task-where }
}
said-at = { $unit ->
    [epoch] na época { NUM($at) }
    [round] na rodada { COUNT($at) }
   *[step] no passo { COUNT($at) }
}
said-from-best = { $unit ->
    [epoch] A partir da época { NUM($best_x) }
    [round] A partir da rodada { COUNT($best_x) }
   *[step] A partir do passo { COUNT($best_x) }
}
said-still-falls = no último quinto do treino a perda ainda caiu { PERCENT($fall) }

said-guess = { $classes ->
    [0] o nível de um palpite
   *[other] a de um palpite entre { $classes } classes
}

said-reservation = { $note ->
    [spike] com um salto da perda { said-at } que depois voltou
    [gap] embora tenha memorizado o conjunto de treino
    [units-differ] embora as duas perdas estejam em unidades diferentes
    [unknown] mas sem a perda não se sabe se foi estável
   *[none] sem sinal de instabilidade
}

headline-healthy = { $has_gap ->
    [yes] Saudável: { said-final }, { SIZE($apart) ->
        [zero] o mesmo valor
       *[some] { POINTS($apart) } { $side ->
            [above] acima
           *[below] abaixo
        }
    } do treino, { said-reservation }.
   *[no] Saudável: { said-final }, { said-reservation }.
}
headline-healthy-short = saudável

headline-unknown-few-points = { $points ->
    [0] Não dá para dizer: não há nenhum ponto. Registre a perda a cada época e carregue de novo.
    [1] Não dá para dizer com 1 ponto; com 5 já dá. Registre mais vezes ou treine mais, e carregue de novo.
   *[other] Não dá para dizer com { COUNT($points) } pontos; com 5 já dá. Registre mais vezes ou treine mais, e carregue de novo.
}
headline-unknown-few-points-short = poucos pontos
headline-unknown-no-loss = { $kind ->
    [losses] { $counts ->
        [none] Não dá para dizer: o registro traz várias perdas e nenhuma do todo. Registre a soma como "loss", se ela disser como vai o treino.
       *[other] O registro traz várias perdas e nenhuma do todo. O que conta: { objective-counts }.
    }
   *[none] { $counts ->
        [none] Não dá para dizer sem perda nem acurácia. Registre ao menos a perda de treino e carregue de novo.
       *[other] Sem uma perda os indicadores não dizem nada. O que conta: { objective-counts }.
    }
}
headline-unknown-no-loss-short = sem perda
headline-unknown-no-held-out = { $learned ->
    [yes] A perda de treino cai ({ said-final }), mas sem validação não dá para saber se o modelo generaliza.
   *[no] Não dá para dizer: a perda de treino não caiu além do próprio ruído ({ said-final }), e não há validação que mostre mais.
}
headline-unknown-failed = Não foi possível julgar por uma falha do Curva; as curvas foram lidas e estão na figura.
headline-unknown-failed-short = não julgada
headline-unknown-no-held-out-short = sem validação
headline-unknown-units-differ = Pelas perdas não dá para dizer: a de treino e a de validação estão em unidades diferentes. Terminou com { said-final }.
headline-unknown-units-differ-short = unidades diferentes
headline-unknown-best-of-few = Não dá para dizer: terminou com { said-final }. Nenhuma taxa testada é claramente melhor, e uma não testada pode ser.
headline-unknown-best-of-few-short = não dá para dizer
headline-unknown-saturated = Saídas saturadas: terminou com { said-final }, e cada resposta errada custa tudo o que esta perda alcança. Confira a escala das entradas e a taxa.
headline-unknown-saturated-short = saídas saturadas
headline-unknown-slow-or-broken = Não dá para dizer: quase nada aprendeu e terminou com { said-final }. Uma taxa baixa demais faz isso, e uma falha também.
headline-unknown-slow-or-broken-short = nada aprendido
headline-unknown-not-telling = Não dá para dizer: terminou com { said-final }, e as curvas não decidem entre os estados.
headline-unknown-not-telling-short = não dá para dizer

headline-stability-diverged = { $basis ->
    [loss-not-finite] Divergiu: a perda virou NaN ou infinito { said-at }. Os números dali em diante não valem.
    [loss-exploded] { $exploded ->
        [yes] Divergiu sem virar NaN: a perda começou em { NUM($first) } e terminou em { NUM($end) }.
       *[no] Divergiu: a perda terminou acima do começo, em { NUM($end) } depois de { NUM($first) }; nada foi aprendido, ou tudo se perdeu.
    }
    [loss-beyond-guess] Divergiu sem virar NaN: a perda terminou em { NUM($end) }, acima da de qualquer palpite, e a acurácia quase não mudou.
    [outputs-saturated] Divergiu sem virar NaN: cada resposta errada custa { NUM($cost, digits: 4) }, onde esta perda é cortada; as saídas estão saturadas.
    [loss-rising-at-end] Divergiu sem virar NaN: a perda de treino voltou a subir e desfez { PERCENT($share) } da queda, e a acurácia caiu { POINTS($accuracy_lost) }.
    [at-chance] Perdeu o que tinha aprendido: a acurácia caiu para { PERCENT($accuracy) }, { said-guess }.
   *[other] Divergiu: terminou com { said-final }.
}
headline-stability-diverged-short = divergiu
headline-stability-diverging = { $basis ->
    [loss-rising-at-end] Divergindo: a perda de treino voltou a subir e já desfez { PERCENT($share) } da queda.
   *[other] Divergindo: a perda de treino sobe no fim; terminou com { said-final }.
}
headline-stability-diverging-short = divergindo
headline-stability-oscillating = { $basis ->
    [zigzag] Oscila: a perda sobe e desce { LEVELS($swing) } de um ponto ao outro; terminou com { said-final }.
   *[other] Oscila: a perda sobe e desce até o fim; terminou com { said-final }.
}
headline-stability-oscillating-short = oscila
headline-stability-noisy = { $basis ->
    [noisy] Ruidosa: a perda varia { LEVELS($scatter) } em torno da tendência; terminou com { said-final }.
   *[other] Ruidosa: a perda varia em torno da tendência; terminou com { said-final }.
}
headline-stability-noisy-short = ruidosa

headline-learning-rate-too-high = { $basis ->
    [siblings] Taxa (learning rate) alta: outra execução, com taxa menor, terminou bem melhor que { said-final }.
    [zigzag] Taxa (learning rate) alta: a perda sobe e desce { LEVELS($swing) } de um ponto ao outro e termina com { said-final }.
    [ups-and-downs] Taxa (learning rate) alta: a perda sobe e desce o tempo todo; terminou com { said-final }.
    [loss-rising-at-end] Taxa (learning rate) alta: a perda de treino voltou a subir e já desfez { PERCENT($share) } da queda.
    [noisy] Taxa (learning rate) alta: a perda varia { LEVELS($scatter) } e não se estabiliza; terminou com { said-final }.
   *[other] Taxa (learning rate) alta: o ritmo, o ruído e o fim da curva, juntos, são os de uma taxa alta; terminou com { said-final }.
}
headline-learning-rate-too-high-short = taxa alta demais
headline-learning-rate-slightly-high = { $basis ->
    [siblings] Taxa (learning rate) um pouco alta: outra execução, com taxa menor, terminou melhor que { said-final }.
    [zigzag] Taxa (learning rate) um pouco alta: a perda oscila { LEVELS($swing) } de um ponto ao outro; terminou com { said-final }.
    [noisy] Taxa (learning rate) um pouco alta: a perda varia { LEVELS($scatter) } e não se estabiliza; terminou com { said-final }.
    [ups-and-downs] Taxa (learning rate) um pouco alta: a perda sobe e desce o tempo todo; terminou com { said-final }.
    [loss-rising-at-end] Taxa (learning rate) um pouco alta: a perda de treino voltou a subir e já desfez { PERCENT($share) } da queda.
   *[other] Taxa (learning rate) um pouco alta: o ritmo, o ruído e o fim da curva, juntos, são os de uma taxa alta; terminou com { said-final }.
}
headline-learning-rate-slightly-high-short = taxa um pouco alta
headline-learning-rate-too-low = { $basis ->
    [too-few-steps] Pouco treino para este lote (batch): outra execução, com taxa maior ou lote menor, passou de { said-final }.
    [siblings] Taxa (learning rate) baixa: outra execução, com taxa maior, terminou bem melhor que { said-final }.
    [lr-zero] Taxa (learning rate) zero: nenhum peso muda, e a curva só mostra o ponto de partida.
    [still-falling-at-end] Taxa (learning rate) baixa, ou treino curto: { said-still-falls }, e a execução acabou com { said-final }.
    [late-descent] Taxa (learning rate) baixa, ou treino curto: { PERCENT($share, digits: 0) } da queda só veio na segunda metade; terminou com { said-final }.
    [falls-slowly] Taxa (learning rate) baixa, ou treino curto: o primeiro décimo do treino deu só { PERCENT($share) } da queda; terminou com { said-final }.
   *[other] Taxa (learning rate) baixa, ou treino curto: o ritmo e o fim da queda são os de uma taxa baixa; terminou com { said-final }.
}
headline-learning-rate-too-low-short = { $basis ->
    [too-few-steps] pouco treino para o lote
   *[other] taxa baixa demais
}
headline-learning-rate-slightly-low = { $basis ->
    [too-few-steps] Pouco treino para este lote (batch): outra execução, com taxa maior ou lote menor, passou de { said-final }.
    [siblings] Taxa (learning rate) um pouco baixa: outra execução, com taxa maior, terminou melhor que { said-final }.
    [still-falling-at-end] Taxa (learning rate) um pouco baixa, ou treino um pouco curto: { said-still-falls }, e a execução acabou com { said-final }.
    [late-descent] Taxa (learning rate) um pouco baixa, ou treino um pouco curto: { PERCENT($share, digits: 0) } da queda só veio na segunda metade; terminou com { said-final }.
    [falls-slowly] Taxa (learning rate) um pouco baixa, ou treino um pouco curto: o primeiro décimo do treino deu só { PERCENT($share) } da queda; terminou com { said-final }.
   *[other] Taxa (learning rate) um pouco baixa, ou treino um pouco curto: o ritmo e o fim da queda são os de uma taxa baixa; terminou com { said-final }.
}
headline-learning-rate-slightly-low-short = { $basis ->
    [too-few-steps] pouco treino para o lote
   *[other] taxa um pouco baixa
}

headline-batch-size-too-large = { $basis ->
    [siblings] Lote (batch) grande para esta taxa e estas épocas: com mais atualizações, outra execução passou de { said-final }.
   *[other] Lote (batch) grande para esta taxa e estas épocas: são poucas atualizações, e a perda ainda caía, com { said-final }.
}
headline-batch-size-too-large-short = lote grande demais
headline-batch-size-too-small = Lote (batch) pequeno: outra execução, com lote maior, terminou melhor que { said-final }.
headline-batch-size-too-small-short = lote pequeno demais

headline-fit-overfitting = { $basis ->
    [val-rises-while-train-falls] { said-from-best } a perda { $split ->
        [test] de teste
       *[val] de validação
    } sobe { RISE($rise) } enquanto a de treino cai: sobreajuste (overfitting). { $accuracy_went ->
        [rose] A acurácia ainda subiu: o modelo acerta mais, e erra com certeza demais.
        [still] A acurácia ficou parada: o treino a mais não rendeu nada.
        [fell] A acurácia caiu junto, { POINTS($accuracy_lost) }.
       *[unknown] Dali em diante ele memoriza o conjunto de treino{ $task ->
            [none] { "" }
           *[other] , e terminou com { said-final }
        }.
    }
   *[other] Sobreajuste (overfitting): o modelo memoriza o conjunto de treino e terminou com { said-final }.
}
headline-fit-overfitting-short = sobreajuste
headline-fit-underfitting = Subajuste (underfitting): treino e { $split ->
    [test] teste
   *[val] validação
} terminam juntos, e mal: { said-final }.
headline-fit-underfitting-short = subajuste
headline-fit-stopped-too-early = { $basis ->
    [still-falling-at-end] Parou cedo: { said-still-falls }, e ficou com { said-final }.
   *[other] Parou cedo: a perda ainda caía, com { said-final }.
}
headline-fit-stopped-too-early-short = parou cedo demais
headline-fit-plateau = Platô (plateau): na segunda metade do treino a perda quase não caiu, e ficou com { said-final }.
headline-fit-plateau-short = platô
headline-fit-broken-from-start = { $basis ->
    [lr-zero] Nunca treinou: a taxa (learning rate) é zero, nenhum peso muda, e a curva só mostra o ponto de partida.
    [below-chance] Dados ou rótulos: o treino aprende, mas a acurácia { which-held-out } fica em { PERCENT($held_out) }{ $classes ->
        [0] { "" }
       *[other] , abaixo de um palpite entre { $classes } classes
    }. Confira se os dois conjuntos numeram as classes do mesmo jeito.
    [val-at-guess] Dados ou rótulos: a perda de treino cai, mas a { which-held-out } fica onde um palpite a deixaria. Confira a divisão e os rótulos.
    [accuracy-constant] Dados ou rótulos: a acurácia { which-held-out } fica em { PERCENT($accuracy, digits: 2) } até o último dígito, como se uma classe só fosse prevista.
    [memorised-only] Só memoriza: a acurácia de treino sobe, e a { which-held-out } fica em { PERCENT($held_out) }, { said-guess }. Confira se os rótulos são dos seus exemplos.
    [outputs-saturated] Saídas saturadas: cada resposta errada custa { NUM($cost, digits: 4) }, onde esta perda é cortada, e nada se aprende. Confira a escala das entradas e a última camada.
    [flat-from-start] Não aprende: a perda começou em { NUM($first) } e nunca { SIZE($fall) ->
        [zero] ficou abaixo disso
       *[some] ficou mais de { PERCENT($fall) } abaixo disso
    }. Confira rótulos, escala das entradas e a função de perda.
    [accuracy-impossible] A acurácia registrada termina em { NUM($value) }, e isso não pode ser uma acurácia. Confira a métrica antes de mexer no treino.
    [at-chance] Não aprende: a acurácia fica em { PERCENT($accuracy) }, { said-guess }.
   *[other] Não aprende desde o começo: terminou com { said-final }.
}
headline-fit-broken-from-start-short = { $basis ->
    [lr-zero] nunca treinou
    [outputs-saturated] saídas saturadas
    [below-chance] dados ou rótulos
    [memorised-only] dados ou rótulos
    [val-at-guess] dados ou rótulos
    [accuracy-constant] dados ou rótulos
   *[other] não aprende
}
