# Nomes do campo: métricas, conjuntos de dados, hiperparâmetros.
metric-loss = Perda
metric-accuracy = Acurácia
metric-accuracy-top5 = Acurácia top-5
metric-learning-rate = Taxa de aprendizado
metric-batch-size = Tamanho do lote
metric-grad-norm = Norma do gradiente
metric-weight-norm = Norma dos pesos
metric-weight-distance = Distância dos pesos iniciais
metric-epoch-seconds = Segundos por época
metric-perplexity = Perplexidade
metric-error = Erro
metric-f1 = F1
metric-wer = WER
metric-cer = CER
metric-bleu = BLEU
split-train = treino
split-val = validação
split-test = teste
metric-title = { $metric } · { $split }

setting-batch-size = Tamanho do lote
setting-lr = Taxa de aprendizado
setting-optimizer = Otimizador
setting-momentum = Momentum
setting-weight-decay = Decaimento de pesos
setting-dropout = Dropout
setting-seed = Semente
setting-fold = Dobra (fold)
setting-epochs = Épocas
setting-hidden = Camadas ocultas
setting-init = Inicialização
setting-dataset = Dados
setting-model = Modelo
setting-input-scaling = Escala da entrada
setting-label-noise = Ruído nos rótulos
setting-warmup-epochs = Épocas de aquecimento
setting-max-train-examples = Máximo de exemplos de treino
setting-data-size = Exemplos
setting-data-noise = Ruído nos dados
setting-imbalance = Desequilíbrio
setting-data-seed = Semente dos dados
setting-order = Ordem dos exemplos
setting-augment = Aumento de dados
setting-augment-strength = Força do aumento de dados
setting-fault = Falha embutida
setting-activation = Ativação
setting-normalisation = Normalização
setting-norm-momentum = Momentum da normalização
setting-residual = Conexões residuais
setting-bias = Viés
setting-loss = Função de perda
setting-l1 = Penalidade L1
setting-clip = Corte do gradiente
setting-decay = Decaimento da taxa
setting-decay-rate = Fator de decaimento
setting-decay-every = Intervalo de decaimento
setting-decay-by = Decaimento por
setting-patience = Paciência da parada antecipada
setting-stop-at-loss = Perda em que para
setting-train-eval-examples = Exemplos de treino medidos
setting-log-every = Atualizações entre dois registros

title-batch = Lote { $batch }
title-rate = taxa { $rate }
title-rate-alone = Taxa { $rate }
label-batch = lote { $value }
title-setting = { $name } { $value }

# Escrito por POINTS.
percentage-points = { $value ->
    [one] { $text } ponto percentual
   *[other] { $text } pontos percentuais
}

# Escritos por LEVELS, DESCENTS e RISE: acima do todo, vezes dizem melhor que por cento.
level-share = { $text } do nível
level-times = { $value ->
    [one] { $text } vez o nível
   *[other] { $text } vezes o nível
}
descent-share = { $text } da queda total
descent-times = { $value ->
    [one] { $text } vez a queda total
   *[other] { $text } vezes a queda total
}
rise-share = { $text }
rise-times = { $value ->
    [one] para { $text } vez o melhor valor
   *[other] para { $text } vezes o melhor valor
}

# Valores de configurações que se ligam ou desligam.
value-yes = sim
value-no = não
