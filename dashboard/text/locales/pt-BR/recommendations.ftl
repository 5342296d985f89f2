# O que mudar numa execução: a mudança, o porquê, o que esperar dela e o que a desmentiria (uma
# frase para cada um), e um rótulo curto (chip-).

# Pedaços de frase.
expected = O esperado:
wrong-if = O conselho falha se
advised-where = { $split ->
    [test] no teste
    [val] na validação
   *[train] no treino
}
advised-score = { $metric ->
    [accuracy] { PERCENT($shown_score) } { advised-where }
   *[loss] uma perda de { NUM($shown_score) } { advised-where }
}
advised-helped = { $improved ->
    [none] { "" }
   *[other] { " " }Nos treinos públicos em que medimos, uma mudança assim ajudou em { PERCENT($improved, digits: 0) } dos casos.
}
advised-raise = { $from ->
    [none] (× { NUM($fold) })
   *[other] de { RATE($from) } para { RATE($to) }
}
advised-lower = { $from ->
    [none] (÷ { NUM($fold) })
   *[other] de { RATE($from) } para { RATE($to) }
}
advised-at-rate = { $to ->
    [none] com a nova taxa
   *[other] com taxa { RATE($to) }
}
advised-with-rate = { $lr ->
    [none] com a mesma taxa
   *[other] com taxa { RATE($lr) }
}
advised-at = { $unit ->
    [epoch] a partir da época { COUNT($at) }
   *[step] a partir do passo { COUNT($at) }
}

recommendation-raise-lr = Suba a taxa { advised-raise } e mantenha o lote.
why-raise-lr = { $shown_score ->
    [none] Os passos são pequenos demais: a perda cai mais devagar do que poderia.
   *[other] Uma execução comparável, com taxa { RATE($shown_lr) }, terminou com { advised-score }.
}
expect-raise-lr = { $shown_score ->
    [none] { expected } uma perda que cai mais depressa já nas primeiras épocas.{ advised-helped }
   *[other] { expected } um resultado parecido com o dessa execução, com o mesmo número de épocas.
}
wrong-raise-lr = { $shown_score ->
    [none] { wrong-if } a perda de treino subir ou oscilar nas primeiras épocas { advised-at-rate }: aí, tente uma taxa intermediária.
   *[other] { wrong-if } outra semente { advised-at-rate } não terminar melhor que esta execução: aí, a outra execução teve sorte.
}
chip-raise-lr = { $from ->
    [none] taxa × { NUM($fold) }
   *[other] taxa { RATE($from) } → { RATE($to) }
}

recommendation-lower-lr = Baixe a taxa { advised-lower } e mantenha o lote.
why-lower-lr = { $shown_score ->
    [none] Os passos são grandes demais: passam do mínimo em vez de se estabilizar nele.
   *[other] Uma execução comparável, com taxa { RATE($shown_lr) }, terminou com { advised-score }.
}
expect-lower-lr = { $shown_score ->
    [none] { expected } uma curva menos agitada, que termina mais baixa.{ advised-helped }
   *[other] { expected } um resultado parecido com o dessa execução, com o mesmo número de épocas.
}
wrong-lower-lr = { $shown_score ->
    [none] { wrong-if } a curva { advised-at-rate } só ficar mais lenta, ou oscilar como antes: aí, a taxa não era a causa.
   *[other] { wrong-if } outra semente { advised-at-rate } não terminar melhor que esta execução: aí, a outra execução teve sorte.
}
chip-lower-lr = { $from ->
    [none] taxa ÷ { NUM($fold) }
   *[other] taxa { RATE($from) } → { RATE($to) }
}

recommendation-try-lr = Tire a dúvida com mais uma execução: { $side ->
    [low] suba a taxa { advised-raise }
   *[high] baixe a taxa { advised-lower }
}, com todo o resto igual.
try-lr-side = { $side ->
    [low] baixa demais
   *[high] alta demais
}
try-lr-end = { $side ->
    [low] mais alta
   *[high] mais baixa
}
why-try-lr = { $basis ->
    [edge] Esta execução terminou melhor, com a taxa { try-lr-end } que foi testada: a melhor taxa pode estar além dela.
    [few] Das taxas testadas nenhuma terminou melhor, mas foram poucas: pela curva, a taxa é { try-lr-side } com { PERCENT($chance, digits: 0) } de probabilidade.
    [usual] A taxa é pelo menos 100 vezes aquela de que se costuma partir com este otimizador: de taxas assim, cerca de nove em dez são altas demais.
    [unlearned] Nada foi aprendido: uma taxa baixa demais faz isso, e uma falha também. A taxa é baixa demais com probabilidade de { PERCENT($chance, digits: 0) }.
   *[curve] A curva sozinha não decide: a taxa é { try-lr-side } com probabilidade de { PERCENT($chance, digits: 0) }, e adequada com { PERCENT($good, digits: 0) }.
}
expect-try-lr = { $basis ->
    [edge] { expected } um fim ainda melhor: aí, dê mais um passo.
    [usual] { expected } um fim claramente melhor se a taxa era alta demais: aí, siga dali.
   *[curve] { expected } um fim claramente melhor se a taxa era { try-lr-side }: aí, siga dali.
}
wrong-try-lr = { wrong-if } ela não terminar melhor que esta execução: aí, fique com a taxa de hoje e procure a causa em outro lugar.
chip-try-lr = testar: { $from ->
    [none] taxa { $side ->
        [low] ×
       *[high] ÷
    } { NUM($fold) }
   *[other] taxa { RATE($from) } → { RATE($to) }
}

