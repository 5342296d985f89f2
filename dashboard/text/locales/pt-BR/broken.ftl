# Números e dados que não estão certos: os fatos com seus títulos e linhas do manual, o veredito, e o
# que conferir primeiro.
said-from = { $unit ->
    [epoch] a partir da época { NUM($at) }
    [round] a partir da rodada { COUNT($at) }
   *[step] a partir do passo { COUNT($at) }
}

symptom-nan-from-start = A perda { $split ->
    [val] de validação
    [test] de teste
   *[train] de treino
} é NaN ou infinito em todos os seus { COUNT($count) } pontos.
symptom-nan-from-start-title = NaN desde o começo
symptom-nan-from-start-what = Se cada perda de treino (de validação, onde ela falta) é NaN ou infinito em todos os pontos, que são pelo menos dois.
symptom-nan-from-start-why = Já o primeiro passo ou a primeira entrada estourou: um formato numérico estreito demais, uma taxa alta demais ou entradas ruins, nesta ordem.
symptom-nan-from-start-not = Quando não há perda registrada, ou quando um dos pontos é um número.

symptom-gradient-not-finite = { $stands ->
    [yes] A norma do gradiente é NaN ou infinito { said-from }, em { COUNT($count) } de { COUNT($points) } pontos.
   *[no] A norma do gradiente é NaN ou infinito em { COUNT($count) } de { COUNT($points) } pontos, o primeiro { said-from-short }.
}
said-from-short = { $unit ->
    [epoch] na época { NUM($at) }
    [round] na rodada { COUNT($at) }
   *[step] no passo { COUNT($at) }
}
symptom-gradient-not-finite-title = NaN no gradiente
symptom-gradient-not-finite-what = Os pontos de uma norma do gradiente registrada que não são números finitos: a partir de onde e quantos.
symptom-gradient-not-finite-why = Um passo por esse gradiente destrói os pesos ou é pulado: o formato numérico estourou, ou houve uma divisão por zero.
symptom-gradient-not-finite-not = Sem a norma do gradiente no registro, ou quando são só um ou dois pontos: a escala da perda (loss scaling) pula alguns passos de propósito.

symptom-loss-zero = { $first ->
    [yes] A perda é exatamente zero em todos os { COUNT($count) } pontos.
    [lost] A perda não era um número finito, passou a exatamente zero e fica assim { said-from }.
   *[no] A perda passou de { NUM($before) } a exatamente zero de uma vez e fica assim { said-from }.
}
symptom-loss-zero-title = Perda exatamente zero
symptom-loss-zero-what = Se a perda é exatamente zero até o fim, desde o primeiro ponto ou logo depois de um valor grande ou que não é finito.
symptom-loss-zero-why = Nenhuma entropia cruzada e nenhum erro chega lá de uma vez: os números estouraram, todos os rótulos estão mascarados, ou a perda deixou de ser calculada.
symptom-loss-zero-not = Quando a perda chegou a zero por valores pequenos (o registro os arredonda), ou a acurácia passa de 95%. Também com um ou dois exemplos de treino, com perda hinge ou triplet, ou numa execução que se julga por recompensas.

symptom-loss-below-lowest = { $kind ->
    [perplexity] A perplexidade chega a { NUM($value) }, e nenhuma fica abaixo de 1.
   *[loss] A perda chega a { NUM($value) }, abaixo do menor valor que pode ter.
}
symptom-loss-below-lowest-title = Perda abaixo do mínimo
symptom-loss-below-lowest-what = Uma perplexidade abaixo de 1, um erro ou uma entropia cruzada abaixo de zero, ou uma perda que vai muito abaixo de zero ao lado de uma acurácia.
symptom-loss-below-lowest-why = O que se minimiza não é o que se queria, e não tem fim: falta o log-softmax, ou os rótulos não são os que a perda espera.
symptom-loss-below-lowest-not = Na perda de uma regressão ou de uma densidade, que pode ser negativa, ou entre -1 e 0 ao lado de uma acurácia, como a de Dice.

