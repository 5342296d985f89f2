# O que mudar em uma execução de boosting de árvores: a mudança, o porquê, o que esperar dela e o que
# a desmentiria (uma frase para cada um), um rótulo curto (chip-) e o tipo, sem valores.
recommendation-stop-at-round = Pare na rodada { COUNT($to) } e guarde o modelo dessa rodada (parada antecipada, early stopping).
why-stop-at-round = { $counts ->
    [none] Dali em diante a perda de validação subiu { RISE($rise) }.
   *[other] Dali em diante { $counts } só piorou na validação.
}
expect-stop-at-round = { expected } o resultado da melhor rodada, com menos árvores.
wrong-stop-at-round = { wrong-if } em outra divisão dos dados a melhor rodada ficar longe desta: aí, escolha-a por validação cruzada.
chip-stop-at-round = parar na rodada { COUNT($to) }
kind-stop-at-round = Parar em uma rodada anterior

recommendation-smaller-trees = { $from ->
    [none] Use árvores menores: menos profundidade ou menos folhas, e mais linhas em cada folha.
   *[other] Use árvores menores: baixe a profundidade de { COUNT($from) } para { COUNT($to) }, com mais linhas em cada folha.
}
why-smaller-trees = Uma árvore grande tem folhas com poucas linhas e memoriza o ruído delas.
expect-smaller-trees = { expected } uma perda de treino um pouco maior e uma de validação menor e mais perto dela.
wrong-smaller-trees = { wrong-if } as duas perdas piorarem juntas: aí, as árvores ficaram pequenas demais.
chip-smaller-trees = { $from ->
    [none] árvores menores
   *[other] profundidade { COUNT($from) } → { COUNT($to) }
}
kind-smaller-trees = Árvores menores

recommendation-sample-rows = Faça cada árvore com uma parte dos dados: { PERCENT($to, digits: 0) } das linhas e das colunas.
why-sample-rows = Árvores que veem partes diferentes dos dados não aprendem todas o mesmo ruído.
expect-sample-rows = { expected } uma perda de treino um pouco maior e uma de validação menor.
wrong-sample-rows = { wrong-if } as duas perdas piorarem juntas: aí, cada árvore vê dados de menos.
chip-sample-rows = { PERCENT($to, digits: 0) } das linhas e colunas
kind-sample-rows = Parte dos dados em cada árvore

recommendation-lower-lr-more-rounds = { $rounds_to ->
    [none] Baixe a taxa { advised-lower }, com mais rodadas na mesma proporção e parada antecipada.
   *[other] Baixe a taxa { advised-lower }, com até { COUNT($rounds_to) } rodadas e parada antecipada.
}
why-lower-lr-more-rounds = { $shown_score ->
    [none] Assim cada árvore corrige menos e nenhuma estraga muito; mais rodadas compensam o ritmo.
   *[other] Uma execução comparável, com taxa { RATE($shown_lr) } e as mesmas rodadas, terminou com { advised-score }.
}
expect-lower-lr-more-rounds = { expected } uma perda de validação um pouco menor na melhor rodada, que vem mais tarde.
wrong-lower-lr-more-rounds = { wrong-if } a validação não melhorar na melhor rodada: aí, a taxa já era baixa o bastante.
chip-lower-lr-more-rounds = { $from ->
    [none] taxa ÷ { NUM($fold) }, mais rodadas
   *[other] taxa { RATE($from) } → { RATE($to) }, mais rodadas
}
kind-lower-lr-more-rounds = Taxa menor, mais rodadas

recommendation-raise-lr-or-rounds = { $rounds_to ->
    [none] Suba a taxa { advised-raise }, com as mesmas rodadas.
   *[other] Suba a taxa { advised-raise }, ou passe de { COUNT($rounds) } para { COUNT($rounds_to) } rodadas.
}
why-raise-lr-or-rounds = { $shown_score ->
    [none] Taxa vezes rodadas é pouco: as árvores feitas até aqui corrigem uma parte pequena demais do erro.
   *[other] Uma execução comparável, com taxa { RATE($shown_lr) } e as mesmas rodadas, terminou com { advised-score }.
}
expect-raise-lr-or-rounds = { $shown_score ->
    [none] { expected } que as perdas de treino e de validação terminem bem mais baixas.
   *[other] { expected } um resultado perto desse; com mais rodadas demora mais e costuma terminar um pouco melhor.
}
wrong-raise-lr-or-rounds = { wrong-if } a validação não terminar melhor de nenhum dos dois modos: aí, não era isso que faltava.
chip-raise-lr-or-rounds = { $from ->
    [none] taxa × { NUM($fold) }, ou mais rodadas
   *[other] taxa { RATE($from) } → { RATE($to) }, ou mais rodadas
}
kind-raise-lr-or-rounds = Taxa maior ou mais rodadas

recommendation-more-rounds = Faça mais rodadas: de { COUNT($from) } para { COUNT($to) }, com parada antecipada.
why-more-rounds = Mais árvores ainda podem corrigir o erro que estas deixam.
expect-more-rounds = { expected } que a validação continue melhorando depois da rodada { COUNT($from) }.
wrong-more-rounds = { wrong-if } dali em diante a validação ficar parada ou piorar: aí, bastava o que você tinha.
chip-more-rounds = rodadas { COUNT($from) } → { COUNT($to) }
kind-more-rounds = Mais rodadas

recommendation-larger-trees = { $from ->
    [none] Use árvores maiores: mais profundidade ou mais folhas, e menos linhas em cada folha.
   *[other] Use árvores maiores: suba a profundidade de { COUNT($from) } para { COUNT($to) }, com menos linhas em cada folha.
}
why-larger-trees = As árvores são simples demais até para descrever os dados de treino.
expect-larger-trees = { expected } que a perda de treino caia bem mais, e que a validação a acompanhe.
wrong-larger-trees = { wrong-if } só a perda de treino cair, ou nenhuma: aí, reveja as colunas e os rótulos.
chip-larger-trees = { $from ->
    [none] árvores maiores
   *[other] profundidade { COUNT($from) } → { COUNT($to) }
}
kind-larger-trees = Árvores maiores

recommendation-log-rounds = { $reason ->
    [few-points] Registre a perda de treino e a de validação em cada rodada.
   *[other] Registre uma perda em cada rodada, no treino e em um conjunto de validação.
}
why-log-rounds = { $reason ->
    [few-points] Com tão poucos pontos, qualquer conselho seria um palpite.
    [no-held-out] Sem um conjunto de validação ninguém vê qual é a melhor rodada.
   *[other] Sem uma perda não há curva para julgar.
}
expect-log-rounds = { expected } um veredito e a melhor rodada já no próximo treino.
wrong-log-rounds = { wrong-if } outro arquivo deste treino já tiver esses números: aí, abra-o junto com este.
chip-log-rounds = registrar cada rodada
kind-log-rounds = Registrar cada rodada

# Comentários dentro do código; cada um em uma linha, sem #.
snippet-best-round = nesta execução a melhor foi a rodada { COUNT($at) }
snippet-open-this-folder = depois, abra esta pasta aqui
