# Nomes das lâmpadas, dos estados e das razões de um "não sei".
lamp-stability = Estabilidade
lamp-learning-rate = Taxa de aprendizado
lamp-batch-size = Tamanho do lote
lamp-fit = Ajuste

# O que cada lâmpada pergunta, com o termo em inglês: abre a lâmpada e o guia.
lamp-stability-asks = Estabilidade (stability): a perda cai sem explodir nem oscilar?
lamp-learning-rate-asks = Taxa de aprendizado (learning rate): o passo de cada atualização tem o tamanho certo?
lamp-batch-size-asks = Tamanho do lote (batch): quantos exemplos há em cada atualização, e sobram atualizações para aprender?
lamp-fit-asks = Ajuste (fit): o que se aprendeu no treino vale para dados não vistos?

state-stability-ok = estável
state-stability-noisy = ruidosa
state-stability-oscillating = oscilando
state-stability-diverging = divergindo
state-stability-diverged = divergiu
state-stability-broken = números inválidos
state-stability-unknown = não dá para dizer

state-learning-rate-too-low = baixa demais
state-learning-rate-slightly-low = um pouco baixa
state-learning-rate-good = boa
state-learning-rate-slightly-high = um pouco alta
state-learning-rate-too-high = alta demais
state-learning-rate-unknown = não dá para dizer

state-batch-size-too-small = pequeno demais
state-batch-size-good = bom
state-batch-size-too-large = grande demais
state-batch-size-unknown = não dá para dizer

state-fit-good = bom
state-fit-overfitting = sobreajuste
state-fit-underfitting = subajuste
state-fit-stopped-too-early = parou cedo
state-fit-plateau = platô
state-fit-broken-from-start = { $basis ->
    [below-chance] dados ou rótulos
    [memorised-only] dados ou rótulos
    [val-at-guess] dados ou rótulos
    [accuracy-constant] dados ou rótulos
   *[other] não aprende
}
state-fit-unknown = não dá para dizer

reason-few-points = Há poucos pontos: com menos de cinco, tendência e ruído se confundem. Registre mais vezes ou treine mais.
reason-lost = A execução perdeu o que tinha aprendido, e a curva não diz se foi pela taxa. Tente uma taxa menor e confira as entradas e a perda.
reason-no-loss = Nenhuma curva é uma perda que diga sozinha como vai o treino. Registre ao menos a perda de treino e carregue de novo.
reason-no-loss-curve = O registro traz acurácia, mas não a perda, e a estabilidade se lê na perda.
reason-no-held-out = Falta a curva de validação ou de teste: só ela mostra se o aprendizado vale para dados não vistos.
reason-no-batch-size = O tamanho do lote não está na configuração registrada.
reason-no-batches = No boosting cada árvore usa todos os dados, ou uma parte sorteada para ela: não há tamanho de lote.
reason-needs-siblings = Uma execução só não mostra o efeito do lote. Treine outra igual com outro lote e carregue as duas.
reason-not-learning = A execução não aprende, e a taxa é só uma das causas possíveis. Veja antes rótulos, escala das entradas e a perda.
reason-diverged = A execução divergiu; o ajuste só se julga quando ela ficar estável.
reason-failed = Uma falha do Curva impediu este julgamento; os demais foram feitos normalmente.
reason-not-telling = As curvas não bastam para decidir entre os estados.
reason-two-rates = A perda cai pelo mesmo fator a cada passo, como numa parábola. Duas taxas dão estes números: uma baixa demais e uma tão alta que o peso salta de um lado ao outro. Só pela perda não dá para decidir; registre um peso, ou tente a metade da taxa.
reason-underfits = Treino e validação ficam parados juntos num nível ruim: assim fica um modelo pequeno ou regularizado demais, e também uma taxa alta. Tente menos regularização ou um modelo maior, e, à parte, um terço da taxa.
reason-within-noise = Outra taxa terminou melhor, mas dentro do ruído: só a troca de semente já poderia fazer essa diferença.
reason-best-of-few = Nenhuma das taxas testadas terminou claramente melhor. Pela própria curva, a melhor é mais provavelmente uma que não foi testada.
reason-outdone-by-its-like = Uma execução com as mesmas configurações terminou muito melhor: a taxa não é a culpada. Confira rótulos, dados e código.
reason-rate-first = Nada foi aprendido, e a taxa está muito abaixo da usual: do que o modelo e os dados são capazes só se vê com uma taxa maior.
reason-rise-unclear = A perda de validação subiu depois do melhor ponto, mas menos da metade das execuções parecidas com esta teria ficado melhor parando antes.
reason-rise-not-by-rate = A perda de treino sobe no fim, mas não como numa taxa alta demais. Menos da metade das execuções assim teria ficado melhor com uma menor.
reason-saturated = As saídas estão saturadas. Entradas fora de escala fazem isso, uma última camada errada ou uma taxa alta demais; a curva não diz qual.
reason-slow-or-broken = Nada foi aprendido: uma taxa baixa demais faz isso, e uma falha também. Uma execução curta com dez vezes a taxa tiraria a dúvida.
reason-settled = A perda de validação quase parou de cair, embora o ritmo até aqui seja o de uma taxa baixa. Uma execução com o triplo da taxa tiraria a dúvida.
reason-short-or-slow = A execução ainda melhora no fim e talvez seja uma única passada pelos dados: pode ser curta, ou a taxa pode ser baixa. Treine mais, ou tente o triplo da taxa.
reason-no-descent = A perda não caiu além do próprio ruído: não há queda cuja estabilidade se possa julgar.
