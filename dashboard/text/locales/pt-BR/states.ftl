# Os estados previstos: nada aberto, uma execução, todas divergidas, página sendo desenhada.
nothing-next = { $samples ->
    [0] Solte acima a pasta inteira de um treino: os registros que há nela são encontrados sozinhos.
   *[other] Solte acima a pasta inteira de um treino: os registros que há nela são encontrados sozinhos. Para ver o que a página mostra, abra um estudo que vem com o programa:
}
sample-learning-rate = Uma taxa maior compensa um lote grande?
sample-batch-size = O que um lote grande custa com a mesma taxa.
sample-switch = O que acontece com um treino que troca de lote ou de taxa no meio.
sample-regimes = De um pouco baixa a alta demais: quatro taxas, quatro curvas.
sample-one-weight = Uma parábola e um peso: de devagar demais a perdido de vez.
sample-exercise = O exercício das aulas: 81 passos, 6, 1, e nunca.
sample-two-weights = Um vale estreito: o que um peso suporta, o outro não.
sample-gradient = Os mesmos exemplos vistos, em 20 atualizações ou em 28.740.
sample-schedules = Quanto vale deixar a taxa cair, e como fazer o mesmo com o lote.
sample-optimizers = Cada um tem a sua taxa: as mesmas quatro para todos.
sample-fit-under = Pequena demais, regularizada demais, profunda demais, curto demais.
sample-fit-over = Poucas amostras, rótulos ruidosos: a perda de teste volta a subir.
sample-remedies = L1, L2, dropout, ruído nas imagens, parada antecipada.
sample-remedies-few = Imagens deslocadas ou giradas, ao lado de mais imagens originais.
sample-losses = Entropia cruzada, MSE e MAE nos mesmos dígitos.
sample-losses-values = Erro quadrático ou absoluto, com três alvos errados em dez.
sample-broken = Rótulos embaralhados, unidades mortas, NaN e outros: como cada um aparece.
drawing = Desenhando a página…
grounds-alone-one = julgada só pela própria curva
all-diverged = { $runs ->
    [2] As duas execuções divergiram.
   *[other] Todas as { COUNT($runs) } execuções divergiram.
} A primeira, { $title }: { $text }
map-all-diverged = Todas as { COUNT($runs) } execuções divergiram, até a da menor taxa, { RATE($lr) }.
map-lacks-run = Com uma só execução não há o que comparar. Treine de novo com outra taxa de aprendizado ou outro lote, e abra a pasta que contém as duas.
curve-all-diverged = Todas estas execuções divergiram
curve-stalled = { COUNT($runs) } estagnaram
judging-progress = { COUNT($points) } pontos lidos. Julgando as curvas…
