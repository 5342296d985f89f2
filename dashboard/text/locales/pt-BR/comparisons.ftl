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
   *[loss] perda { NUM($score) }
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
   *[step] { COUNT($length) } passos
}

comparison-best-setting = { $lead ->
    [none] O melhor ajuste é { compared-setting }: terminou em { compared-score } { compared-where } (mediana dos últimos valores).
   *[other] { $within_noise ->
        [yes] De { COUNT($settings) } ajustes, o melhor, { compared-setting }, terminou em { compared-score } { compared-where } (mediana dos últimos valores); a vantagem sobre { compared-second } cabe no acaso.{ compared-lengths }
       *[no] De { COUNT($settings) } ajustes, o melhor, { compared-setting }, terminou em { compared-score } { compared-where } (mediana dos últimos valores), { compared-lead } à frente de { compared-second }.{ compared-lengths }
    }
}
compared-lengths = { $lengths ->
    [same] { "" }
   *[different] { " " }O primeiro treinou por { compared-length } e o segundo, por { COUNT($second_length) }; o motivo pode não ser só o ajuste.
}

compared-remedy = { $recovered_lr ->
    [none] { $shown_lr ->
        [none] { $lr_to_try ->
            [none] { $lr ->
                [none] Se a taxa era a mesma, suba-a junto com o lote, ou volte ao lote { COUNT($reference_batch_size) }.
               *[other] A taxa já cresceu junto com o lote: aqueça-a nas primeiras épocas, ou volte ao lote { COUNT($reference_batch_size) }.
            }
           *[other] { $is_far ->
                [yes] Na proporção do lote, a taxa poderia subir para { RATE($lr_to_try) }, muito além do que foi testado: antes aumente-a só algumas vezes, com aquecimento, pois o treino pode divergir bem antes disso.
               *[no] Subir a taxa para { RATE($lr_to_try) } deve recuperar quase tudo; em dados difíceis, só uma parte.
            }
        }
       *[other] { $metric ->
            [accuracy] Uma taxa maior ajuda: com { RATE($shown_lr) } terminou em { PERCENT($shown_score) }.
           *[loss] Uma taxa maior ajuda: com { RATE($shown_lr) } terminou com perda { NUM($shown_score) }.
        }
    }
   *[other] { $metric ->
        [accuracy] Subir a taxa para { RATE($recovered_lr) } recupera a acurácia: terminou em { PERCENT($recovered_score) }.
       *[loss] Subir a taxa para { RATE($recovered_lr) } recupera a perda: terminou em { NUM($recovered_score) }.
    }
}
compared-reference = { $other_schedule ->
    [yes] do lote { COUNT($reference_batch_size) }, que seguiu outro cronograma de taxa
   *[no] do lote { COUNT($reference_batch_size) }
}
compared-budget = { $budget ->
    [steps] com o mesmo número de passos
    [fewer] que treinou por menos épocas
   *[epochs] depois de { compared-length }
}
comparison-large-batch-gap = { $under_trained ->
    [yes] Com { compared-setting } o treino parou cedo demais; não é sobreajuste (overfitting): em { compared-length } deu { NUM($updates_ratio) }× menos passos que o lote { COUNT($reference_batch_size) }. { compared-remedy }
   *[no] Com { compared-setting } o resultado { compared-where } fica { compared-gap } atrás { compared-reference }, { compared-budget }. { compared-remedy }
}

comparison-lr-made-up-for-batch = { $metric ->
    [accuracy] Com taxa { RATE($lr) } o lote { COUNT($batch_size) } terminou em { PERCENT($score) }, contra { PERCENT($low_score) } com taxa { RATE($low_lr) }: a taxa maior compensou os passos que faltavam, e o lote { COUNT($reference_batch_size) } terminou em { PERCENT($reference_score) }.
   *[loss] Com taxa { RATE($lr) } o lote { COUNT($batch_size) } terminou com perda { NUM($score) }, contra { NUM($low_score) } com taxa { RATE($low_lr) }: a taxa maior compensou os passos que faltavam, e o lote { COUNT($reference_batch_size) } terminou em { NUM($reference_score) }.
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
    [1] Começar com lote { COUNT($batch_size) } não estraga o treino: a execução que mudou no caminho { compared-switch } terminou em { compared-score } { compared-where }; { compared-control }.
   *[other] Começar com lote { COUNT($batch_size) } não estraga o treino: as { COUNT($recovered) } execuções que mudaram no caminho { compared-switch } terminaram em { compared-score } { compared-where } ou melhor; { compared-control }.
}