symptom-outputs-saturated = Cada resposta errada custa { NUM($cost, digits: 4) }, onde esta perda é cortada: todas as saídas estão em 0 ou 1.
symptom-outputs-saturated-title = Saídas saturadas
symptom-outputs-saturated-what = Se perda / (1 − acurácia) fica, nos três últimos pontos de cada parte, onde a biblioteca corta o logaritmo. No Keras, de 15,9 a 16,1.
symptom-outputs-saturated-why = Aí cada resposta vem com certeza total, certa ou errada, e não sobra gradiente. Entradas fora de escala levam a isso, uma última camada errada ou passos grandes demais.
symptom-outputs-saturated-not = Sem acurácia ao lado da perda, com menos de três pontos ou com quase todas as respostas certas. Uma perda calculada dos valores crus nunca é cortada.
symptom-loss-nan-alone = A perda é NaN ou infinito { said-from }, e a acurácia segue, até { PERCENT($accuracy) }: os pesos estão inteiros, a perda não.
symptom-loss-nan-alone-title = NaN só na perda
symptom-loss-nan-alone-what = Se a acurácia ainda se move depois que a perda virou NaN, mantém nove décimos da melhor de antes e está dez pontos acima da menor.
symptom-loss-nan-alone-why = Pesos NaN respondem uma classe só para toda entrada. Estes não: é a perda que calcula log(0) ou estoura, e taxa nenhuma conserta isso.
symptom-loss-nan-alone-not = Sem acurácia ao lado da perda, ou quando ela fica parada ou voltou atrás: aí, os pesos se perderam.
symptom-loss-constant = A perda de treino é { NUM($value, digits: 4) } até o último dígito em todos os { COUNT($count) } pontos.
symptom-loss-constant-title = Perda constante até o dígito
symptom-loss-constant-what = Se todos os pontos da perda de treino têm um único valor, escrito com três dígitos ou mais.
symptom-loss-constant-why = Os lotes diferem, e os pesos atualizados também: esta perda é calculada de algo que o treino não alcança.
symptom-loss-constant-not = Com menos de cinco pontos, com um valor de um ou dois dígitos, ou quando a taxa é zero, o que já explica.

symptom-metric-out-of-range = { $name } chega a { NUM($value) }, e uma proporção fica entre 0 e 1 (ou entre 0 e 100%).
symptom-metric-out-of-range-title = Métrica fora da faixa
symptom-metric-out-of-range-what = Se uma F1, precisão, revocação (recall), AUC, mAP, IoU ou Dice sai de 0 a 1, ou de 0 a 100%.
symptom-metric-out-of-range-why = O código da métrica está errado, e com ele toda escolha que se faz por ela.
symptom-metric-out-of-range-not = Quando não há uma métrica dessas, ou quando o valor é exatamente -1, com que avaliadores marcam o que não existe.

symptom-val-not-finite = { $stands ->
    [yes] A perda { which-held-out } é NaN ou infinito { said-from }, enquanto a de treino tem números ali{ $others ->
        [0] .
        [one] { " " }e { $beside } segue em frente.
       *[other] { " " }e outras { COUNT($others) } métricas desse conjunto seguem em frente.
    }
   *[no] A perda { which-held-out } foi NaN ou infinito em { COUNT($count) } pontos e voltou a ser um número, enquanto o treino seguia.
}
symptom-val-not-finite-title = NaN só na validação
symptom-val-not-finite-what = A partir de onde a perda de validação não é um número, se depois volta a ser, e o que segue ao lado dela.
symptom-val-not-finite-why = Os pesos estão inteiros, ou o treino teria acabado junto: o defeito é da avaliação.
symptom-val-not-finite-not = Quando uma perda de treino também termina em NaN: aí, é a própria execução que se perdeu.

symptom-units-differ = { $larger ->
    [train] A perda de treino começa { NUM($ratio) } vezes acima da { which-held-out } ({ NUM($train) } e { NUM($held_out) }): as duas não estão na mesma unidade.
   *[held-out] A perda { which-held-out } começa { NUM($ratio) } vezes acima da de treino ({ NUM($held_out) } e { NUM($train) }): as duas não estão na mesma unidade.
}
symptom-units-differ-title = Perdas em unidades diferentes
symptom-units-differ-what = Se a perda de treino e a de validação estão separadas por um fator de oito ou mais que, pelas acurácias ou pelo tamanho, não é uma distância real.
symptom-units-differ-why = Uma é uma soma ou traz uma penalidade, a outra é uma média: níveis, distâncias e ritmo não se comparam.
symptom-units-differ-not = Quando falta uma das perdas ou ela não é positiva, ou quando a perda de validação mais alta pode ser uma distância real.

