# Os fatos observados nas curvas: a frase com os números, o título, o que mede, por que importa
# e quando não vale.
which-held-out = { $split ->
    [test] de teste
   *[val] de validação
}

symptom-loss-not-finite = { $ended ->
    [yes] { $unit ->
        [epoch] Na época { NUM($at) } a perda virou NaN ou infinito, e a execução terminou assim.
        [round] Na rodada { COUNT($at) } a perda virou NaN ou infinito, e a execução terminou assim.
       *[step] No passo { COUNT($at) } a perda virou NaN ou infinito, e a execução terminou assim.
    }
   *[no] { $unit ->
        [epoch] Na época { NUM($at) } a perda virou NaN ou infinito, mas depois voltou a ser um número.
        [round] Na rodada { COUNT($at) } a perda virou NaN ou infinito, mas depois voltou a ser um número.
       *[step] No passo { COUNT($at) } a perda virou NaN ou infinito, mas depois voltou a ser um número.
    }
}
symptom-loss-not-finite-title = Perda NaN ou infinita
symptom-loss-not-finite-what = O primeiro ponto de uma curva de perda que não é um número finito, e se depois dele ainda há números.
symptom-loss-not-finite-why = Quando a perda vira NaN, em geral os pesos já se perderam: o que vem depois não quer dizer nada.
symptom-loss-not-finite-not = Quando o registro não traz perda. Um único estouro, que a precisão mista pula, aparece como recuperado.

symptom-loss-exploded = A perda começou em { NUM($first) }, chegou a { NUM($highest) } e terminou em { NUM($end) }.
symptom-loss-exploded-title = Perda acima do começo
symptom-loss-exploded-what = O fim da perda de treino comparado com o começo.
symptom-loss-exploded-why = A execução terminou sem ter aprendido, ou perdeu o que tinha aprendido, mesmo sem NaN.
symptom-loss-exploded-not = Quando só há perda de validação e ela não chegou a dobrar (pode ser sobreajuste, overfitting), ou quando a perda pode ser negativa.

symptom-loss-beyond-guess = A perda terminou em { NUM($end) }, depois de { NUM($first) }: como média, acima da de qualquer palpite. A acurácia quase não mudou.
symptom-loss-beyond-guess-title = Perda acima de qualquer palpite
symptom-loss-beyond-guess-what = Se a perda termina acima de 10, a de um palpite entre 22.000 classes, enquanto a acurácia ganha menos de dez pontos.
symptom-loss-beyond-guess-why = Como média sobre os exemplos, só respostas erradas e muito seguras custam tanto. É aonde passos grandes demais levam.
symptom-loss-beyond-guess-not = Quando a perda terminou bem acima do começo, o que é dito à parte. Uma perda somada sobre exemplos ou tokens é grande assim também numa execução saudável.

symptom-loss-rising-at-end = Depois do melhor ponto a perda de treino voltou a subir e desfez { PERCENT($share) } da queda.
symptom-loss-rising-at-end-title = Perda de treino subindo
symptom-loss-rising-at-end-what = Quanto da queda da perda de treino se desfez entre o melhor ponto e o fim.
symptom-loss-rising-at-end-why = O treino desfaz o próprio trabalho: os passos são grandes demais para o lugar aonde os pesos chegaram.
symptom-loss-rising-at-end-not = Com menos de cinco pontos, ou quando só há perda de validação.

symptom-zigzag = Na segunda metade a perda muda de sentido em { PERCENT($turns, digits: 0) } dos pontos (ruído puro mudaria em dois a cada três), e cada salto vale { LEVELS($swing) }.
symptom-zigzag-title = Zigue-zague
symptom-zigzag-what = Em quantos pontos da segunda metade a curva muda de sentido, comparado com o ruído puro (dois terços deles). Os saltos têm pelo menos 12% do nível e 1% da queda total.
symptom-zigzag-why = Em geral o passo é grande demais e salta de um lado ao outro do mínimo; um lote muito pequeno também faz isso.
symptom-zigzag-not = Com menos de vinte e um pontos. Se há perda de validação com tantos, só ela conta. Pouco abaixo do limite de estabilidade a perda cai lisa enquanto os pesos oscilam: a perda não mostra isso.