recommendation-raise-lr-with-batch = Suba a taxa de { RATE($from) } para { RATE($to) }, com o lote em { COUNT($batch_size) } e { $warm_up_epochs ->
    [none] aquecimento nos primeiros passos
   *[other] { COUNT($warm_up_epochs) } épocas de aquecimento
}.
why-raise-lr-with-batch = { $rule ->
    [square-root] O lote é { NUM($batch_factor) } vezes o da referência; com otimizadores como o Adam, a taxa acompanha a raiz quadrada disso.
   *[linear] Um lote { NUM($batch_factor) } vezes maior faz { NUM($batch_factor) } vezes menos atualizações nas mesmas épocas; uma taxa maior compensa.
}
expect-raise-lr-with-batch = { $shown_score ->
    [none] { expected } recuperar a maior parte da diferença; em dados difíceis, só uma parte.
   *[other] { expected } recuperar a maior parte da diferença: uma execução comparável, com taxa { RATE($shown_lr) }, terminou com { advised-score }.
}
wrong-raise-lr-with-batch = { wrong-if } a perda subir ou oscilar quando o aquecimento acabar: aí, este lote não suporta essa taxa, e só um lote menor ajuda.
chip-raise-lr-with-batch = taxa { RATE($from) } → { RATE($to) }

recommendation-lower-batch-size = { $shown_score ->
    [none] Se a taxa já está no limite, baixe o lote de { COUNT($from) } para { COUNT($to) }.
   *[other] Se preferir manter a taxa, baixe o lote de { COUNT($from) } para { COUNT($to) }, { advised-with-rate }.
}
why-lower-batch-size = São { NUM($factor) } vezes mais atualizações nas mesmas épocas.
expect-lower-batch-size = { $shown_score ->
    [none] { expected } uma perda menor no mesmo número de épocas, cada uma mais demorada.
   *[other] { expected } um resultado perto de { advised-score }, como o de uma execução comparável; cada época demora mais.
}
wrong-lower-batch-size = { wrong-if } a curva ficar mais ruidosa sem terminar mais baixa: aí, não faltavam atualizações.
chip-lower-batch-size = lote { COUNT($from) } → { COUNT($to) }

recommendation-raise-batch-size = { $shown_score ->
    [none] Suba o lote de { COUNT($from) } para { COUNT($to) }.
   *[other] Suba o lote de { COUNT($from) } para { COUNT($to) }, { advised-with-rate }.
}
why-raise-batch-size = Na média de { NUM($factor) } vezes mais exemplos, o gradiente fica menos ruidoso.
expect-raise-batch-size = { $shown_score ->
    [none] { expected } uma curva menos agitada; com { NUM($factor) } vezes menos atualizações por época, pode precisar de mais épocas.
   *[other] { expected } uma curva menos agitada, que termina perto de { advised-score }, como a de uma execução comparável.
}
wrong-raise-batch-size = { wrong-if } a curva oscilar como antes: aí, é a taxa que está alta, não o lote que está pequeno.
chip-raise-batch-size = lote { COUNT($from) } → { COUNT($to) }

recommendation-train-longer = { $unit ->
    [epoch] Treine mais: de { COUNT($from) } para { COUNT($to) } épocas.
   *[step] Treine mais: de { COUNT($from) } para { COUNT($to) } passos.
}
why-train-longer = O treino ainda rendia quando parou.
expect-train-longer = { $unit ->
    [epoch] { expected } que a validação continue melhorando depois da época { COUNT($from) }.
   *[step] { expected } que a validação continue melhorando depois do passo { COUNT($from) }.
}
wrong-train-longer = { wrong-if } dali em diante a validação ficar parada ou piorar: aí, bastava o que você tinha.
chip-train-longer = { $unit ->
    [epoch] épocas { COUNT($from) } → { COUNT($to) }
   *[step] passos { COUNT($from) } → { COUNT($to) }
}

