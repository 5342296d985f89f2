# Vereditos de uma execução que ainda está sendo gravada: valem até aqui e não falam de fim.
so-far-healthy = Saudável até aqui: { said-final }, { said-reservation }.
so-far-unknown-still-running = { $metric ->
    [none] Ainda em treino, sem nada de errado à vista até aqui.
   *[other] Ainda em treino, sem nada de errado à vista: { said-final } até aqui.
}
so-far-unknown-still-running-short = em treino
so-far-unknown-few-points = { $points ->
    [1] Ainda em treino: 1 ponto até aqui, pouco para dizer algo.
   *[other] Ainda em treino: { COUNT($points) } pontos até aqui, poucos para dizer algo.
}
so-far-unknown-few-points-short = em treino
so-far-unknown-saturated = Ainda em treino: { said-final } até aqui, com saídas saturadas. Confira a escala das entradas e a taxa.
so-far-unknown-saturated-short = em treino
so-far-unknown-slow-or-broken = Ainda em treino: { said-final } até aqui, e quase nada aprendido. Uma taxa baixa demais faz isso, e uma falha também.
so-far-unknown-slow-or-broken-short = em treino
so-far-unknown-best-of-few = Ainda em treino: { said-final } até aqui. Nenhuma taxa testada é claramente melhor, e uma não testada pode ser.
so-far-unknown-best-of-few-short = em treino
so-far-unknown-not-telling = Ainda em treino: { said-final } até aqui, e as curvas ainda não decidem entre os estados.
so-far-unknown-not-telling-short = em treino
so-far-stability-diverging = { $basis ->
    [loss-exploded] Divergindo: a perda de treino está acima do começo, em { NUM($end) } depois de { NUM($first) }; ainda pode baixar.
    [at-chance] Divergindo: a acurácia voltou à de um palpite, { PERCENT($accuracy) } até aqui.
   *[other] Divergindo: a perda de treino está subindo; { said-final } até aqui.
}
so-far-stability-diverged = { $basis ->
    [stays-lost] { $lost_as ->
        [no-number] Pare: a perda de treino deixou de ser um número { said-at }, e isso não volta.
       *[other] Pare: desde { $unit ->
            [epoch] a época { NUM($at) }
           *[step] o passo { COUNT($at) }
        } a perda de treino está acima do começo, em { NUM($end) } depois de { NUM($first) }, e não baixa.
    }
    [loss-not-finite] Divergiu: a perda virou NaN ou infinito { said-at }. Os números dali em diante não valem.
   *[other] Divergiu: está em { said-final }.
}
so-far-stability-oscillating = Oscila até aqui: a perda sobe e desce, e está em { said-final }.
so-far-stability-noisy = Ruidosa até aqui: a perda varia em torno da tendência, e está em { said-final }.
so-far-learning-rate-too-high = Taxa de aprendizado alta demais, pela curva até aqui: { said-final }.
so-far-fit-overfitting = { $basis ->
    [val-rises-while-train-falls] { said-from-best } a perda de { $split ->
        [test] teste
       *[val] validação
    } já subiu { PERCENT($rise) }, enquanto a de treino cai: sobreajuste (overfitting).
   *[other] Sobreajuste (overfitting) até aqui: o modelo memoriza o conjunto de treino, com { said-final }.
}
reason-still-running = A execução ainda está sendo gravada, e o que vem pode mudar isto.
grounds-best-so-far = melhor até aqui (mediana dos últimos valores): { $title }, { $value }
best-run-so-far = De { COUNT($runs) } execuções em treino, a melhor até aqui, { $title }, está em { $value } (mediana dos últimos valores).
all-healthy-so-far = { $runs ->
    [1] { $text }
   *[other] Tudo saudável até aqui: nenhuma das { COUNT($runs) } execuções precisa de mudança. A melhor, { $title }, está em { $final }.
}
