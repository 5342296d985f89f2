# O que um conjunto de execuções mostra: a página abre com uma destas frases.

# Dito antes da frase quando o conjunto tem várias famílias de execuções.
comparison-of-family = { $by ->
    [hidden] Rede { $family }: { $text }
    [folder] { $family }: { $text }
    [settings] { $family }: { $text }
   *[other] { $setting } { $family }: { $text }
}

# Pedaços de frase.
compared-where = { $split ->
    [test] no teste
    [val] na validação
   *[train] no treino
}
compared-with-optimizer = { $optimizers ->
    [several] { $optimizer ->
        [none] { "" }
       *[other] { " " }com { $optimizer }
    }
   *[one] { "" }
}
compared-setting = { $batch_size ->
    [none] taxa { RATE($lr) }{ compared-with-optimizer }
   *[other] { $lr ->
        [none] lote { COUNT($batch_size) }{ compared-with-optimizer }
       *[other] lote { COUNT($batch_size) } e taxa { RATE($lr) }{ compared-with-optimizer }
    }
}
compared-with-second-optimizer = { $optimizers ->
    [several] { $second_optimizer ->
        [none] { "" }
       *[other] { " " }com { $second_optimizer }
    }
   *[one] { "" }
}
compared-second = { $second_batch_size ->
    [none] taxa { RATE($second_lr) }{ compared-with-second-optimizer }
   *[other] { $second_lr ->
        [none] lote { COUNT($second_batch_size) }{ compared-with-second-optimizer }
       *[other] lote { COUNT($second_batch_size) } e taxa { RATE($second_lr) }{ compared-with-second-optimizer }
    }
}
compared-score = { $metric ->
    [accuracy] { PERCENT($score) }
   *[loss] uma perda de { NUM($score) }
}
compared-lead = { $metric ->
    [accuracy] { POINTS($lead) }
   *[loss] { NUM($lead) } na perda
}
compared-gap = { $metric ->
    [accuracy] { POINTS($gap) }
   *[loss] { NUM($gap) } na perda
}
compared-length = { $unit ->
    [epoch] { $length ->
        [1] 1 época
       *[other] { COUNT($length) } épocas
    }
    [round] { COUNT($length) } rodadas
   *[step] { COUNT($length) } passos
}

comparison-best-setting = { $lead ->
    [none] A melhor configuração é { compared-setting }: terminou com { compared-score } { compared-where } (mediana dos últimos valores).
   *[other] { $within_noise ->
        [yes] De { COUNT($settings) } configurações, a melhor, { compared-setting }, terminou com { compared-score } { compared-where } (mediana dos últimos valores); a vantagem sobre { compared-second } pode ser só acaso.{ compared-lengths }
       *[no] De { COUNT($settings) } configurações, a melhor, { compared-setting }, terminou com { compared-score } { compared-where } (mediana dos últimos valores), com vantagem de { compared-lead } sobre { compared-second }.{ compared-lengths }
    }
}
compared-lengths = { $lengths ->
    [same] { "" }
   *[different] { " " }A primeira treinou por { compared-length } e a segunda, por { COUNT($second_length) }; o motivo pode não ser só a configuração.
}

compared-remedy = { $recovered_lr ->
    [none] { $shown_lr ->
        [none] { $lr_to_try ->
            [none] { $lr ->
                [none] Se a taxa era a mesma, suba-a junto com o lote, ou volte ao lote { COUNT($reference_batch_size) }.
               *[other] A taxa já cresceu junto com o lote: use aquecimento (warm-up) nas primeiras épocas, ou volte ao lote { COUNT($reference_batch_size) }.
            }
           *[other] { $is_far ->
                [yes] Na proporção do lote, a taxa poderia subir para { RATE($lr_to_try) }, muito além do que foi testado. Antes aumente-a só algumas vezes, com aquecimento (warm-up), pois o treino pode divergir bem antes disso.
               *[no] Subir a taxa para { RATE($lr_to_try) } deve recuperar quase toda a diferença; em dados difíceis, só uma parte.
            }
        }
       *[other] { $metric ->
            [accuracy] Uma taxa maior ajuda: com { RATE($shown_lr) } terminou em { PERCENT($shown_score) }.
           *[loss] Uma taxa maior ajuda: com { RATE($shown_lr) } terminou com perda { NUM($shown_score) }.
        }
    }
   *[other] { $metric ->
        [accuracy] Com taxa { RATE($recovered_lr) } a acurácia volta a { PERCENT($recovered_score) }.
       *[loss] Com taxa { RATE($recovered_lr) } a perda cai a { NUM($recovered_score) }.
    }
}
compared-reference = { $other_schedule ->
    [yes] do lote { COUNT($reference_batch_size) }, que seguiu outro agendamento da taxa
   *[no] do lote { COUNT($reference_batch_size) }
}
compared-budget = { $budget ->
    [steps] com o mesmo número de passos
    [fewer] que treinou por menos épocas
   *[epochs] depois de { compared-length }
}
comparison-large-batch-gap = { $under_trained ->
    [yes] Com { compared-setting } faltou treino; não é sobreajuste (overfitting). Em { compared-length }, foram { NUM($updates_ratio) } vezes menos atualizações que com o lote { COUNT($reference_batch_size) }. { compared-remedy }
   *[no] Com { compared-setting } o resultado { compared-where } fica { compared-gap } atrás { compared-reference }, { compared-budget }. { compared-remedy }
}

