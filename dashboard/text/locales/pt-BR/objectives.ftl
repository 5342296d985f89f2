# O que uma execução minimiza quando a perda não mede o progresso, e a métrica que conta.
objective-says = { $objective ->
    [reward] No aprendizado por reforço a perda persegue um alvo que muda
    [preference] No treino por preferências a perda compara respostas, e o ritmo dela diz pouco
    [adversarial] Em uma GAN a perda de cada rede sobe quando a outra melhora
    [diffusion] Em modelos de difusão e de fluxo a perda depende do passo de tempo sorteado
    [embedding] A perda de um embedding depende dos pares ou trios que restam
    [boosting] No boosting cada rodada soma uma árvore: o ritmo da perda vem do próprio método
   *[below-zero] Esta perda desce abaixo de zero, então o nível dela não tem um fim natural
}
objective-place = { $unit ->
    [epoch] na época { NUM($counts_best_x) }
    [round] na rodada { COUNT($counts_best_x) }
   *[step] no passo { COUNT($counts_best_x) }
}
objective-counts = { $went ->
    [better] { $counts } foi de { NUM($counts_first) } a { NUM($counts_end) }, com o melhor patamar, { NUM($counts_best) }, { objective-place }
    [back] { $counts } foi de { NUM($counts_first) } a { NUM($counts_best) } { objective-place } e voltou para { NUM($counts_end) }
    [worse] { $counts } foi de { NUM($counts_first) } a { NUM($counts_end) }, no sentido errado; o melhor patamar foi { NUM($counts_best) } { objective-place }
    [nowhere] { $counts } não se moveu além do próprio ruído: { NUM($counts_first) } no começo, { NUM($counts_end) } no fim
   *[unknown] { $counts } tem poucos pontos para acompanhar; o melhor valor foi { NUM($counts_best) } { objective-place }
}
objective-missing = { $objective ->
    [reward] Registre o retorno de cada avaliação: é ele que conta
    [preference] Registre a acurácia ou a margem das recompensas em pares de validação
    [adversarial] Registre o FID ou outra nota das amostras: é ela que conta
    [diffusion] Registre o FID, ou a perda em um conjunto de validação com passos de tempo e ruído fixos
    [embedding] Registre o recall em k ou o mAP na validação: é ele que conta
    [boosting] Quem diz como ele vai é a perda de validação; registre uma se não houver
   *[below-zero] Compare a perda de validação com a de outras execuções
}

headline-unknown-objective = { objective-says }. { $counts ->
    [none] { objective-missing }.
   *[other] O que conta: { objective-counts }.
}
headline-unknown-objective-short = { $counts ->
    [none] a perda não diz
   *[other] julgue por { $counts }
}

symptom-other-objective = { objective-says } (indício: { $told_by }). { $counts ->
    [none] { objective-missing }.
   *[other] O que conta: { objective-counts }.
}
symptom-other-objective-title = A perda não mede o progresso
symptom-other-objective-what = Se a execução minimiza algo cuja perda não diz como vai o treino: aprendizado por reforço, treino por preferências, GAN, difusão, embedding, boosting ou uma perda abaixo de zero. Os indícios são os nomes das métricas, o programa que escreveu o registro e a configuração.
symptom-other-objective-why = Uma perda assim pode subir, oscilar ou ficar parada em uma execução que vai bem. Quem diz como ela vai é a métrica que conta.
symptom-other-objective-not = Quando a perda mede o progresso: classificação, regressão, linguagem.

reason-objective-reward = A perda do aprendizado por reforço persegue um alvo que muda e não mostra isto. { $about ->
    [none] Julgue pelo retorno: ele não está no registro.
   *[other] Julgue por { $about }.
}
reason-objective-preference = A perda do treino por preferências compara respostas e não mostra isto. { $about ->
    [none] Julgue pela acurácia das recompensas em pares de validação.
   *[other] Julgue por { $about }.
}
reason-objective-adversarial = Em uma GAN cada perda depende da outra rede. { $about ->
    [none] Julgue pelo FID ou por outra nota das amostras: nenhuma está no registro.
   *[other] Julgue por { $about }.
}
reason-objective-diffusion = A perda depende do passo de tempo sorteado. { $about ->
    [none] Julgue pelo FID, ou por uma perda de validação com passos de tempo fixos.
   *[other] Julgue por { $about }.
}
reason-objective-embedding = A perda depende dos pares ou trios que restam. { $about ->
    [none] Julgue pelo recall em k ou pelo mAP na validação: nenhum está no registro.
   *[other] Julgue por { $about }.
}
reason-objective-boosting = No boosting a taxa se troca por rodadas, e o ritmo da perda sozinho não diz qual é a certa. Compare as métricas de validação das execuções.
reason-objective-below-zero = Uma perda que desce abaixo de zero não tem um nível com que comparar o ritmo. Compare a perda de validação de execuções com outras taxas.
reason-batch-noise = A única perda é a de lotes isolados, e a dispersão deles esconde o efeito da taxa. Registre a perda de validação, ou compare com uma execução em outra taxa.