symptom-noisy = Na segunda metade a perda varia { LEVELS($scatter) } em torno da tendência.
symptom-noisy-title = Curva ruidosa
symptom-noisy-what = O desvio padrão do ruído na segunda metade: pelo menos 6% do nível e 2% da queda total, no treino e na validação.
symptom-noisy-why = O ruído do gradiente põe um piso sob a perda; ele cresce com a taxa dividida pelo lote.
symptom-noisy-not = Com menos de dezesseis pontos, ou quando só uma das duas perdas varia assim: é o ruído de minilotes (minibatches) ou de um conjunto de validação pequeno.

symptom-still-falling-at-end = A perda { $split ->
    [test] de teste
    [val] de validação
   *[train] de treino
} ainda caiu { PERCENT($fall) } no último quinto da execução.
symptom-still-falling-at-end-title = Ainda caindo no fim
symptom-still-falling-at-end-what = A queda da perda de treino no último quinto da execução, quando a de validação cai junto.
symptom-still-falling-at-end-why = O treino terminou antes de a perda parar de cair: mais épocas podem render. Muitas execuções boas também terminam assim; sozinho, não é defeito.
symptom-still-falling-at-end-not = Com menos de seis pontos, com perda que pode ser negativa, quando só a perda de treino cai, ou quando um agendamento leva a taxa a zero no fim.

symptom-falls-slowly = O primeiro décimo do treino deu só { PERCENT($share, digits: 0) } da queda total.
symptom-falls-slowly-title = Queda lenta
symptom-falls-slowly-what = A parte da queda da perda que já está feita no primeiro décimo do treino.
symptom-falls-slowly-why = Um passo bem escolhido faz quase todo o trabalho no começo; uma queda por igual indica que os passos são pequenos para o caminho.
symptom-falls-slowly-not = Com menos de dez pontos, ou quando um aquecimento (warm-up) segura o começo.

symptom-flat-from-start = A perda nunca ficou { SIZE($fall) ->
    [zero] abaixo do começo
   *[some] mais de { PERCENT($fall) } abaixo do começo
}: { NUM($first) } no começo, { NUM($best) } no melhor patamar, { NUM($end) } no fim.
symptom-flat-from-start-title = Plana desde o começo
symptom-flat-from-start-what = A queda total da perda de treino em relação ao primeiro valor.
symptom-flat-from-start-why = O modelo não aprende. Confira rótulos, função de perda, escala das entradas, ativações e inicialização; só depois, a taxa.
symptom-flat-from-start-not = Com menos de cinco pontos, quando a acurácia sobe mesmo assim, ou quando o treino continua de um modelo pronto.

symptom-at-chance = { $lost ->
    [yes] A acurácia chegou a { PERCENT($best) } e caiu para { PERCENT($accuracy) }, { said-guess }.
   *[no] A acurácia fica em { PERCENT($accuracy) }, { said-guess }.
}
symptom-at-chance-title = No nível do acaso
symptom-at-chance-what = Se a acurácia da segunda metade fica parada junto de 1/n: n é o número de classes da configuração ou, sem ele, qualquer número inteiro.
symptom-at-chance-why = O modelo responde igual, seja o que for que se mostre a ele.
symptom-at-chance-not = Sem acurácia, com menos de cinco pontos, quando a perda ainda cai na segunda metade, ou quando a acurácia de treino está bem acima do palpite.

symptom-memorised-only = A acurácia { which-held-out } fica em { PERCENT($held_out) }, { said-guess }, enquanto a de treino sobe até { PERCENT($train) }.
symptom-memorised-only-title = Só memorizou
symptom-memorised-only-what = Se a validação nunca sai do nível de um palpite (acurácia 1/n, perda ln(n)) enquanto a acurácia de treino termina mais de dez pontos percentuais acima.
symptom-memorised-only-why = O que se aprende são os próprios exemplos de treino, e nada que separe as classes: rótulos embaralhados, ou de outros exemplos.
symptom-memorised-only-not = Sem acurácia e perda dos dois lados, com menos de cinco pontos, ou quando a primeira perda de treino indica mais classes.

