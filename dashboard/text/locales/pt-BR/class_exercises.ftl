# A página Aula: os exercícios.
exercises-lead = Exercícios sobre a taxa de aprendizado. Uma resposta errada é explicada; experimente também na página Lição. O que você resolveu fica só neste navegador.
exercises-progress = { $solved } de { $exercises } resolvidos.
exercises-reset = Recomeçar
exercises-solved = resolvido
exercises-choose = Escolha uma
exercises-count = Número de passos, ou “nunca”
exercises-number = Um número
exercises-check = Conferir
exercises-hint = Dica
exercises-another = Outros números
exercises-right = Certo.
exercises-wrong = Ainda não.
exercises-empty = Nada para conferir.
exercises-no-answer = Escolha uma resposta ou digite um número.
exercises-picture = A perda pelo peso, com os primeiros passos do caminho como pontos
exercises-picture-start = início
exercise-steps-small-title = Quantos passos com 0,1?
exercise-steps-small = L(w) = 0,3125 (w − 1)², a partir de w = 0, com taxa de aprendizado { NUM($rate) }. Depois de quantos passos resta menos de { PERCENT($left, digits: 2) } da distância ao mínimo?
exercise-steps-small-hint = Aqui λ = 0,625: um passo multiplica a distância por 1 − 0,1 × 0,625. Procure a menor potência abaixo de 0,0055; ou conte na página Lição.
exercise-steps-one-title = Quantos passos com 1?
exercise-steps-one = A mesma perda e o mesmo início, com taxa de aprendizado { NUM($rate) }. Depois de quantos passos resta menos de { PERCENT($left, digits: 2) } da distância?
exercise-steps-one-hint = Um passo multiplica a distância por 1 − 1 × 0,625 = 0,375. Quantas vezes até restar menos de 0,0055?
exercise-steps-four-title = O que acontece com 4?
exercise-steps-four = A mesma perda e o mesmo início, com taxa de aprendizado { NUM($rate) }. Depois de quantos passos resta menos de { PERCENT($left, digits: 2) } da distância?
exercise-steps-four-hint = Um passo multiplica a distância por 1 − 4 × 0,625. O tamanho disso é menor que 1?
exercise-steps-right = Com taxa { NUM($rate) }, ηλ = { NUM($product) }: cada passo torna a distância { NUM($share, digits: 4) } vezes a anterior.
exercise-steps-wrong-arrives = Nunca chega: ηλ = { NUM($product) } passa de 2, e cada passo torna a distância { NUM($share) } vezes a anterior, do outro lado.
exercise-steps-wrong-never = Chega, sim: cada passo torna a distância { NUM($share, digits: 4) } vezes a anterior, o que é menos que um.
exercise-steps-wrong-off-by-one = Muito perto: um a mais ou a menos. Conte os passos, não os pontos, e siga até restar menos que a parte pedida.
exercise-steps-wrong-fewer = São precisos mais: um passo deixa { NUM($share, digits: 4) } da distância.
exercise-steps-wrong-more = Bastam menos: um passo deixa { NUM($share, digits: 4) } da distância.
exercise-threshold-title = A partir de que taxa diverge?
exercise-threshold = L(w) = { $factor }(w − 3)², com curvatura λ = { NUM($curvature) }. A partir de que taxa de aprendizado a perda deixa de cair?
exercise-threshold-hint = Um passo multiplica a distância por 1 − ηλ. Quando o tamanho disso deixa de ser menor que 1?
exercise-threshold-right = 2/λ = 2/{ NUM($curvature) }. Exatamente nessa taxa o peso salta sem fim entre dois pontos; acima dela, diverge.
exercise-threshold-wrong-one-step = Essa é 1/λ, a taxa que chega em um só passo. Entre 1/λ e 2/λ ainda chega, em zigue-zague.
exercise-threshold-wrong-upside-down = Isso é λ/2. Quanto mais íngreme o vale, menor tem de ser a taxa: inverta a fração.
exercise-threshold-wrong-curvature = Isso é o próprio λ. Pergunte quando o tamanho de 1 − ηλ chega a 1.
exercise-threshold-wrong-other = A distância é multiplicada por 1 − ηλ; deixa de encolher quando ηλ chega a 2. Resolva isso para η com λ = { NUM($curvature) }.
exercise-best-rate-title = A melhor taxa: um passo
exercise-best-rate = L(w) = { $factor }(w − { NUM($minimum) })², portanto λ = { NUM($curvature) }; o peso parte de { NUM($start) }. Que taxa de aprendizado chega ao mínimo em um só passo?
exercise-best-rate-hint = O gradiente é λ (w − w*). O passo η λ (w − w*) tem de ser tão longo quanto a distância inteira. O início importa?
exercise-best-rate-right = 1/λ = 1/{ NUM($curvature) }, de onde quer que o peso parta.
exercise-best-rate-wrong-threshold = Essa é 2/λ: o passo tem o dobro da distância, e o peso cai igualmente longe, do outro lado.
exercise-best-rate-wrong-curvature = Isso é λ. O passo é taxa × gradiente, e o gradiente já traz λ.
exercise-best-rate-wrong-low = Baixa demais: um passo deixa { NUM($share) } da distância. λ = { NUM($curvature) }.
exercise-best-rate-wrong-high = Alta demais: o passo passa do mínimo, e restam { NUM($share) } da distância do outro lado. λ = { NUM($curvature) }.
exercise-best-rate-wrong-other = Uma taxa de aprendizado é maior que zero. O passo η λ (w − w*) tem de ser tão longo quanto w − w*, com λ = { NUM($curvature) }.
exercise-which-diverges-title = Qual destas diverge?
exercise-which-diverges = L(w) = { $factor }(w − 3)², portanto λ = { NUM($curvature) }. Com qual destas taxas de aprendizado a perda cresce sem fim?
exercise-which-diverges-hint = Calcule 2/λ e compare.
exercise-which-diverges-right = { NUM($rate) } passa de 2/λ = { NUM($threshold) }: ηλ = { NUM($product) }.
exercise-which-diverges-wrong-slow = { NUM($rate) } é lenta, mas chega: um passo deixa { NUM($share) } da distância. O limite é 2/λ = { NUM($threshold) }.
exercise-which-diverges-wrong-one-step = { NUM($rate) } é a melhor: é 1/λ e chega em um passo. O limite é 2/λ = { NUM($threshold) }.
exercise-which-diverges-wrong-zigzag = { NUM($rate) } vai em zigue-zague, mas chega: um passo deixa { NUM($share) } da distância, do outro lado. O limite é 2/λ = { NUM($threshold) }.
exercise-regime-of-walk-title = Dê nome ao regime
exercise-regime-of-walk = A figura mostra um caminho numa parábola, um ponto por passo. Qual é o regime?
exercise-regime-of-walk-hint = Os pontos ficam de um lado do mínimo, ou trocam de lado? Chegam mais perto, ficam à mesma distância, ou se afastam?
exercise-regime-of-walk-option-slow = Lenta
exercise-regime-of-walk-option-one-step = Um só passo
exercise-regime-of-walk-option-zigzag = Zigue-zague
exercise-regime-of-walk-option-endless = Sem fim
exercise-regime-of-walk-option-divergent = Divergente
exercise-regime-of-walk-right = Aqui ηλ = { NUM($product) }.
exercise-regime-of-walk-wrong-slow = Os pontos ficam de um lado e se aproximam pouco: lenta, ηλ = { NUM($product) }, abaixo de 1.
exercise-regime-of-walk-wrong-one-step = O segundo ponto já é o mínimo: um só passo, ηλ = { NUM($product) }.
exercise-regime-of-walk-wrong-zigzag = Os pontos trocam de lado e se aproximam: zigue-zague, ηλ = { NUM($product) }, entre 1 e 2.
exercise-regime-of-walk-wrong-endless = Os pontos trocam de lado e ficam à mesma distância: sem fim, ηλ = { NUM($product) }.
exercise-regime-of-walk-wrong-divergent = Os pontos trocam de lado e se afastam: divergente, ηλ = { NUM($product) }, acima de 2.
exercise-twin-rate-title = Duas taxas, uma curva
exercise-twin-rate = L(w) = { $factor }(w − 3)², portanto λ = { NUM($curvature) }. Uma taxa de { NUM($rate) } dá uma curva da perda. Que outra taxa dá exatamente a mesma curva?
exercise-twin-rate-hint = A perda só conhece o quadrado da distância. Que outra taxa deixa 1 − ηλ do mesmo tamanho, com o outro sinal?
exercise-twin-rate-right = 2/λ − η = { NUM($twin) }: o peso salta de um lado ao outro, e a perda não mostra. Por isso o painel também diz que não dá para saber.
exercise-twin-rate-wrong-itself = Essa é a própria taxa. A outra deixa 1 − ηλ do mesmo tamanho, com o outro sinal.
exercise-twin-rate-wrong-other = Essa taxa deixa { NUM($share) } da distância a cada passo; o pedido é { NUM($wanted) }, com o outro sinal.