comparison-lr-made-up-for-batch = { $metric ->
    [accuracy] A taxa maior compensou a falta de atualizações: o lote { COUNT($batch_size) } foi de { PERCENT($low_score) } (taxa { RATE($low_lr) }) a { PERCENT($score) } (taxa { RATE($lr) }). O lote { COUNT($reference_batch_size) } terminou em { PERCENT($reference_score) }.
   *[loss] A taxa maior compensou a falta de atualizações: o lote { COUNT($batch_size) } foi da perda { NUM($low_score) } (taxa { RATE($low_lr) }) à perda { NUM($score) } (taxa { RATE($lr) }). O lote { COUNT($reference_batch_size) } terminou com { NUM($reference_score) }.
}

compared-switch = { $to_batch_size ->
    [none] para a taxa { RATE($to_lr) }
   *[other] { $to_lr ->
        [none] para o lote { COUNT($to_batch_size) }
       *[other] para o lote { COUNT($to_batch_size) } ou para a taxa { RATE($to_lr) }
    }
}
compared-control = { $metric ->
    [accuracy] a que seguiu com lote { COUNT($batch_size) } e taxa { RATE($lr) } terminou em { PERCENT($control_score) }, mesmo com { compared-length }
   *[loss] a que seguiu com lote { COUNT($batch_size) } e taxa { RATE($lr) } terminou com perda { NUM($control_score) }, mesmo com { compared-length }
}
comparison-switch-recovers = { $recovered ->
    [1] Começar com lote { COUNT($batch_size) } não impede um bom resultado: a execução que mudou no meio { compared-switch } terminou com { compared-score } { compared-where }. Sem a mudança, { compared-control }.
   *[other] Começar com lote { COUNT($batch_size) } não impede um bom resultado: as { COUNT($recovered) } execuções que mudaram no meio { compared-switch } terminaram com { compared-score } { compared-where } ou melhor. Sem a mudança, { compared-control }.
}

compared-low = { $low_lr ->
    [none] { "" }
   *[other] { $metric ->
        [accuracy] { " " }Uma mais baixa, { RATE($low_lr) }, terminou pior: { PERCENT($low_score) }.
       *[loss] { " " }Uma mais baixa, { RATE($low_lr) }, terminou pior: perda { NUM($low_score) }.
    }
}
compared-high = { $high_lr ->
    [none] { "" }
   *[other] { $high_score ->
        [none] { "" }
       *[other] { $metric ->
            [accuracy] { " " }Uma mais alta, { RATE($high_lr) }, terminou pior: { PERCENT($high_score) }.
           *[loss] { " " }Uma mais alta, { RATE($high_lr) }, terminou pior: perda { NUM($high_score) }.
        }
    }
}
compared-diverged = { $diverged_lr ->
    [none] { "" }
   *[other] { " " }Com { RATE($diverged_lr) } diverge.
}
comparison-lr-regimes = Das { COUNT($rates) } taxas{ compared-with-batch }, a melhor é { RATE($lr) }: terminou com { compared-score } { compared-where }.{ compared-low }{ compared-high }{ compared-diverged }