symptom-accuracy-constant = A acurácia { which-held-out } é { PERCENT($accuracy, digits: 2) } até o último dígito em { COUNT($count) } avaliações, enquanto o treino segue.
symptom-accuracy-constant-title = Uma classe só
symptom-accuracy-constant-what = Se a acurácia de validação tem um único valor em nove de cada dez pontos, com uma perda que não é melhor que a de uma resposta fixa.
symptom-accuracy-constant-why = O modelo dá a todo exemplo a mesma classe, e a acurácia é a proporção dessa classe.
symptom-accuracy-constant-not = Com menos de cinco avaliações, acima de 95%, ou no 1/n de um palpite, de que outro fato trata.

symptom-below-chance = A acurácia { which-held-out } fica em { PERCENT($held_out) }{ $classes ->
    [0] { "" }
   *[other] , abaixo de um palpite entre { $classes } classes,
} enquanto a de treino chega a { PERCENT($known) }.
symptom-below-chance-title = Abaixo do acaso
symptom-below-chance-what = Se a acurácia de validação fica perto de zero, abaixo de um palpite, ou baixa e sem ganho nenhum, enquanto a de treino é alta.
symptom-below-chance-why = Nenhum modelo erra tanto por si: as classes da validação estão numeradas de outro jeito, ou os rótulos estão deslocados em relação aos exemplos.
symptom-below-chance-not = Sem acurácia dos dois lados, com menos de cinco pontos, ou quando a acurácia de validação já foi maior.

symptom-val-at-guess = A perda { which-held-out } nunca fica abaixo de { NUM($best) }{ $classes ->
    [0] , mais ou menos onde começou,
   *[other] , a de um palpite entre { $classes } classes,
} enquanto a de treino cai até { NUM($train_end) }.
symptom-val-at-guess-title = Validação no nível de um palpite
symptom-val-at-guess-what = Se a perda de validação fica em ln(n), ou onde começou ao lado de uma acurácia que não ganha nada, enquanto a de treino cai pela metade.
symptom-val-at-guess-why = Nada do que se aprende vale para outros dados: os rótulos estão embaralhados, ou a validação traz outra coisa. O sobreajuste começa aprendendo.
symptom-val-at-guess-not = Quando falta uma das perdas ou ela está em outra escala, com menos de cinco pontos, ou sem número de classes nem acurácias.

# O veredito.
headline-stability-broken = { $basis ->
    [nan-from-start] Números inválidos: a perda é NaN ou infinito desde o primeiro ponto. Tente antes a precisão completa, depois uma taxa menor, e então veja as entradas.
    [gradient-not-finite] Números inválidos: o gradiente é NaN ou infinito { said-from }, e nenhum passo por ele ensina alguma coisa.
    [loss-nan-alone] Perda com defeito: é NaN ou infinito { said-from }, enquanto a acurácia segue e terminou em { PERCENT($accuracy) }. Os pesos estão inteiros: confira a última camada e a perda.
    [loss-zero] Números inválidos: a perda é exatamente zero { said-from }, e nenhuma queda termina assim.
    [loss-below-lowest] Perda inválida: chega a { NUM($value) }, abaixo do menor valor que pode ter. O que se minimiza não é o que se queria.
    [loss-constant] Números inválidos: a perda é { NUM($value, digits: 4) } até o último dígito, do começo ao fim. O treino não chega até ela.
    [accuracy-impossible] A acurácia registrada termina em { NUM($value) }, e isso não pode ser uma acurácia. Confira a métrica antes de mexer no treino.
    [metric-out-of-range] Métrica inválida: { $name } chega a { NUM($value) }, fora da faixa dela. Conserte-a antes de escolher por ela.
    [val-not-finite] Avaliação com defeito: a perda { which-held-out } é NaN ou infinito { said-from }, enquanto o treino { $others ->
        [0] segue em frente.
       *[other] e as outras métricas seguem em frente.
    }
   *[other] Números inválidos: não podem estar certos, e deles não se tira nada.
}
headline-stability-broken-short = { $basis ->
    [val-not-finite] avaliação com defeito
    [loss-nan-alone] perda com defeito
    [metric-out-of-range] métrica inválida
    [accuracy-impossible] métrica inválida
   *[other] números inválidos
}

