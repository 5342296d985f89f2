# A página da lição: descida do gradiente passo a passo.
page-lesson = Lição
lesson-title-one-weight = O gradiente aponta para onde a perda mais sobe; cada passo vai para o lado oposto, e a taxa de aprendizado diz quanto.
lesson-title-batch = Um lote pequeno dá um gradiente com ruído: com taxa constante a perda para num piso, mais alto quanto menor o lote.
lesson-title-two-weights = De olhos vendados na montanha só se sente a inclinação sob os pés, e a taxa que serve ao lado íngreme é lenta no plano.
lesson-title-perceptron = Cada atualização são quatro etapas: ir para a frente, medir a perda, voltar e atualizar.
lesson-title-remedies = Um modelo pode memorizar os pontos de treino e errar em todos os outros; há remédios, e cada um tem o seu preço.
lesson-one-weight-lead = Escolha uma perda, um ponto de partida e uma taxa, e dê um passo de cada vez: w ← w − η · dL/dw. Clique no gráfico para partir de outro peso; arraste a taxa para ver o mesmo caminho com outro tamanho de passo.
lesson-one-weight = Um peso
lesson-loss = Perda
lesson-preset-square = (w − 3)²
lesson-preset-exercise = Quantos passos?
lesson-preset-story = De 0,1 a 0,6
lesson-preset-valleys = Dois vales
lesson-formula-square = L(w) = (w − 3)². O gradiente é 2 (w − 3), e o mínimo está em w = 3.
lesson-formula-exercise = L(w) = 0,3125 (w − 1)². Quantos passos até o mínimo com taxa 0,1? E com 1? E com 4?
lesson-formula-story = L(w) = 12,8 (w − 0,35)². De 0,1, onde a perda é 0,8, um passo pequeno leva a 0,11; um grande passa do mínimo e vai a 0,6, e a perda volta a subir.
lesson-formula-valleys = Dois vales: com passos pequenos o peso fica no vale em que começou; com passos maiores pode saltar para o outro, mais fundo.
lesson-start = Peso inicial
lesson-rate = Taxa de aprendizado η
lesson-tries = Experimente
lesson-step = passo
lesson-weight = peso w
lesson-loss-value = perda L(w)
lesson-slope = gradiente dL/dw
lesson-arrives = até o mínimo
lesson-arrives-one = { $steps } passo
lesson-arrives-many = { $steps } passos
lesson-never = nunca
lesson-back = Voltar
lesson-step-button = Um passo
lesson-run = Rodar
lesson-pause = Pausar
lesson-reset = Recomeçar
lesson-player = Andar pelos passos
lesson-four = Os quatro regimes juntos
lesson-four-note = A mesma perda e o mesmo ponto de partida, com quatro taxas. Muito alta: cada passo piora a perda. Alta: o peso salta de um lado ao outro e demora a chegar. Boa: poucos passos bastam. Baixa: cada passo quase não muda nada. As quatro valem para esta perda; em outra, os valores são outros.
lesson-four-very-high = Muito alta
lesson-four-high = Alta
lesson-four-good = Boa
lesson-four-low = Baixa
lesson-four-figure = Perda a cada passo com as quatro taxas
lesson-four-training = Um treino difere de uma parábola só: tem direções planas e íngremes, e o gradiente tem ruído. Ali uma taxa muito alta primeiro cai e depois diverge. Uma alta para acima do ótimo: o ruído não a deixa chegar ao fundo. Uma baixa ainda está caindo; uma boa cai rápido e fica perto de zero.
lesson-four-training-figure = Perda · a cada passo de um treino com ruído
lesson-four-table = Os quatro treinos em números
lesson-loss-by-weight = Perda · pelo peso
lesson-loss-by-step = Perda · a cada passo
lesson-weight-figure = Gráfico da perda pelo peso, com o caminho, a tangente e o próximo passo; clique para escolher o peso inicial
lesson-loss-figure = Gráfico da perda a cada passo
lesson-table = Todos os passos em números
lesson-out-of-view = w = { $w }, fora do gráfico
lesson-update = Próximo passo: w ← { $w } − { $rate } × { $slope } = { $next }
lesson-lost = O peso ficou tão grande que o treino se perdeu: num registro apareceria NaN.
lesson-in-this-valley = Perto do fundo deste vale, onde λ = { $curvature }, vale:
lesson-rate-in-words = { $rate }, { $regime }
lesson-regime-slow = lenta
lesson-regime-one-step = um só passo
lesson-regime-zigzag = zigue-zague
lesson-regime-endless = sem fim
lesson-regime-divergent = divergente
lesson-told-slow = Taxa abaixo de 1/λ: cada passo deixa { $left } da distância ao mínimo, sempre do mesmo lado.
lesson-told-one-step = Taxa igual a 1/λ: um só passo leva ao mínimo.
lesson-told-zigzag = Taxa entre 1/λ e 2/λ: cada passo cai do outro lado do mínimo, com { $left } da distância. Chega, em zigue-zague.
lesson-told-endless = Taxa igual a 2/λ: cada passo cai do outro lado, à mesma distância. O peso salta sem fim, e a perda não muda.
lesson-told-divergent = Taxa acima de 2/λ: cada passo cai do outro lado, { $times } vezes mais longe. A perda só sobe: diverge.
lesson-judged = O que o painel diria?
lesson-judged-few = { $steps ->
    [0] Dê alguns passos, ou deixe rodar: a perda a cada passo é um registro, e aqui ele é avaliado como qualquer outro.
   *[other] Com { $steps } { $steps ->
        [1] passo
       *[other] passos
    } ainda não dá para dizer nada: são precisos pelo menos quatro.
}
lesson-judged-lead = As { $steps } perdas que vieram depois da primeira são um registro como outro qualquer, com a taxa entre as configurações. É isto que o painel diz dele só pela perda:
lesson-judged-weight = Com o peso também no registro, a taxa seria chamada de “{ $state }”.
lesson-judged-twin = A taxa { NUM($twin, digits: 4) } dá exatamente as mesmas perdas que { NUM($rate, digits: 4) }: uma fica abaixo de 1/λ, a outra acima. Experimente as duas e compare o gráfico da esquerda.
lesson-judged-exact = Aqui um passo acerta o mínimo em cheio, e a perda é zero. Num treino de verdade isso não acontece: por isso uma perda de zero é tratada como defeito.
lesson-take-along = Levar como registro
lesson-take-along-help = Um .zip com metrics.csv e hparams.yaml, como os escreve o programa de treino; pode ser aberto aqui ou em outro programa.

