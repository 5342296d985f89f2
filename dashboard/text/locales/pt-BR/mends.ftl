# Uma configuração que sozinha explica uma execução ruim.
recommendation-mend-setting = { $parameter ->
    [init] Sorteie os pesos iniciais (He) em vez de começar com todos em zero.
    [input_scaling] Normalize as entradas para média 0 e desvio padrão 1.
    [loss] Use como perda a entropia cruzada dos valores crus da saída.
    [label_noise] Treine com os rótulos como são: { PERCENT($from, digits: 0) } deles foram sorteados de novo.
    [order] Sorteie uma nova ordem dos exemplos a cada época.
    [dropout] Baixe o dropout de { NUM($from) } para { NUM($to) }.
    [l1] Retire a penalidade L1 de { NUM($from) }.
    [clip] Limite a norma do gradiente a { NUM($to) } em vez de { NUM($from) }.
    [batch_size] Aumente o lote de { COUNT($from) } para { COUNT($to) } exemplos.
    [decay] Retire a redução da taxa.
   *[fault] Retire o que foi feito errado de propósito: { $from }.
}
why-mend-setting = { $parameter ->
    [init] Pesos que começam iguais recebem gradientes iguais e continuam iguais: a camada vira uma só unidade.
    [input_scaling] Com as entradas como foram gravadas, alguns passos são grandes demais e outros, pequenos demais.
    [loss] Esta perda não é a de classes sobre valores crus: o que ela premia não é a resposta certa.
    [label_noise] Um rótulo sorteado não ensina nada; só dá para memorizá-lo.
    [order] Numa ordem fixa pelo alvo, cada lote puxa para uma resposta, e o seguinte, para longe dela.
    [dropout] Sobram tão poucas unidades por vez que a rede não consegue dizer o que sabe.
    [l1] Uma penalidade tão forte leva os pesos a zero mais depressa do que os dados os puxam de lá.
    [clip] Todo gradiente é cortado nesse tamanho: a taxa é bem menor do que parece.
    [batch_size] Com tão poucos exemplos o gradiente é quase só ruído.
    [decay] Na metade do treino a taxa já é quase nada: o que vem depois não é treino.
   *[fault] Nenhuma taxa e nenhum modelo compensam isso.
}
expect-mend-setting = { $parameter ->
    [init] { expected } uma perda que sai do valor inicial já nas primeiras épocas.
    [input_scaling] { expected } uma queda mais regular e mais rápida com a mesma taxa.
    [loss] { expected } uma acurácia que sobe desde as primeiras épocas.
    [label_noise] { expected } que a validação acompanhe o treino em vez de se afastar dele.
    [order] { expected } uma curva menos agitada e um final melhor.
    [dropout] { expected } que treino e validação terminem melhor, os dois.
    [l1] { expected } que as duas perdas caiam abaixo de onde estão.
    [clip] { expected } uma perda que cai bem mais depressa.
    [batch_size] { expected } uma curva menos agitada, com um final melhor e épocas mais rápidas.
    [decay] { expected } uma perda que continua caindo na segunda metade.
   *[fault] { expected } uma execução que aprende como as outras.
}
wrong-mend-setting = { $parameter ->
    [init] { wrong-if } a perda ficar parada também com pesos sorteados: aí, os gradientes não chegam a eles.
    [input_scaling] { wrong-if } a média já estiver perto de 0 e o desvio perto de 1: aí, o nome da configuração engana.
    [loss] { wrong-if } o modelo terminar em softmax: aí, retire isso primeiro.
    [label_noise] { wrong-if } rótulos limpos não terminarem melhor: aí, não eram os rótulos que atrapalhavam.
    [order] { wrong-if } o final não for melhor: aí, olhe para a taxa.
    [dropout] { wrong-if } a validação começar a se afastar do treino: aí, volte metade do caminho.
    [l1] { wrong-if } a validação começar a se afastar do treino: aí, use um décimo da penalidade.
    [clip] { wrong-if } a perda der saltos: aí, baixe a taxa e mantenha o limite em { NUM($to) }.
    [batch_size] { wrong-if } o final com o lote maior não for melhor: aí, aumente a taxa junto.
    [decay] { wrong-if } o final ficar ruidoso: aí, deixe a taxa cair, mas mais devagar.
   *[fault] { wrong-if } não aprender melhor sem isso: aí, procure uma segunda causa.
}
chip-mend-setting = { $parameter ->
    [init] pesos iniciais sorteados
    [input_scaling] normalizar as entradas
    [loss] entropia cruzada
    [label_noise] rótulos limpos
    [order] embaralhar
    [dropout] dropout { NUM($from) } → { NUM($to) }
    [l1] sem penalidade L1
    [clip] limite { NUM($from) } → { NUM($to) }
    [batch_size] lote { COUNT($from) } → { COUNT($to) }
    [decay] sem redução da taxa
   *[fault] sem { $from }
}

# Comentários do código.
snippet-of-the-training-set = as do treino, para todas as partes
snippet-no-decay = a mesma taxa até o fim