symptom-plateau-early = Na segunda metade do treino a perda { SIZE($change) ->
    [zero] não se moveu
   *[some] { $moved ->
        [rose] subiu { PERCENT($change) }
       *[fell] caiu só { PERCENT($change) }
    }
}, e ainda está em { PERCENT($level, digits: 0) } do valor inicial.
symptom-plateau-early-title = Parou de melhorar cedo
symptom-plateau-early-what = Quanto a segunda metade do treino baixou a perda, e em que nível ela parou.
symptom-plateau-early-why = O tempo passa sem ganho; baixar a taxa depois do platô (plateau) costuma fazer a perda voltar a cair.
symptom-plateau-early-not = Com menos de dez pontos. O nível pode ser o ruído dos próprios dados: abaixo dele não se vai.

symptom-val-rises-while-train-falls = { $unit ->
    [epoch] A partir da época { NUM($best_x) } a perda { which-held-out } sobe { RISE($rise) } enquanto a de treino cai.
    [round] A partir da rodada { COUNT($best_x) } a perda { which-held-out } sobe { RISE($rise) } enquanto a de treino cai.
   *[step] A partir do passo { COUNT($best_x) } a perda { which-held-out } sobe { RISE($rise) } enquanto a de treino cai.
}
symptom-val-rises-while-train-falls-title = Validação piora, treino melhora
symptom-val-rises-while-train-falls-what = O fim da perda de validação comparado com o melhor ponto dela, com a perda de treino abaixo do que era ali.
symptom-val-rises-while-train-falls-why = Dali em diante o modelo memoriza o conjunto de treino.
symptom-val-rises-while-train-falls-not = Quando falta uma das duas perdas ou há menos de oito pontos. Onde a acurácia ainda sobe, não crescem os erros, e sim a confiança neles.

symptom-val-above-train = A acurácia { which-held-out } ({ PERCENT($held_out) }) fica { POINTS($gap) } abaixo da de treino ({ PERCENT($train) }).
symptom-val-above-train-title = Validação abaixo do treino
symptom-val-above-train-what = A diferença entre a acurácia de treino e a de validação no fim, em pontos percentuais.
symptom-val-above-train-why = Parte do que se aprendeu não vale para dados que o modelo não viu.
symptom-val-above-train-not = Quando falta a acurácia de um dos lados. Níveis de perda não se comparam aqui: podem estar em escalas diferentes.

symptom-val-tracks-train = Treino e { $split ->
    [test] teste
   *[val] validação
} terminam juntos{ SIZE($apart) ->
    [zero] .
   *[some] { $metric ->
        [accuracy] : diferença de { POINTS($apart) }.
       *[loss] : diferença de { PERCENT($apart) } na perda.
    }
}
symptom-val-tracks-train-title = Treino e validação próximos
symptom-val-tracks-train-what = A diferença entre treino e validação no fim: em pontos percentuais de acurácia ou, sem ela, na perda.
symptom-val-tracks-train-why = O modelo não está memorizando; o que falta, falta dos dois lados: treinar mais ou usar um modelo maior.
symptom-val-tracks-train-not = Quando falta uma das curvas, quando as perdas estão em escalas diferentes, ou com menos de quatro pontos.

symptom-both-poor = Treino ({ PERCENT($train) }) e { $split_held_out ->
    [test] teste
   *[val] validação
} ({ PERCENT($held_out) }) param perto um do outro, num nível baixo.
symptom-both-poor-title = Treino e validação ruins
symptom-both-poor-what = Uma acurácia de treino baixa e parada, com a de validação a no máximo três pontos percentuais.
symptom-both-poor-why = O modelo não dá conta nem do conjunto de treino: pequeno demais, regularizado demais, ou sem entradas que sirvam.
symptom-both-poor-not = Sem acurácia dos dois lados, com menos de oito pontos, ou enquanto a curva ainda sobe. Com muitas classes, um número baixo pode ser um bom resultado.

