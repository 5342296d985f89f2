# O que mudar numa execução: uma frase com o porquê e o que esperar, e um rótulo curto (chip-).

# Pedaços de frase.
advised-where = { $split ->
    [test] no teste
    [val] na validação
   *[train] no treino
}
advised-score = { $metric ->
    [accuracy] { PERCENT($shown_score) } { advised-where }
   *[loss] perda { NUM($shown_score) } { advised-where }
}
advised-shown = { $shown_score ->
    [none] { "" }
   *[other] { " " }Uma irmã com taxa { RATE($shown_lr) } terminou em { advised-score }.
}
advised-raise = { $from ->
    [none] (× { NUM($fold) })
   *[other] de { RATE($from) } para { RATE($to) }
}
advised-lower = { $from ->
    [none] (÷ { NUM($fold) })
   *[other] de { RATE($from) } para { RATE($to) }
}

recommendation-raise-lr = { $shown_score ->
    [none] Suba a taxa { advised-raise }, com o mesmo lote: a perda deve cair mais depressa já nas primeiras épocas. Se oscilar ou subir, fique no meio do caminho.
   *[other] Suba a taxa { advised-raise }, com o mesmo lote.{ advised-shown }
}
chip-raise-lr = { $from ->
    [none] taxa × { NUM($fold) }
   *[other] taxa { RATE($from) } → { RATE($to) }
}
recommendation-lower-lr = { $shown_score ->
    [none] Baixe a taxa { advised-lower }, com o mesmo lote: a curva deve ficar mais calma e terminar mais baixa. Se só ficar mais lenta, a taxa não era a causa.
   *[other] Baixe a taxa { advised-lower }, com o mesmo lote.{ advised-shown }
}
chip-lower-lr = { $from ->
    [none] taxa ÷ { NUM($fold) }
   *[other] taxa { RATE($from) } → { RATE($to) }
}
recommendation-raise-lr-with-batch = { $rule ->
    [square-root] Suba a taxa de { RATE($from) } para { RATE($to) }, com o lote em { COUNT($batch_size) } e { COUNT($warm_up_epochs) } épocas de aquecimento: o lote é { NUM($batch_factor) }× o da referência, e com otimizadores como o Adam a taxa acompanha a raiz disso. É um ponto de partida.{ advised-shown }
   *[linear] Suba a taxa de { RATE($from) } para { RATE($to) }, com o lote em { COUNT($batch_size) } e { COUNT($warm_up_epochs) } épocas de aquecimento: o lote { NUM($batch_factor) }× maior dá menos passos na mesma proporção, e a taxa devolve o caminho que faltou. Em dados difíceis, espere recuperar só uma parte.{ advised-shown }
}
chip-raise-lr-with-batch = taxa { RATE($from) } → { RATE($to) }

advised-with-rate = { $lr ->
    [none] com a mesma taxa
   *[other] com taxa { RATE($lr) }
}
recommendation-lower-batch-size = { $shown_score ->
    [none] Se a taxa já está no limite, baixe o lote de { COUNT($from) } para { COUNT($to) }: são { NUM($factor) }× mais passos nas mesmas épocas.
   *[other] Se preferir não mexer na taxa, baixe o lote de { COUNT($from) } para { COUNT($to) }, { advised-with-rate }: são { NUM($factor) }× mais passos nas mesmas épocas. Assim, uma irmã terminou em { advised-score }.
}
chip-lower-batch-size = lote { COUNT($from) } → { COUNT($to) }
recommendation-raise-batch-size = { $shown_score ->
    [none] Suba o lote de { COUNT($from) } para { COUNT($to) }: o gradiente fica menos ruidoso e a curva deve parar de oscilar.
   *[other] Suba o lote de { COUNT($from) } para { COUNT($to) }, { advised-with-rate }: o gradiente fica menos ruidoso. Assim, uma irmã terminou em { advised-score }.
}
chip-raise-batch-size = lote { COUNT($from) } → { COUNT($to) }