lesson-batch = Lote e ruído
lesson-batch-lead = O gradiente de um lote é o verdadeiro mais um ruído de variância σ²/B. Quanto menor o lote, mais ruído, e mais atualizações por época (N/B, com N = 256). Linha cheia: um treino; tracejada: a perda média pela fórmula; pontilhada: o piso em que ela para.
lesson-epoch-button = Uma época
lesson-decay = Na segunda metade, reduzir a taxa à metade por época
lesson-other-draw = Outro sorteio
lesson-loss-by-update = Perda · pelas atualizações (escala log)
lesson-loss-by-sample = Perda · pelos exemplos vistos (escala log)
lesson-updates = atualizações
lesson-samples = exemplos vistos
lesson-batch-size = Lote
lesson-updates-an-epoch = Atualizações por época
lesson-floor-formula = Piso pela fórmula
lesson-floor-simulated = Média de 40 treinos na última época
lesson-floor-note = Com taxa constante a perda média não chega a zero: para em η σ² / (2 (2 − ηλ) B). Uma taxa menor ou um lote maior abaixa esse piso; uma taxa que cai durante o treino o remove. Pelas atualizações o lote completo é o mais direto; pelos exemplos vistos, é o mais lento.
lesson-no-floor = sem piso
lesson-online = Um exemplo por vez
lesson-minibatch = Minilote
lesson-full-batch = Lote completo
lesson-judged-batch = O painel avalia:

lesson-two-weights = Dois pesos
lesson-two-weights-lead = Quem desce está vendado: sente só a inclinação sob os pés (a seta) e dá um passo contra o gradiente. Clique para começar em outro lugar; tire a venda para ver o terreno.
lesson-surface = Terreno
lesson-surface-round = Vale redondo
lesson-surface-valley = Vale alongado
lesson-surface-narrow = Vale estreito
lesson-surface-hills = Morros
lesson-surface-figure = Peso w₂ por peso w₁
lesson-surface-label = Mapa dos dois pesos, com o caminho e a direção em que a perda cai; clique para escolher o início
lesson-condition = Condição κ
lesson-weight-1 = peso w₁
lesson-weight-2 = peso w₂
lesson-loss-name = perda
lesson-height-meter = Perda · a cada passo (o medidor de altura)
lesson-optimizer = Otimizador
lesson-optimizer-sgd = SGD
lesson-optimizer-momentum = Momentum
lesson-optimizer-adam = Adam
lesson-blindfold-off = Tirar a venda
lesson-blindfold-on = Pôr a venda
lesson-told-round = Nas duas direções a curvatura é a mesma, e o caminho vai direto ao fundo: uma só taxa serve às duas.
lesson-told-valley = Na direção íngreme a curvatura é { $curvature }; na plana, 1. A íngreme proíbe taxas de { $rate } em diante; na plana, cada passo deixa { $left } da distância.
lesson-told-narrow = Na direção íngreme a curvatura é { $curvature }; na plana, 1. Uma só taxa serve mal às duas: a íngreme proíbe taxas de { $rate } em diante, e na plana cada passo deixa { $left } da distância.
lesson-told-hills = O caminho desce até o fundo mais próximo, que nem sempre é o mais fundo. Passos maiores, ou o momentum, podem passar por cima de um morro.
lesson-told-momentum = O momentum soma ao passo atual 0,9 do anterior: na direção íngreme as idas e vindas se cancelam, na plana os passos crescem.
lesson-told-adam = O Adam divide o passo de cada peso pelo tamanho recente do seu gradiente: os dois pesos andam com passos parecidos, seja o vale estreito ou não.

lesson-perceptron = Um perceptron
lesson-perceptron-lead = Duas entradas, dois pesos e um viés. Cada exemplo vai para a frente (forward), a perda compara a saída com a resposta, o gradiente volta (backward), e os pesos mudam (update).
lesson-task = Problema
lesson-task-and = E (AND)
lesson-task-or = OU (OR)
lesson-task-xor = OU exclusivo (XOR)
lesson-inputs-figure = Entradas x₂ por x₁ e a reta que separa as classes
lesson-mean-loss-figure = Perda média · a cada passo
lesson-stage-forward = 1 Para a frente
lesson-stage-loss = 2 Perda
lesson-stage-backward = 3 Para trás
lesson-stage-update = 4 Atualização
lesson-example-shown = Passo { $steps }: o exemplo x₁ = { $x1 }, x₂ = { $x2 }, com resposta y = { $y }.

lesson-own = Coloque a sua execução aqui
lesson-own-run = Execução
lesson-own-choose = Escolha uma das execuções abertas
lesson-own-lead = Do ritmo da queda da perda de treino estima-se η · λ, e com ele em que regime a execução estaria se a perda fosse uma parábola. Numa rede há muitas direções: quando a queda não é a de uma só, nada se estima.
lesson-own-one = η · λ ≈ { NUM($value) } (de { NUM($low) } a { NUM($high) }): os pesos registrados ficam de um lado só do mínimo.
lesson-own-both = η · λ ≈ { NUM($value) } (de { NUM($low) } a { NUM($high) }): os pesos registrados saltam de um lado ao outro do mínimo.
lesson-own-untold = η · λ ≈ { NUM($value) } (de { NUM($low) } a { NUM($high) }), na direção de que vem a maior parte da queda.
lesson-own-twin = Só pela perda, { NUM($value) } daria a mesma queda, com o peso saltando de um lado ao outro.
lesson-own-few-points = Não dá para estimar: há menos de oito pontos da perda de treino.
lesson-own-not-falling = Não dá para estimar: a perda de treino não cai.
lesson-own-not-exponential = Não dá para estimar: a queda não é a de uma só direção (nenhuma exponencial a descreve).
lesson-own-unsure = Não dá para estimar: várias taxas de queda muito diferentes descrevem igualmente bem estes pontos.
lesson-own-no-updates = Não dá para estimar: o registro não tem a perda de treino por atualizações.