symptom-held-back = { $by ->
    [decay] Um decaimento de pesos de { NUM($value) } mantém os pesos perto de zero
   *[units] { $value ->
        [1] Uma camada oculta de 1 neurônio deixa
       *[other] Uma camada oculta de { COUNT($value) } neurônios deixa
    } passar pouco
}: até no treino { $train ->
    [none] sobram { PERCENT($left) } da perda no fim
   *[other] a acurácia termina em { PERCENT($train) }
}.
symptom-held-back-title = Uma configuração segura o modelo
symptom-held-back-what = Um decaimento de pesos duzentas vezes maior que o usual, que agiu por bastante tempo, ou uma camada oculta de no máximo três neurônios. No fim, um quinto dos exemplos de treino está errado, ou sobram 30% da perda.
symptom-held-back-why = A configuração explica sozinha o mau resultado. O que taxa e lote fariam só aparece depois de corrigi-la.
symptom-held-back-not = Quando o log não traz essa configuração ou não traz a curva de treino. O decaimento só conta se as taxas somam o bastante; a camada estreita, só se a perda caiu.

symptom-spike = { $unit ->
    [epoch] Na época { NUM($at) } a perda saltou de { NUM($before) } para { NUM($top) } e depois voltou.
    [round] Na rodada { COUNT($at) } a perda saltou de { NUM($before) } para { NUM($top) } e depois voltou.
   *[step] No passo { COUNT($at) } a perda saltou de { NUM($before) } para { NUM($top) } e depois voltou.
}
symptom-spike-title = Salto isolado
symptom-spike-what = A maior subida da perda de treino de um ponto ao seguinte (spike), se pelo menos metade dela se desfaz até o fim.
symptom-spike-why = Um lote ruim ou um passo grande demais quase custou a execução; limitar a norma do gradiente (gradient clipping) protege.
symptom-spike-not = Com menos de dez pontos. Uma mudança marcada de taxa, lote ou dados pode causar o salto de propósito.

symptom-good-final = { $metric ->
    [accuracy] A acurácia { which-held-out } se estabilizou: { PERCENT($value) } no fim, { PERCENT($best) } no melhor ponto.
   *[loss] A perda { which-held-out } se estabilizou: { NUM($value) } no fim, { NUM($best) } no melhor ponto.
}
symptom-good-final-title = Estável perto do melhor valor
symptom-good-final-what = Uma queda clara, pouca queda restante no fim, e um resultado de validação a no máximo um ponto percentual (5% da perda) do melhor.
symptom-good-final-why = É um indício de que não é preciso mudar nada.
symptom-good-final-not = Sem curva de validação ou com menos de cinco pontos. Só execuções comparáveis mostram se dava para chegar mais longe.

symptom-few-points = { $points ->
    [0] Nenhuma curva tem pontos.
    [1] A curva mais longa tem 1 ponto.
   *[other] A curva mais longa tem { COUNT($points) } pontos.
}
symptom-few-points-title = Poucos pontos
symptom-few-points-what = O número de pontos da perda ou da acurácia mais bem registrada.
symptom-few-points-why = Com quatro pontos, ruído, tendência e virada se parecem: não se pode concluir nada.
symptom-few-points-not = Quando o registro não traz perda nem acurácia.

symptom-no-loss = { $count ->
    [0] O registro não traz nenhuma curva.
   *[other] Nenhuma curva é uma perda que meça o progresso nem uma acurácia; o registro traz: { $metrics }.
}
symptom-no-loss-title = Sem perda nem acurácia
symptom-no-loss-what = Se alguma curva se chama perda (loss) ou acurácia (accuracy).
symptom-no-loss-why = É por elas que os indicadores são julgados; recompensas e tempos não dizem se a taxa ou o modelo estão certos.
symptom-no-loss-not = Quando há uma acurácia, uma curva de perda (com nome terminado em "loss", sem recompensas ao lado) ou um erro como MSE, MAE ou perplexidade.