recommendation-train-longer = { $unit ->
    [epoch] Treine mais: de { COUNT($from) } para { COUNT($to) } épocas. O treino ainda rendia quando parou; se a validação não melhorar, basta o que tinha.
   *[step] Treine mais: de { COUNT($from) } para { COUNT($to) } passos. O treino ainda rendia quando parou; se a validação não melhorar, basta o que tinha.
}
chip-train-longer = { $unit ->
    [epoch] épocas { COUNT($from) } → { COUNT($to) }
   *[step] passos { COUNT($from) } → { COUNT($to) }
}
recommendation-stop-at-epoch = { $unit ->
    [epoch] Pare na época { NUM($to) }: dali em diante a perda fora do treino subiu { PERCENT($rise, digits: 0) }. Guarde o modelo da melhor época (parada antecipada, early stopping).
   *[step] Pare no passo { COUNT($to) }: dali em diante a perda fora do treino subiu { PERCENT($rise, digits: 0) }. Guarde o modelo do melhor ponto (parada antecipada, early stopping).
}
chip-stop-at-epoch = { $unit ->
    [epoch] parar na época { NUM($to) }
   *[step] parar no passo { COUNT($to) }
}
recommendation-add-weight-decay = { $from ->
    [none] Acrescente decaimento dos pesos (weight decay) de { RATE($to) }: ele cobra por pesos grandes e aproxima validação e treino. Se as duas perdas piorarem juntas, foi demais.
   *[other] Suba o decaimento dos pesos (weight decay) de { RATE($from) } para { RATE($to) }: ele cobra por pesos grandes e aproxima validação e treino. Se as duas perdas piorarem juntas, foi demais.
}
chip-add-weight-decay = decaimento dos pesos { RATE($to) }
recommendation-add-dropout = Use dropout de { NUM($to) } nas camadas largas: a rede deixa de depender de poucas unidades. A perda de treino sobe um pouco; a de validação deve cair.
chip-add-dropout = dropout { NUM($to) }
recommendation-augment = Aumente os dados (augmentation) com variações que não mudam o rótulo: é o que mais ajuda quando o treino já se sabe de cor.
chip-augment = aumentar os dados
recommendation-larger-model = Tente um modelo maior: treino e validação andam juntos e ficam ruins, sinal de que falta capacidade, não regularização. Se nem o treino melhorar, reveja os dados.
chip-larger-model = modelo maior

recommendation-decay-lr = { $at ->
    [none] { $from ->
        [none] Divida a taxa por { NUM($fold) } na segunda metade do treino: passos menores baixam o chão em que a perda ficou.
       *[other] Baixe a taxa de { RATE($from) } para { RATE($to) } na segunda metade do treino: passos menores baixam o chão em que a perda ficou.
    }
   *[other] { $from ->
        [none] Divida a taxa por { NUM($fold) } { advised-at }: passos menores baixam o chão em que a perda ficou.
       *[other] Baixe a taxa de { RATE($from) } para { RATE($to) } { advised-at }: passos menores baixam o chão em que a perda ficou.
    }
}
advised-at = { $unit ->
    [epoch] a partir da época { COUNT($at) }
   *[step] a partir do passo { COUNT($at) }
}
chip-decay-lr = { $from ->
    [none] depois, taxa ÷ { NUM($fold) }
   *[other] depois, taxa { RATE($from) } → { RATE($to) }
}
recommendation-warm-up = Aqueça a taxa (warm-up): suba-a de perto de zero até o valor cheio nas primeiras { COUNT($to) } épocas. Os primeiros gradientes são os maiores.
chip-warm-up = aquecimento de { COUNT($to) } épocas
recommendation-clip-gradients = Limite a norma do gradiente (gradient clipping) a { NUM($to) }: um único lote ruim deixa de jogar os pesos longe.
chip-clip-gradients = gradiente limitado a { NUM($to) }
recommendation-add-momentum = Use momento (momentum) de { NUM($to) }: os passos na mesma direção se somam e o treino anda até { NUM($factor) }× mais. Com ele, a mesma taxa vale mais: vigie o começo.
chip-add-momentum = momento { NUM($to) }

recommendation-check-data = Confira as entradas antes de mexer na taxa: sem NaN, na mesma escala no treino e no teste. A perda inicial deve ficar perto do logaritmo natural do número de classes.
chip-check-data = conferir as entradas
recommendation-check-labels = Confira os rótulos, a função de perda e a última camada: tente decorar 20 exemplos. Se nem isso leva a perda a zero, o erro está no código ou nos dados, não nos hiperparâmetros.
chip-check-labels = conferir os rótulos
recommendation-log-more = { $reason ->
    [no-loss] Registre a perda de treino e a de validação: sem elas não há curva para julgar.
   *[few-points] Registre a perda a cada época: com tão poucos pontos nenhum conselho seria honesto.
}
chip-log-more = registrar mais
