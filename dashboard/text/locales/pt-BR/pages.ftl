# Textos das páginas.
page-overview = Visão geral
page-curves = Curvas
page-map = Mapa
page-diagnosis = Diagnóstico
page-guide = Guia

language = Idioma
log-set = Conjunto de registros
reading = Lendo os registros…
set-group-textbook = Capítulo 38
set-group-learning-rate = Taxa de aprendizado
set-group-batch = Lote
set-group-schedules = Agendamentos
set-group-optimizers = Otimizadores
set-group-fit = Ajuste
set-group-losses = Perdas
set-group-broken = Com defeito
set-in-group = { $group } · { $title }
set-learning-rate = Taxa de aprendizado
set-digits = Quatro taxas nos dígitos
set-batch-size = Tamanho do lote
set-switch = Troca no meio do treino
set-regimes = Quatro regimes
set-one-weight = Um peso
set-exercise = Quantos passos?
set-two-weights = Dois pesos
set-gradient = Lote completo, minilote, um a um
set-schedules = Como a taxa cai
set-optimizers = Seis otimizadores
set-fit-under = Subajuste (underfitting)
set-fit-over = Sobreajuste (overfitting)
set-remedies = Remédios para rótulos ruidosos
set-remedies-few = Remédios para poucas amostras
set-losses = Perdas de classes
set-losses-values = Perdas de valores
set-broken = Dez erros
set-upload = Seus registros
set-path = Pasta deste computador
set-trained = Treino iniciado aqui
set-given = Registros da linha de comando

open-logs = Abra os seus registros
open-logs-formats = Eventos do TensorBoard, CSV, JSON e registros em texto de Keras, Lightning, Hugging Face, Ultralytics, W&B, MLflow e outros; uma pasta inteira, um .zip ou um .tar. Até { $megabytes } MB por arquivo, { $total } MB e { COUNT($count) } arquivos ao todo. Nada sai deste computador.
server-folder = Pasta ou arquivo deste computador, dentro de “{ $root }”
server-folder-problem = Não há “{ $path }” dentro de “{ $root }”: confira o nome, ou inicie o programa com --root na pasta certa.
drop-files = Arquivos ou .zip
drop-folder = Pasta de um treino ou de vários
drop-files-button = Escolher arquivos, ou soltar aqui
drop-folder-button = Escolher uma pasta, ou soltar aqui

nothing-loaded = Nada para mostrar ainda: nenhum arquivo tinha pontos de uma curva.
all-healthy = { $runs ->
    [1] { $text }
   *[other] Tudo saudável: nenhuma das { COUNT($runs) } execuções precisa de mudança. A melhor, { $title }, terminou em { $final }.
}
all-healthy-apart = Tudo em ordem: nenhuma das { COUNT($runs) } execuções pede mudança. Elas não entram numa mesma classificação.
cannot-tell = { $runs ->
    [1] { $title }. { $text }
   *[other] Nada de errado à vista, mas faltam dados para julgar { $unknown ->
        [1] 1 das { COUNT($runs) } execuções
       *[other] { $unknown } das { COUNT($runs) } execuções
    }. A primeira, { $title }: { $text }
}
worst-run = { $runs ->
    [1] { $title }: { $text }
   *[other] { $ill ->
        [1] 1 de { $runs } execuções pede atenção, { $title }
       *[other] { $ill } de { $runs } execuções pedem atenção. A mais grave, { $title }
    }: { $text }
}
grounds-runs = { $runs ->
    [0] nenhuma execução
    [1] 1 execução
   *[other] { COUNT($runs) } execuções
}
grounds-points = { $points ->
    [0] nenhum ponto lido
    [1] 1 ponto lido
   *[other] { COUNT($points) } pontos lidos
}
grounds-lost = { $lost ->
    [0] nenhum perdido
    [1] 1 perdido
   *[other] { COUNT($lost) } perdidos
}
grounds-best = melhor no fim (mediana dos últimos valores): { $title }, { $value }
best-value = { $metric ->
    [accuracy] { PERCENT($value) }{ best-where }
    [loss] perda de { NUM($value) }{ best-where }
   *[other] { $name } { NUM($value) }{ best-where }
}
best-where = { $split ->
    [test] { " " }no teste
    [val] { " " }na validação
    [train] { " " }no treino
   *[none] { "" }
}
best-run = De { COUNT($runs) } execuções, a melhor no fim, { $title }, chegou a { $value } (mediana dos últimos valores).
grounds-unplaced = { $n ->
    [1] 1 número sem lugar em curva
   *[other] { COUNT($n) } números sem lugar em curva
}
grounds-shown-only = { $n ->
    [1] 1 imagem ou notebook não lido
   *[other] { COUNT($n) } imagens ou notebooks não lidos
}
grounds-siblings = julgadas pelas curvas e pela comparação entre elas
grounds-alone = cada uma julgada só pela própria curva