symptom-lr-zero = { $logged ->
    [yes] A taxa de aprendizado registrada é zero do começo ao fim.
   *[no] A taxa de aprendizado configurada é zero.
}
symptom-lr-zero-title = Taxa zero
symptom-lr-zero-what = Se a taxa configurada, ou a registrada do começo ao fim, é zero.
symptom-lr-zero-why = Nenhum peso muda: a execução só mede o ponto de partida.
symptom-lr-zero-not = Quando a taxa não está na configuração nem nas curvas.

symptom-ups-and-downs = Somadas, as subidas da { $split ->
    [test] perda de teste
    [val] perda de validação
   *[train] perda de treino
} valem { DESCENTS($share) }: ela sobe e desce o tempo todo.
symptom-ups-and-downs-title = Sobe e desce
symptom-ups-and-downs-what = A soma de todas as subidas da perda de validação (de treino, onde ela falta), em relação à queda total.
symptom-ups-and-downs-why = Com um passo adequado a curva quase só cai; subir e cair de novo é sinal de passos grandes demais.
symptom-ups-and-downs-not = Com menos de oito pontos, ou quando a subida é uma só e fica (isso é sobreajuste ou divergência). Um conjunto de validação pequeno oscila por si só.

symptom-late-descent = { PERCENT($share, digits: 0) } da queda da perda veio na segunda metade do treino.
symptom-late-descent-title = Queda tardia
symptom-late-descent-what = A parte da queda da perda de treino que vem depois da metade da execução.
symptom-late-descent-why = Com um passo adequado o caminho se faz quase todo no começo; o que vem tarde viria antes com uma taxa maior.
symptom-late-descent-not = Com menos de oito pontos, ou quando um agendamento (schedule) baixa a taxa na segunda metade.

symptom-accuracy-impossible = A acurácia { $split ->
    [test] de teste
    [val] de validação
   *[train] de treino
} termina em { NUM($value) }, e isso não pode ser uma acurácia: confira como a métrica é calculada.
symptom-accuracy-impossible-title = Acurácia impossível
symptom-accuracy-impossible-what = Se a curva chamada acurácia sai de 0 a 1 (ou 0 a 100%), ou fica em zero enquanto a do outro conjunto está longe disso.
symptom-accuracy-impossible-why = O número é uma contagem, uma soma ou outra coisa: o que se conclui dele está errado, e o código que o calcula pode errar também em outro lugar.
symptom-accuracy-impossible-not = Quando o registro não traz acurácia.

symptom-stays-lost = { $lost_as ->
    [no-number] { $unit ->
        [epoch] Desde a época { NUM($at) } a perda de treino já não é um número.
       *[step] Desde o passo { COUNT($at) } a perda de treino já não é um número.
    }
    [guess] { $unit ->
        [epoch] Desde a época { NUM($at) } a perda de treino está acima do começo, { NUM($first) }, com a acurácia de um palpite, e não baixa: está em { NUM($end) }.
       *[step] Desde o passo { COUNT($at) } a perda de treino está acima do começo, { NUM($first) }, com a acurácia de um palpite, e não baixa: está em { NUM($end) }.
    }
   *[above] { $unit ->
        [epoch] Desde a época { NUM($at) } a perda de treino está acima do começo, { NUM($first) }, e não baixa: está em { NUM($end) }.
       *[step] Desde o passo { COUNT($at) } a perda de treino está acima do começo, { NUM($first) }, e não baixa: está em { NUM($end) }.
    }
}
symptom-stays-lost-title = Perda que não volta
symptom-stays-lost-what = Numa execução que ainda está sendo gravada: há quantos pontos seguidos a perda de treino está acima do começo, ou não é um número, sem baixar.
symptom-stays-lost-why = A execução tem menos do que antes da primeira atualização, e quase nenhuma assim chega a um bom fim: o tempo dela rende mais com outra configuração.
symptom-stays-lost-not = Quando a execução já terminou, durante o aquecimento (warm-up) da taxa, sem perda de treino, ou quando a perda pode ser negativa.
