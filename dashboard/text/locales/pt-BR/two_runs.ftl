# O que mudou entre duas execuções.
two-runs = O que mudou?
two-runs-lead = Escolha duas execuções para ver em que hiperparâmetros diferem e onde as curvas se separam.
two-runs-from = De
two-runs-to = Para
two-runs-choose = uma execução
two-runs-same = Escolha duas execuções diferentes.

two-runs-x = { $unit ->
    [epoch] da época { NUM($x) }
   *[step] do passo { COUNT($x) }
}
two-runs-at = { $unit ->
    [epoch] na época { NUM($end_x) }
   *[step] no passo { COUNT($end_x) }
}
two-runs-ends = { $kind ->
    [share] { $measure } { two-runs-at }: { PERCENT($from_end) } → { PERCENT($to_end) }, { POINTS($gap) } de diferença.
   *[number] { $measure } { two-runs-at }: { NUM($from_end) } → { NUM($to_end) }.
}
two-runs-parts = As duas se separam além do ruído a partir { two-runs-x }. { two-runs-ends }
two-runs-together = As duas não se separam além do ruído. { two-runs-ends }
two-runs-short = Elas têm poucos pontos em comum para dizer onde se separam. { two-runs-ends }
two-runs-apart = As duas não têm trecho em comum: uma começa onde a outra já acabou.
two-runs-diverged = { $which ->
    [first] A primeira divergiu: o que a separa da segunda não se mede em ruído.
    [second] A segunda divergiu: o que a separa da primeira não se mede em ruído.
   *[both] As duas divergiram: não há o que comparar.
}
two-runs-no-metric = As duas não registram nenhuma métrica em comum: não há o que comparar.
two-runs-no-axis = Uma conta épocas e a outra, passos: falta um eixo em comum para comparar.
two-runs-only-seed = Só a semente difere: o que separa as duas é acaso.
two-runs-seeds = { $most ->
    [1] Há uma semente de cada lado.
   *[other] { $kind ->
        [share] Sementes por trás de cada uma: { COUNT($from_seeds) } e { COUNT($to_seeds) }, em média { PERCENT($from_mean) } → { PERCENT($to_mean) }.
       *[number] Sementes por trás de cada uma: { COUNT($from_seeds) } e { COUNT($to_seeds) }, em média { NUM($from_mean) } → { NUM($to_mean) }.
    }
}
two-runs-error = { $kind ->
    [share] { POINTS($error) }
   *[number] { NUM($error) }
}
two-runs-chance = { $could ->
    [yes] { $basis ->
        [seeds] A diferença está dentro da variação entre sementes (erro padrão de { two-runs-error }).
       *[examples] A diferença pode ser acaso num teste deste tamanho (erro padrão de { two-runs-error }).
    }
   *[no] { $basis ->
        [seeds] A diferença é maior que a variação entre sementes (erro padrão de { two-runs-error }).
       *[examples] A diferença é maior que o acaso de um teste deste tamanho (erro padrão de { two-runs-error }).
    }
}
two-runs-mark = { $unit ->
    [epoch] separam-se na época { NUM($x) }
   *[step] separam-se no passo { COUNT($x) }
}
two-runs-settings = Hiperparâmetros que diferem
two-runs-no-settings = Nenhum hiperparâmetro registrado difere.
two-runs-unset = não registrado
two-runs-more = { $more ->
    [1] Mais 1 hiperparâmetro que difere
   *[other] Mais { COUNT($more) } hiperparâmetros que diferem
}