open-run = Ver evidências e conselhos
all-runs = Todas as execuções
run = Execução
advice = O que mudar
no-advice = nada
no-advice-long = Nada a mudar nesta execução.
or = ou
against = Em contrário:
confidence-measured = Comparada com execuções iguais a esta, salvo taxa ou lote. Confiança estimada: { PERCENT($share, digits: 0) }.
confidence-inferred = Concluído só desta curva. Confiança estimada: { PERCENT($share, digits: 0) }.
confidence-unmeasured = Visto nesta curva. Nenhuma outra execução mostra quantas vezes isso acerta; por isso, não há confiança estimada.
what-to-change = O que mudar
advice-code = Em código
code-pytorch = PyTorch
code-keras = Keras
code-xgboost = XGBoost
code-lightgbm = LightGBM
code-catboost = CatBoost
code-trainer = Nosso treinador
what-was-seen = O que se vê nas curvas
beside-siblings = Ao lado das execuções comparáveis
nothing-seen = Nada que chame a atenção.
settings = Configuração
no-settings = O registro não traz hiperparâmetros.

receipt = Relatório da leitura
receipt-file = Arquivo
receipt-format = Formato
receipt-points = Pontos
receipt-damaged = Danificados
receipt-recovered = Recuperados
receipt-duplicated = Repetidos
receipt-reordered = Reordenados
receipt-replaced = Substituídos
receipt-notes = Observações
more-losses = … e mais { COUNT($more) }; o relatório da leitura, abaixo, traz tudo.

curves-controls = Controles
curves-title = { $shown ->
    [0] Nenhuma execução
    [1] 1 execução
   *[other] { COUNT($shown) } execuções sobrepostas
}
curves-view = Figura
curves-view-book = Capítulo 38 (2×2)
curves-view-one = Uma métrica
curves-runs = Execuções
curves-x = Eixo x
curves-x-step = passo
curves-x-epoch = época
curves-x-wall = horário
curves-x-relative = tempo decorrido
curves-x-tau = soma das taxas (τ)
curves-x-samples = exemplos vistos
unfair-steps = No mesmo passo, o lote { COUNT($large) } já viu { NUM($ratio) } vezes mais exemplos que o lote { COUNT($small) }: as execuções não tiveram os mesmos dados.
unfair-epochs = Com os mesmos dados, o lote { COUNT($large) } faz { NUM($ratio) } vezes menos atualizações que o lote { COUNT($small) }; boa parte da diferença vem daí.
unfair-use-epoch = Comparar por época
unfair-use-samples = Comparar por exemplos vistos
unfair-use-step = Comparar por passo
unfair-use-tau = Comparar pela soma das taxas (τ)
curves-smoothing = Suavização
curves-smoothing-kind = Tipo de suavização
curves-smoothing-points = cerca de { COUNT($points) } pontos
smoothing-ema = média móvel exponencial (EMA)
smoothing-time = média móvel pelo tempo
smoothing-gaussian = gaussiana
smoothing-mean = média corrente
off = nenhuma
curves-log-y = Eixo y logarítmico
curves-grouped = Uma linha para todas as sementes
curves-summary = Linha e faixa
curves-members = Mostrar também cada execução
curves-more = Mais
curves-log-x = Eixo x logarítmico
curves-palette = Paleta
curves-palette-accessible = acessível
curves-palette-faithful = como no capítulo 38
curves-last = Últimas épocas
curves-last-all = todas
curves-findings = Marcar achados
curves-all-runs = Todas as { COUNT($runs) } (escolha)


# O botão que separa execuções comparadas por suposição.
apart-switch = Comparar em separado
apart-switch-help = Execuções cujos nomes diferem em mais do que as configurações deixam de ser comparadas entre si.
apart-on = Execuções cujos nomes diferem em mais do que as configurações ficam separadas.