recommendation-stop-at-epoch = { $unit ->
    [epoch] Pare na época { NUM($to) } e guarde o modelo da melhor época (parada antecipada, early stopping).
   *[step] Pare no passo { COUNT($to) } e guarde o modelo do melhor ponto (parada antecipada, early stopping).
}{ $accuracy_went ->
    [rose] { " " }Se o que importa é a acurácia, guarde em vez dele o modelo de melhor acurácia.
   *[other] { "" }
}
why-stop-at-epoch = Dali em diante a perda de validação subiu { RISE($rise) }.
expect-stop-at-epoch = { expected } a perda do melhor ponto, sem essa subida, e um treino mais curto.
wrong-stop-at-epoch = { wrong-if } a acurácia de validação ainda crescer enquanto essa perda sobe: aí, pare pela acurácia.
chip-stop-at-epoch = { $unit ->
    [epoch] parar na época { NUM($to) }
   *[step] parar no passo { COUNT($to) }
}

recommendation-add-weight-decay = { $from ->
    [none] Acrescente decaimento de pesos (weight decay) de { RATE($to) }.
   *[other] Suba o decaimento de pesos (weight decay) de { RATE($from) } para { RATE($to) }.
}
why-add-weight-decay = Ele penaliza pesos grandes, o que dificulta memorizar o treino.
expect-add-weight-decay = { expected } uma perda de treino um pouco maior e uma de validação menor e mais perto dela.
wrong-add-weight-decay = { wrong-if } as duas perdas piorarem juntas: aí, { RATE($to) } foi demais.
chip-add-weight-decay = decaimento de pesos { RATE($to) }

recommendation-lower-weight-decay = Baixe o decaimento de pesos (weight decay) de { RATE($from) } para { RATE($to) }.
why-lower-weight-decay = Com { RATE($from) } cada passo puxa os pesos de volta tanto que o modelo não se ajusta nem aos dados de treino.
expect-lower-weight-decay = { expected } que treino e validação melhorem juntos.
wrong-lower-weight-decay = { wrong-if } os dois ficarem onde estão: aí, não era isso que prendia o modelo.
chip-lower-weight-decay = decaimento de pesos { RATE($from) } → { RATE($to) }

recommendation-add-dropout = Use dropout de { NUM($to) } nas camadas largas.
why-add-dropout = A rede deixa de depender de poucas unidades.
expect-add-dropout = { expected } uma perda de treino um pouco maior e uma de validação que cai.
wrong-add-dropout = { wrong-if } as duas perdas piorarem juntas: aí, { NUM($to) } foi demais.
chip-add-dropout = dropout { NUM($to) }

recommendation-augment = Aumente os dados (augmentation) com variações que não mudam o rótulo.
why-augment = Fica mais difícil memorizar exemplos que mudam a cada época.
expect-augment = { expected } uma perda de treino que cai mais devagar e uma de validação que continua caindo por mais tempo.
wrong-augment = { wrong-if } o treino piorar sem a validação melhorar: aí, as variações mudam o que o rótulo diz, ou não ocorrem nos dados reais.
chip-augment = aumentar os dados

recommendation-larger-model = Tente um modelo maior: para começar, com o dobro da largura.
why-larger-model = Treino e validação andam juntos e ficam ruins: sinal de que falta capacidade, não regularização.
expect-larger-model = { expected } que a perda de treino caia bem mais, e que a validação a acompanhe.
wrong-larger-model = { wrong-if } nem a perda de treino terminar mais baixa: aí, reveja os dados.
chip-larger-model = modelo maior

recommendation-decay-lr = { $at ->
    [none] { $from ->
        [none] Divida a taxa por { NUM($fold) } na segunda metade do treino.
       *[other] Baixe a taxa de { RATE($from) } para { RATE($to) } na segunda metade do treino.
    }
   *[other] { $from ->
        [none] Divida a taxa por { NUM($fold) } { advised-at }.
       *[other] Baixe a taxa de { RATE($from) } para { RATE($to) } { advised-at }.
    }
}
why-decay-lr = Com passos menores a perda pode descer abaixo do nível em que parou.
expect-decay-lr = { expected } que a perda caia logo depois da mudança e oscile menos daí em diante.
wrong-decay-lr = { wrong-if } a perda ficar onde estava: aí, não era a taxa que a segurava.
chip-decay-lr = { $from ->
    [none] depois, taxa ÷ { NUM($fold) }
   *[other] depois, taxa { RATE($from) } → { RATE($to) }
}

