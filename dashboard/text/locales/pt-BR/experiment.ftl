# A página Experimento: treinos nesta máquina.
page-experiment = Experimento

experiment-not-asked = Dá para iniciar treinos por esta página quando o servidor permite: abra-o com “curva --allow-training”.
experiment-not-local = Só dá para iniciar treinos por esta página quando o servidor atende apenas esta máquina e recusa as páginas de outros sites: abra-o com “curva --allow-training”, sem outro endereço.
experiment-no-home = Não há pasta em que guardar os treinos: indique uma na variável de ambiente CURVA_TRAININGS.
experiment-no-trainer = O treinador não responde: veja se “python -m trainer list” funciona com o Python deste servidor.
experiment-no-packages = Para treinar falta o pacote { $name }, que vem com o extra train: instale o Curva de novo como “curva[train]” e reinicie o servidor.

experiment-nothing = Nada foi treinado aqui ainda: escolha um estudo, uma grade ou um conselho.
experiment-idle = Nenhum treino em andamento: escolha um estudo, uma grade ou um conselho.
experiment-busy = { $running ->
    [0] Nenhum treino em andamento ainda
    [1] 1 treino em andamento
   *[other] { COUNT($running) } treinos em andamento
}{ $waiting ->
    [0] .
    [1] { "" }, e 1 à espera de um núcleo livre.
   *[other] { "" }, e { COUNT($waiting) } à espera de núcleos livres.
}

experiment-what = O que treinar
way-study = Um estudo
way-grid = Uma grade
way-advice = Um conselho
experiment-study = Estudo
experiment-advice = Conselhos para as execuções abertas
experiment-values = { $setting }: valores
experiment-values-help = Vários valores, separados por espaços; cada combinação é uma execução.
experiment-seeds = Sementes
experiment-further = Mais uma configuração
experiment-processes = Processos, de { $most } núcleos

experiment-size = { $runs ->
    [1] 1 execução
   *[other] { COUNT($runs) } execuções
}, { $epochs ->
    [1] 1 época
   *[other] { COUNT($epochs) } épocas
} ao todo.
experiment-time = Leva de { $low } a { $high }, a julgar por { $runs ->
    [1] 1 execução anterior
   *[other] { COUNT($runs) } execuções anteriores
} com os mesmos dados e a mesma rede nesta máquina.
experiment-time-unknown = Ainda não se sabe quanto tempo leva: nada com os mesmos dados e a mesma rede foi treinado aqui. O tempo que falta aparece depois das primeiras épocas.
experiment-downloads = O MNIST é baixado do OpenML (uns 15 MB), se ainda não tiver sido; “--data-dir”, ao abrir o servidor, indica uma pasta que o tenha.
experiment-start = Iniciar
experiment-unwritable = Não foi possível registrar o treino ({ $reason }): libere espaço em disco ou indique outra pasta em CURVA_TRAININGS.

experiment-list = Treinos
experiment-curves = Curvas: { $name }
experiment-no-epoch = Não há curvas: ele terminou antes da primeira época.
experiment-no-curves = As curvas aparecem com a primeira época.

plan-no-study = Esse estudo não existe.
plan-no-advice = Nenhuma das execuções abertas tem um conselho que o treinador possa seguir: abra execuções gravadas por ele, como as de um treino desta página.
plan-no-command = O treinador não pode seguir este conselho.
plan-no-value = { $setting }: falta ao menos um valor.
plan-bad-value = { $setting }: “{ $value }” não é um valor possível.
plan-too-many = Seriam { COUNT($count) } execuções; o máximo são { COUNT($most) }.

training-study = Estudo “{ $name }”
training-grid = { $runs ->
    [1] Grade de 1 execução
   *[other] Grade de { COUNT($runs) } execuções
}
training-advice = Conselho para { $name }
training-waiting = na fila
training-running = em andamento
training-stopping = parando
training-stopped = parado
training-interrupted = interrompido
training-failed = falhou
training-finished = concluído
training-progress = Parte das épocas já concluída
training-runs = { $runs ->
    [1] { $done ->
        [1] 1 execução pronta
       *[other] 1 execução
    }
   *[other] { COUNT($done) } de { COUNT($runs) } execuções prontas
}
training-current = { $name }: época { COUNT($epoch) } de { COUNT($epochs) }
training-starting = começando
training-left = faltam cerca de { $time }
training-ended = há { $ago }
training-asked = pedido há { $ago }
training-older = { $count ->
    [1] 1 treino mais antigo não está na lista.
   *[other] { COUNT($count) } treinos mais antigos não estão na lista.
}
training-stop = Parar
training-resume = Retomar
training-open = Abrir os registros
training-forget = Tirar da lista
training-forget-help = Os registros continuam no disco.
advice-train = Treinar assim
