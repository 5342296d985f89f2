# Comentários no código que põe um conselho em prática; cada um numa linha só, sem #.
snippet-other-arguments = seus outros argumentos ficam como estão
snippet-every-step = uma vez depois de cada passo
snippet-epoch-after-epoch = época após época, sem fim
snippet-yours = a sua função
snippet-your-loop = o seu laço
snippet-best-was = { $unit ->
    [epoch] nesta execução a melhor foi a época { NUM($at) }
   *[step] nesta execução o melhor foi o passo { COUNT($at) }
}
snippet-patience = paciência
snippet-wide-layers = depois de cada camada larga
snippet-choose-variations = escolha o que não muda o rótulo
snippet-your-layers = as suas camadas
snippet-twice-as-wide = para começar
snippet-before-step = depois do backward, antes do passo
snippet-mean-and-spread = o melhor é perto de 0 e 1
snippet-initial-loss = perto um do outro, antes de treinar
snippet-no-dropout = sem dropout
snippet-look-at-labels = estão certos?
snippet-almost-zero = quase 0?
snippet-open-this = depois, abra este arquivo aqui
snippet-decay-and-momentum = { RATE($decay) } ÷ (1 − momentum): aqui o decaimento não passa por ele
snippet-lost-for-good = todas acima da primeira perda, em seguida: não volta mais