recommendation-warm-up = { $parameter ->
    [warmup_steps] Use aquecimento da taxa (warm-up): suba-a de perto de zero até o valor cheio nos primeiros { COUNT($to) } passos.
   *[other] Use aquecimento da taxa (warm-up): suba-a de perto de zero até o valor cheio nas primeiras { COUNT($to) } épocas.
}
why-warm-up = No começo os gradientes costumam ser grandes e instáveis.
expect-warm-up = { expected } um começo calmo e, depois dele, a mesma taxa cheia.
wrong-warm-up = { $parameter ->
    [warmup_steps] { wrong-if } o treino desandar depois do passo { COUNT($to) } do mesmo jeito: aí, a própria taxa cheia é alta demais.
   *[other] { wrong-if } o treino desandar depois da época { COUNT($to) } do mesmo jeito: aí, a própria taxa cheia é alta demais.
}
chip-warm-up = { $parameter ->
    [warmup_steps] aquecimento de { COUNT($to) } passos
   *[other] aquecimento de { COUNT($to) } épocas
}

recommendation-stop-now = Pare agora e recomece com uma mudança.
why-stop-now = { $lost_as ->
    [no-number] A perda de treino já não é um número, e nenhum peso volta disso.
   *[other] A perda de treino está acima do começo há { COUNT($points) } pontos seguidos e não cai. O resto da execução seria gasto com menos do que havia no começo.
}
expect-stop-now = { expected } o mesmo fim, só que antes: de execuções assim, quase nenhuma ficou boa.
wrong-stop-now = { $lost_as ->
    [no-number] { wrong-if } a próxima perda voltar a ser um número: aí, foi só um passo pulado, como faz a precisão mista (mixed precision).
   *[other] { wrong-if } a perda voltar para baixo do começo no próximo décimo da execução, ou se a taxa estiver para cair muito: aí, deixe continuar.
}
chip-stop-now = parar agora

recommendation-clip-gradients = Limite a norma do gradiente (gradient clipping) a { NUM($to) }.
why-clip-gradients = Um único lote ruim deixa de jogar os pesos longe.
expect-clip-gradients = { expected } que os saltos sumam; entre eles, a curva fica como era.
wrong-clip-gradients = { wrong-if } quase todo passo for cortado: aí, o efeito é só o de uma taxa menor. Registre a norma do gradiente para ver.
chip-clip-gradients = gradiente limitado a { NUM($to) }

recommendation-add-momentum = Use momentum de { NUM($to) }.
why-add-momentum = Os passos na mesma direção se somam, e o treino avança até { NUM($factor) } vezes mais.
expect-add-momentum = { expected } uma perda que cai bem mais depressa já nas primeiras épocas.
wrong-add-momentum = { wrong-if } a perda subir ou oscilar nas primeiras épocas: com momentum a mesma taxa vale mais; aí, baixe-a.
chip-add-momentum = momentum { NUM($to) }

recommendation-check-data = Confira as entradas antes de mexer na taxa: sem NaN, na mesma escala no treino e no teste.
why-check-data = Um único NaN na entrada contamina todos os pesos, e nenhuma taxa serve a entradas em escalas muito diferentes.
expect-check-data = { expected } em classificação com entropia cruzada, uma perda inicial perto de ln(número de classes): 2,3 para dez.
wrong-check-data = { wrong-if } não houver NaN, as escalas baterem e a perda inicial estiver certa: aí, o erro está em outro lugar.
chip-check-data = conferir as entradas

recommendation-check-labels = Confira os rótulos, a função de perda e a última camada: tente memorizar 20 exemplos.
why-check-labels = Quando nada se aprende desde o começo, o erro costuma estar no código ou nos dados, não nos hiperparâmetros.
expect-check-labels = { expected } que a perda desses 20 chegue quase a zero em algumas centenas de passos, se tudo estiver certo.
wrong-check-labels = { wrong-if } chegar, e os rótulos forem mesmo os dos exemplos: aí, passe aos hiperparâmetros.
chip-check-labels = conferir os rótulos

recommendation-log-more = { $reason ->
    [no-loss] Registre a perda de treino e a de validação.
   *[few-points] Registre a perda a cada época.
}
why-log-more = { $reason ->
    [no-loss] Sem elas não há curva para julgar.
   *[few-points] Com tão poucos pontos qualquer conselho seria um palpite.
}
expect-log-more = { expected } um veredito e conselhos com números a partir do próximo treino.
wrong-log-more = { wrong-if } outro arquivo deste treino já tiver esses valores: aí, abra-o junto com este.
chip-log-more = registrar mais
