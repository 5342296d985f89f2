# O que se diz das execuções enquanto são acompanhadas.

live-epoch-from-zero = época { NUM($done, digits: 6) } de 0 a { COUNT($last) }

news-diverged = Divergiu: { $title } ({ $place })
news-many = { $runs ->
    [1] { COUNT($count) } mudanças em 1 execução. A principal: { $first }
   *[other] { COUNT($count) } mudanças em { COUNT($runs) } execuções. A principal: { $first }
}