# Por que uma lâmpada não sabe.
reason-numbers-broken = Um número deste registro não pode estar certo, e o que se lesse dos outros seria palpite. Conserte isso antes.
reason-data-broken = Dados ou rótulos não combinam, e nenhuma taxa mostraria isso. Confira antes a divisão e os rótulos.
reason-units-differ = A perda de treino não está na unidade da de validação: o ritmo dela não serve para julgar a taxa.
reason-never-trained = A taxa é zero: o que a perda faz é a variação dos lotes.

# Conselhos.
recommendation-check-precision = { $where ->
    [validation] Avalie em precisão completa (float32), sem precisão mista (mixed precision), e veja quais lotes dão NaN.
   *[training] Treine em bfloat16 ou em precisão completa (float32) em vez de float16, ou confira a escala da perda (loss scaling).
}
why-check-precision = { $where ->
    [validation] O float16 acaba em 65.504; a soma de um lote grande, ou vazio, estoura ali antes do treino.
   *[training] O float16 acaba em 65.504: dali em diante os números viram infinito e, uma divisão depois, NaN.
}
expect-check-precision = { $where ->
    [validation] { expected } números para os mesmos pesos; não é preciso repetir o treino.
   *[training] { expected } perdas e gradientes finitos desde os primeiros passos, com a mesma taxa.
}
wrong-check-precision = { $where ->
    [validation] { wrong-if } der NaN também em float32: aí, procure um lote vazio ou uma divisão por zero.
   *[training] { wrong-if } der NaN também em float32: aí, tente um décimo da taxa e, depois, veja os dados.
}
chip-check-precision = conferir a precisão

recommendation-probe-lower-lr = Se a precisão completa não resolver, tente cem passos com um décimo da taxa.
why-probe-lower-lr = Quando já os primeiros passos estouram, uma taxa alta demais é a próxima causa provável.
expect-probe-lower-lr = { expected } perdas finitas nesses cem passos, se a causa for a taxa.
wrong-probe-lower-lr = { wrong-if } a primeira perda de todas, antes de qualquer passo, já for NaN: aí, são os dados ou o modelo.
chip-probe-lower-lr = testar taxa menor

recommendation-scale-inputs = Normalize as entradas: média 0 e desvio 1, medidos no conjunto de treino, ou de 0 a 1.
why-scale-inputs = Entradas na casa das centenas dão saídas de 0 e 1 antes de se aprender qualquer coisa, e ali não sobra gradiente.
expect-scale-inputs = { expected } em classificação com entropia cruzada, uma perda inicial perto de ln(número de classes), e que cai dali.
wrong-scale-inputs = { wrong-if } elas já estão normalizadas: então olhe a última camada e abaixe a taxa.
chip-scale-inputs = normalizar as entradas

recommendation-check-output-layer = Confira a última camada com a perda: log-probabilidades para a NLL, valores crus para a entropia cruzada, rótulos de 0 a 1 para a binária.
why-check-output-layer = Uma perda que é NaN, passa do seu mínimo ou fica no seu corte recebe algo que não é probabilidade, ou rótulos fora da faixa. Um softmax de uma só unidade dá sempre 1.
expect-check-output-layer = { expected } uma perda inicial perto de ln(número de classes), e nenhuma abaixo de zero.
wrong-check-output-layer = { wrong-if } a perda for negativa de propósito, como uma log-densidade ou um Dice: aí, é o nome que engana, não a execução.
chip-check-output-layer = conferir a última camada

recommendation-check-metric = Refaça a métrica num conjunto pequeno, à mão ou com o scikit-learn, e compare.
why-check-metric = Um valor fora da faixa vem do código da métrica: somas no lugar de médias, médias por lote ou argumentos trocados.
expect-check-metric = { expected } dois números iguais, ambos dentro da faixa.
wrong-check-metric = { wrong-if } os dois derem o valor do registro: aí, a métrica é outra, e não a do nome.
chip-check-metric = conferir a métrica