compared-with-batch = { $batch_size ->
    [none] { compared-with-optimizer }
   *[other] { " " }com lote { COUNT($batch_size) }{ compared-with-optimizer }
}
comparison-edge-of-grid = { $side ->
    [top] A melhor taxa testada{ compared-with-batch } foi a maior, { RATE($lr) }: o ótimo pode estar acima. Teste { RATE($lr_to_try) }.
   *[bottom] A melhor taxa testada{ compared-with-batch } foi a menor, { RATE($lr) }: o ótimo pode estar abaixo. Teste { RATE($lr_to_try) }.
}

compared-from = { $unit ->
    [epoch] da época { NUM($x) }
    [round] da rodada { COUNT($x) }
   *[step] do passo { COUNT($x) }
}
compared-what-differs = { $differs ->
    [lr] na taxa: { RATE($lr) } contra { RATE($other_lr) }
    [batch_size] no lote: { COUNT($batch_size) } contra { COUNT($other_batch_size) }
    [both] no lote e na taxa: { COUNT($batch_size) } e { RATE($lr) } contra { COUNT($other_batch_size) } e { RATE($other_lr) }
    [optimizer] no otimizador: { $optimizer } contra { $other_optimizer }
    [seed] só na semente
    [nothing] embora as configurações sejam iguais: o registro (log) não mostra o que mudou
    [unknown] em configurações das quais um dos registros (logs) não traz a taxa ou o lote
   *[other] em outras configurações além do lote e da taxa
}
compared-end = { $unit ->
    [epoch] Na época { NUM($end_x) }
    [round] Na rodada { COUNT($end_x) }
   *[step] No passo { COUNT($end_x) }
}
comparison-parting = A melhor e a pior execução se separam a partir { compared-from } e diferem { compared-what-differs }. { compared-end } a diferença é de { compared-gap }.

compared-next-batch-1 = { $batch_size_1 ->
    [none] { "" }
   *[other] { " " }(lote { COUNT($batch_size_1) })
}
compared-next-batch-2 = { $batch_size_2 ->
    [none] { "" }
   *[other] { " " }(lote { COUNT($batch_size_2) })
}
compared-next-batch-3 = { $batch_size_3 ->
    [none] { "" }
   *[other] { " " }(lote { COUNT($batch_size_3) })
}
compared-optimum = A curva suave que passa por { COUNT($rates) } taxas{ compared-with-batch } tem o seu melhor ponto { ENDS($best_from, $best_to) ->
    [alike] perto de { RATE($best_from) }
   *[apart] entre { RATE($best_from) } e { RATE($best_to) }
}, com 80% de chance.
comparison-next-rates = { $runs ->
    [0] { compared-optimum } Nenhuma outra taxa deve render mais que o ruído: { RATE($lr) } pode ficar.
    [1] { compared-optimum } Se resta uma execução, teste { RATE($lr_1) }{ compared-next-batch-1 }.
    [2] { compared-optimum } Se restam duas execuções, teste { RATE($lr_1) }{ compared-next-batch-1 } e { RATE($lr_2) }{ compared-next-batch-2 }.
   *[other] { compared-optimum } Se restam três execuções, teste { RATE($lr_1) }{ compared-next-batch-1 }, { RATE($lr_2) }{ compared-next-batch-2 } e { RATE($lr_3) }{ compared-next-batch-3 }.
}

comparison-missing-cell = { $why ->
    [scaled] Falta testar lote { COUNT($batch_size) } com taxa { RATE($lr) }: é a taxa da melhor execução, na proporção desse lote.
   *[hole] Falta testar lote { COUNT($batch_size) } com taxa { RATE($lr) }: o melhor lote ainda não foi visto com essa taxa.
}

compared-noise = { $metric ->
    [accuracy] { POINTS($noise) }
   *[loss] { NUM($noise) } na perda
}
comparison-seed-noise = { $tells ->
    [yes] A vantagem de { compared-setting } sobre { compared-second }, { compared-lead }, é maior que a variação entre sementes (erro padrão de { compared-noise }).
   *[no] { $basis ->
        [seeds] Faltam sementes para dizer qual é melhor, { compared-setting } ou { compared-second }: a diferença, { compared-lead }, está dentro da variação entre sementes (erro padrão de { compared-noise }).
       *[examples] Não dá para dizer qual é melhor, { compared-setting } ou { compared-second }: num teste deste tamanho, { compared-lead } de diferença pode ser acaso (erro padrão de { compared-noise }). Treine com mais sementes.
    }
}