compared-low = { $low_lr ->
    [none] { "" }
   *[other] { $metric ->
        [accuracy] { " " }Uma mais baixa, { RATE($low_lr) }, terminou atrás: { PERCENT($low_score) }.
       *[loss] { " " }Uma mais baixa, { RATE($low_lr) }, terminou atrás: perda { NUM($low_score) }.
    }
}
compared-high = { $high_lr ->
    [none] { "" }
   *[other] { $high_score ->
        [none] { "" }
       *[other] { $metric ->
            [accuracy] { " " }Uma mais alta, { RATE($high_lr) }, terminou atrás: { PERCENT($high_score) }.
           *[loss] { " " }Uma mais alta, { RATE($high_lr) }, terminou atrás: perda { NUM($high_score) }.
        }
    }
}
compared-diverged = { $diverged_lr ->
    [none] { "" }
   *[other] { " " }Com { RATE($diverged_lr) } diverge.
}
comparison-lr-regimes = Das { COUNT($rates) } taxas{ compared-with-batch }, a melhor é { RATE($lr) }: terminou em { compared-score } { compared-where }.{ compared-low }{ compared-high }{ compared-diverged }

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
   *[step] do passo { COUNT($x) }
}
compared-what-differs = { $differs ->
    [lr] pela taxa: { RATE($lr) } contra { RATE($other_lr) }
    [batch_size] pelo lote: { COUNT($batch_size) } contra { COUNT($other_batch_size) }
    [both] por lote e taxa: { COUNT($batch_size) } e { RATE($lr) } contra { COUNT($other_batch_size) } e { RATE($other_lr) }
    [optimizer] pelo otimizador: { $optimizer } contra { $other_optimizer }
    [seed] só pela semente
    [nothing] embora as configurações sejam iguais: o registro (log) não mostra o que mudou
    [unknown] por configurações em que um dos registros (logs) não traz a taxa ou o lote
   *[other] por outras configurações além de lote e taxa
}
compared-end = { $unit ->
    [epoch] Na época { NUM($end_x) }
   *[step] No passo { COUNT($end_x) }
}
comparison-parting = A melhor e a pior execução se separam a partir { compared-from } e diferem { compared-what-differs }. { compared-end } são { compared-gap } de distância.

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
compared-optimum = A curva suave que passa por { COUNT($rates) } taxas{ compared-with-batch } tem o seu melhor ponto entre { RATE($best_from) } e { RATE($best_to) }, com 80% de chance.
comparison-next-rates = { $runs ->
    [0] { compared-optimum } Nenhuma outra taxa deve render mais que o ruído: { RATE($lr) } pode ficar.
    [1] { compared-optimum } Se resta uma execução, teste { RATE($lr_1) }{ compared-next-batch-1 }.
    [2] { compared-optimum } Se restam duas execuções, teste { RATE($lr_1) }{ compared-next-batch-1 } e { RATE($lr_2) }{ compared-next-batch-2 }.
   *[other] { compared-optimum } Se restam três execuções, teste { RATE($lr_1) }{ compared-next-batch-1 }, { RATE($lr_2) }{ compared-next-batch-2 } e { RATE($lr_3) }{ compared-next-batch-3 }.
}

comparison-missing-cell = { $why ->
    [scaled] Falta testar lote { COUNT($batch_size) } com taxa { RATE($lr) }: é a taxa da melhor execução, ajustada para esse lote.
   *[hole] Falta testar lote { COUNT($batch_size) } com taxa { RATE($lr) }: o lote que mais rendeu ainda não foi visto com essa taxa.
}

compared-noise = { $metric ->
    [accuracy] { POINTS($noise) }
   *[loss] { NUM($noise) } na perda
}
comparison-seed-noise = { $tells ->
    [yes] A vantagem de { compared-setting } sobre { compared-second }, { compared-lead }, é maior que o acaso entre sementes (erro padrão de { compared-noise }).
   *[no] { $basis ->
        [seeds] Não há sementes bastantes para dizer qual é melhor, { compared-setting } ou { compared-second }: a diferença é de { compared-lead }, e o acaso entre sementes chega a isso (erro padrão de { compared-noise }).
       *[examples] Não dá para dizer qual é melhor, { compared-setting } ou { compared-second }: { compared-lead } de diferença cabe no acaso de um teste deste tamanho (erro padrão de { compared-noise }). Rode mais sementes.
    }
}

comparison-tau-explains = O caminho percorrido, τ = soma da taxa sobre os passos, explica o resultado: quando o lote { COUNT($reference_batch_size) } tinha andado o mesmo, estava em { PERCENT($predicted) }; lote { COUNT($batch_size) } e taxa { RATE($lr) } terminou em { PERCENT($score) }, com { PERCENT($tau_share, digits: 0) } do caminho.

compared-target = { $metric ->
    [accuracy] { PERCENT($target) }
   *[loss] perda { NUM($target) }
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
    [epoch] Para chegar a { compared-target } { compared-where }, { compared-setting } leva { NUM($x) } { $x ->
        [one] época
       *[other] épocas
    } e { compared-slow }, { NUM($slow_x) }: { NUM($factor) }× mais épocas{ compared-updates }.
   *[step] Para chegar a { compared-target } { compared-where }, { compared-setting } leva { COUNT($x) } passos e { compared-slow }, { COUNT($slow_x) }: { NUM($factor) }× mais.
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
    [accuracy] “{ $first }” e “{ $second }” têm as mesmas configurações ({ compared-setting }), mas uma terminou em { PERCENT($score) } e a outra em { PERCENT($other_score) }: o que mudou não está no registro (log). Confira rótulos, dados e código de “{ $second }”.
   *[loss] “{ $first }” e “{ $second }” têm as mesmas configurações ({ compared-setting }), mas uma terminou com perda { NUM($score) } e a outra com { NUM($other_score) }: o que mudou não está no registro (log). Confira rótulos, dados e código de “{ $second }”.
}
