# Conselhos seguidos: a execução antes e depois, previsão e resultado, quantas vezes o conselho acertou.
followed = Antes e depois
followed-advice = Esta execução segue o conselho “{ $change }”, dado a { $parent }.
followed-orphan = Esta execução segue o conselho “{ $change }”. A execução aconselhada, { $parent }, não está aberta aqui: abra a pasta que contém as duas para vê-las lado a lado.
followed-led = O conselho “{ $change }” foi seguido em { $child }.
followed-metric = { $metric ->
    [accuracy] acurácia
   *[loss] perda
}
followed-value = { $metric ->
    [accuracy] { PERCENT($value) }
   *[loss] { NUM($value) }
}
followed-forecast-better = Previa-se um resultado melhor.
followed-forecast-up = Previa-se uma { followed-metric } acima de { $now }.
followed-forecast-down = Previa-se uma { followed-metric } abaixo de { $now }.
followed-forecast-value = Previa-se que a { followed-metric } iria de { $now } para { $expected }.
followed-seen-yes = A { followed-metric } foi de { $before } para { $after }, mais do que o acaso explica.
followed-seen-same = A { followed-metric } foi de { $before } para { $after }, não mais do que o acaso explica.
followed-seen-no = A { followed-metric } foi de { $before } para { $after }: pior do que antes.
followed-came-true = { $true ->
    [yes] A previsão se confirmou.
   *[no] A previsão não se confirmou.
}
followed-waiting = O treino ainda não chegou ao fim; a previsão foi registrada antes do resultado.
followed-no-number = nenhum número
followed-before = Antes
followed-predicted = Previsto
followed-after = Observado
followed-above = > { $now }
followed-below = < { $now }
followed-just-better = melhor
followed-open = Abrir { $run }

hit-rates = Quantas vezes o conselho acertou
hit-rates-lead = { $runs ->
    [1] Uma das execuções abertas seguiu um conselho.
   *[other] { COUNT($runs) } das execuções abertas seguiram um conselho.
} A previsão foi registrada antes de cada treino.
hit-rates-advice = Conselho
hit-rates-followed = Seguido
hit-rates-improved = Melhorou
hit-rates-came-true = Previsão confirmada
hit-rates-healthy = Saudável depois
hit-rates-all = Todos

# Tipos de conselho, sem valores.
kind-raise-lr = Aumentar a taxa
kind-lower-lr = Diminuir a taxa
kind-try-lr = Testar outra taxa
kind-set-lr = Taxa acima de zero
kind-raise-lr-with-batch = Aumentar a taxa com o lote
kind-lower-batch-size = Lote menor
kind-raise-batch-size = Lote maior
kind-train-longer = Treinar mais
kind-stop-at-epoch = Parar antes
kind-add-weight-decay = Decaimento de pesos
kind-lower-weight-decay = Menos decaimento de pesos
kind-add-dropout = Dropout
kind-augment = Aumentar os dados
kind-larger-model = Modelo maior
kind-decay-lr = Reduzir a taxa no fim
kind-warm-up = Aquecimento
kind-clip-gradients = Limitar os gradientes
kind-add-momentum = Momentum
kind-check-data = Conferir as entradas
kind-check-labels = Conferir os rótulos
kind-shuffle-data = Embaralhar os dados
kind-mend-setting-init = Pesos iniciais sorteados
kind-mend-setting-input-scaling = Normalizar as entradas
kind-mend-setting-loss = Trocar a perda
kind-mend-setting-label-noise = Rótulos limpos
kind-mend-setting-fault = Retirar o defeito
kind-mend-setting-order = Embaralhar os exemplos
kind-mend-setting-dropout = Menos dropout
kind-mend-setting-l1 = Menos penalidade L1
kind-mend-setting-clip = Limitar menos os gradientes
kind-mend-setting-decay = Sem redução da taxa
kind-mend-setting-batch-size = Lote maior