comparison-tau-explains = O que conta aqui é a soma das taxas de todos os passos (τ). Quando o lote { COUNT($reference_batch_size) } tinha o mesmo τ, estava em { PERCENT($predicted) }. Com lote { COUNT($batch_size) } e taxa { RATE($lr) } o fim foi { PERCENT($score) }, com só { PERCENT($tau_share, digits: 0) } do τ final da outra execução.

compared-target = { $metric ->
    [accuracy] { PERCENT($target) }
   *[loss] uma perda de { NUM($target) }
}
compared-with-slow-optimizer = { $optimizers ->
    [several] { $slow_optimizer ->
        [none] { "" }
       *[other] { " " }com { $slow_optimizer }
    }
   *[one] { "" }
}
compared-slow = { $slow_batch_size ->
    [none] taxa { RATE($slow_lr) }{ compared-with-slow-optimizer }
   *[other] { $slow_lr ->
        [none] lote { COUNT($slow_batch_size) }{ compared-with-slow-optimizer }
       *[other] lote { COUNT($slow_batch_size) } e taxa { RATE($slow_lr) }{ compared-with-slow-optimizer }
    }
}
compared-updates = { $updates ->
    [none] { "" }
   *[other] { $cost ->
        [fewer] , mas menos passos ({ COUNT($slow_updates) } contra { COUNT($updates) })
       *[more] { " " }({ COUNT($slow_updates) } passos contra { COUNT($updates) })
    }
}
comparison-time-to-target = { $unit ->
    [epoch] Para chegar a { compared-target } { compared-where }, { compared-setting } precisa de { NUM($x) } { $x ->
        [one] época
       *[other] épocas
    }; { compared-slow } precisa de { NUM($slow_x) }, { NUM($factor) } vezes o número de épocas{ compared-updates }.
    [round] Para chegar a { compared-target } { compared-where }, { compared-setting } precisa de { COUNT($x) } rodadas; { compared-slow } precisa de { COUNT($slow_x) }, { NUM($factor) } vezes o número de rodadas.
   *[step] Para chegar a { compared-target } { compared-where }, { compared-setting } precisa de { COUNT($x) } passos; { compared-slow } precisa de { COUNT($slow_x) }, { NUM($factor) } vezes o número de passos.
}

compared-more-names = { $more ->
    [0] { "" }
   *[other] { " " }e mais { COUNT($more) }
}
comparison-assumed-family = { $names ->
    [none] Estas execuções são comparadas por suposição: além das configurações, só os nomes diferem. Se os nomes indicam outro modelo ou outros dados, compare as execuções em separado.
   *[other] Estas execuções são comparadas por suposição: além das configurações, só os nomes diferem ({ $names }{ compared-more-names }). Se os nomes indicam outro modelo ou outros dados, compare as execuções em separado.
}

kept-first = { $more ->
    [0] “{ $first }”
    [1] “{ $first }” (e mais uma como ela)
   *[other] “{ $first }” (e mais { COUNT($more) } como ela)
}
kept-second = { $other_more ->
    [0] “{ $second }”
    [1] “{ $second }” (e mais uma como ela)
   *[other] “{ $second }” (e mais { COUNT($other_more) } como ela)
}
kept-names = { $name ->
    [none] só um dos nomes traz { $other_name }
   *[other] { $other_name ->
        [none] só um dos nomes traz { $name }
       *[other] os nomes trazem { $name } e { $other_name }
    }
}
kept-reason = { $reason ->
    [names] { kept-names }
    [metrics] uma registra { $name }, a outra { $other_name }
    [examples] uma época delas não tem o mesmo número de exemplos
    [classes] as perdas começam no palpite entre { $name } e entre { $other_name } classes
   *[scale] as perdas estão em escalas diferentes do começo ao fim
}
comparison-kept-apart = { kept-first } e { kept-second } não entram na mesma comparação: { kept-reason }.

comparison-unlike-repeats = { $metric ->
    [accuracy] “{ $first }” e “{ $second }” têm as mesmas configurações ({ compared-setting }), mas uma terminou em { PERCENT($score) } e a outra em { PERCENT($other_score) }. O que mudou não está no registro (log): confira rótulos, dados e código de “{ $second }”.
   *[loss] “{ $first }” e “{ $second }” têm as mesmas configurações ({ compared-setting }), mas uma terminou com perda { NUM($score) } e a outra com { NUM($other_score) }. O que mudou não está no registro (log): confira rótulos, dados e código de “{ $second }”.
}