recommendation-fix-reduction = Registre as duas perdas na mesma unidade: a média por exemplo, sem penalidades.
why-fix-reduction = Uma soma cresce com os lotes, e uma penalidade com os pesos; ao lado de uma média, nenhuma diz o quanto o modelo se ajusta.
expect-fix-reduction = { expected } duas curvas que começam perto uma da outra.
wrong-fix-reduction = { wrong-if } as duas forem médias da mesma perda: aí, veja o que uma delas soma a mais.
chip-fix-reduction = registrar as perdas como médias

recommendation-check-gradient-flow = Confira se os gradientes chegam aos pesos: nenhum ausente nem zero, e o otimizador com os parâmetros do próprio modelo.
why-check-gradient-flow = Uma perda que nunca se move está separada dos pesos, ou todas as unidades morreram.
expect-check-gradient-flow = { expected } um gradiente acima de zero em cada camada, e pesos que mudam depois de um passo.
wrong-check-gradient-flow = { wrong-if } eles mudarem: aí, a perda registrada não é a que se minimiza.
chip-check-gradient-flow = conferir os gradientes

recommendation-check-classes = Conte as previsões por classe, e dê pesos às classes ou sorteie-as por igual.
why-check-classes = Uma acurácia que nunca se move é a proporção de uma classe: em dados desequilibrados, responder sempre a mesma compensa.
expect-check-classes = { expected } previsões de mais de uma classe e uma acurácia que se move, no início talvez menor.
wrong-check-classes = { wrong-if } várias classes forem previstas: aí, veja qual modelo e quais dados são avaliados.
chip-check-classes = contar as classes previstas

recommendation-check-split = Compare o treino e a validação: as mesmas classes na mesma ordem, o mesmo preparo, os rótulos junto dos seus exemplos.
why-check-split = O treino aprende e nada vale na validação: quase sempre os dois conjuntos não querem dizer o mesmo.
expect-check-split = { expected } que o próprio treino, avaliado como a validação, chegue à acurácia de treino.
wrong-check-split = { wrong-if } chegar, e uma nova divisão dos mesmos dados não for melhor: aí, o modelo só memoriza.
chip-check-split = conferir a divisão

recommendation-shuffle-data = Embaralhe antes de dividir e de novo a cada época, entradas e rótulos juntos.
why-shuffle-data = Dados em ordem de classe põem outras classes na validação; rótulos embaralhados sozinhos não são de ninguém.
expect-shuffle-data = { expected } uma acurácia de validação acima de um palpite depois das primeiras épocas.
wrong-shuffle-data = { wrong-if } a validação ficar como está: aí, a ordem não era a causa.
chip-shuffle-data = embaralhar os dados

recommendation-set-lr = { $to ->
    [none] Ponha uma taxa acima de zero: 0,001 é o usual com Adam, 0,01 com SGD.
   *[other] Ponha uma taxa acima de zero: { RATE($to) }, para começar.
}
why-set-lr = { $shown_score ->
    [none] Com taxa zero nenhum peso muda, por mais que se treine.
   *[other] Com taxa zero nenhum peso muda; uma execução comparável com { RATE($shown_lr) } terminou com { advised-score }.
}
expect-set-lr = { expected } uma perda que cai já nas primeiras épocas.
wrong-set-lr = { wrong-if } o registro ainda mostrar taxa zero: aí, quem a define é um agendamento ou um aquecimento do tamanho errado.
chip-set-lr = { $to ->
    [none] taxa acima de zero
   *[other] taxa { RATE($to) }
}

# Comentários do código.
snippet-on-the-cpu = float32 de ponta a ponta
snippet-by-hand = o mesmo, à mão
snippet-mean-over-items = média por exemplo
snippet-moved = acima de zero em toda parte?
snippet-more-than-one = mais de uma classe?
snippet-same-order = as mesmas classes, na mesma ordem?
snippet-evaluated-alike = perto da acurácia de treino?
snippet-raw-scores = valores crus, sem softmax antes
snippet-from-training-set = só do conjunto de treino
snippet-hundred-steps = cem passos com um décimo
snippet-still-a-number = ainda é um número?
