# A página Aula: execuções avaliadas antes de ver os indicadores.
blind-lead = Diga, de cada execução, o que as curvas mostram e o que você faria a seguir, antes de ver o que o painel diz. Depois, compare.
blind-no-runs = Abra registros primeiro: escolha um estudo no alto da página ou solte os seus.
blind-you = você
blind-previous = ← Anterior
blind-next = Próxima →
blind-place = Execução { $place } de { $runs } · { $done } respondidas
blind-asks-state = O que as curvas mostram?
blind-asks-move = O que você faria a seguir?
blind-both = Responda às duas perguntas; dá para mudar de ideia depois.
blind-kept = Guardado. Ainda dá para mudar de ideia.
blind-show = Comparar ({ $done } de { $runs } respondidas)
blind-again = Recomeçar
blind-class = Com a turma
blind-class-lead = { $runs ->
    [1] Cada pessoa avalia esta execução no seu aparelho, sem ver as outras; você mostra os resultados quando quiser.
   *[other] Cada pessoa avalia estas { COUNT($runs) } execuções no seu aparelho, sem ver as outras; você mostra os resultados quando quiser.
}
blind-open = Abrir para a turma
blind-together = { $runs ->
    [1] A turma avalia uma execução, às cegas.
   *[other] A turma avalia { COUNT($runs) } execuções, às cegas.
}
blind-other-set = A aula é sobre outros registros, não sobre os que estão abertos. Abra o link dela de novo.
blind-pulse = { $people ->
    [one] { COUNT($people) } pessoa
   *[other] { COUNT($people) } pessoas
}, { $answers ->
    [one] { COUNT($answers) } resposta
   *[other] { COUNT($answers) } respostas
} até agora.
blind-waiting = { $people ->
    [one] { COUNT($people) } pessoa
   *[other] { COUNT($people) } pessoas
}, { $answers ->
    [one] { COUNT($answers) } resposta
   *[other] { COUNT($answers) } respostas
} até agora. Os resultados aparecem aqui quando forem mostrados à turma.
blind-show-class = Mostrar os resultados à turma
blind-hide = Esconder os resultados de novo
blind-done = Tudo respondido. Os resultados aparecem quando forem mostrados à turma.
blind-agreement = Quanto as respostas concordam
blind-among-state = Entre si, sobre o estado: { PERCENT($share, digits: 0) } dos pares concordam; { $kappa ->
    [none] todos disseram o mesmo, e por isso não há kappa.
   *[other] o kappa de Fleiss é { NUM($kappa) } (0 é acaso, 1 é acordo total).
}
blind-among-state-none = Entre si, sobre o estado: nenhuma execução tem duas respostas ainda.
blind-among-move = Entre si, sobre o próximo passo: { PERCENT($share, digits: 0) } dos pares concordam; { $kappa ->
    [none] todos disseram o mesmo, e por isso não há kappa.
   *[other] o kappa de Fleiss é { NUM($kappa) }.
}
blind-among-move-none = Entre si, sobre o próximo passo: nenhuma execução tem duas respostas ainda.
blind-with-engine = Com o painel, sobre o estado: { $first } de { $asked } respostas dão o veredito dele; { $any } de { $asked }, algo que um dos indicadores diz.
blind-with-advice = Com o painel, sobre o próximo passo: { $met } de { $asked } respostas estão entre os conselhos dele.
blind-with-outcome = Com o resultado: de { $asked } respostas que execuções comparáveis põem à prova, { $met } estavam certas; do primeiro conselho do painel, { $engine_met } de { $engine_asked }.
blind-no-outcome = Com o resultado: nenhuma execução comparável deste conjunto tentou alguma destas mudanças.
blind-answers-state = O que as curvas mostram
blind-answers-move = O que fazer a seguir
blind-engine = painel
blind-and-more = { $names } e mais { $more }
blind-not-tried = Nenhuma execução comparável deste conjunto mudou só a taxa ou só o tamanho do lote.
blind-diverged = divergiu
blind-tried-better = { $move }: tentado aqui, { $setting } de { NUM($from_value) } para { NUM($to_value) }, e melhorou: de { $before } para { $after } ({ $runs ->
    [1] uma execução
   *[other] { $runs } execuções
}).
blind-tried-alike = { $move }: tentado aqui, { $setting } de { NUM($from_value) } para { NUM($to_value) }, sem diferença clara: de { $before } para { $after } ({ $runs ->
    [1] uma execução
   *[other] { $runs } execuções
}).
blind-tried-worse = { $move }: tentado aqui, { $setting } de { NUM($from_value) } para { NUM($to_value) }, e piorou: de { $before } para { $after } ({ $runs ->
    [1] uma execução
   *[other] { $runs } execuções
}).
said-healthy = Saudável: cai rápido e estabiliza
said-slow = Lenta: no fim ainda está caindo
said-unsteady = Instável: sobe e desce
said-diverged = Divergiu
said-overfitting = Sobreajuste: o treino melhora, a validação piora
said-underfitting = Subajuste: fica ruim nos dois
said-broken = Não aprende nada desde o início
said-unknown = Não dá para dizer por estas curvas
move-nothing = Nada: deixar como está
move-raise-lr = Aumentar a taxa de aprendizado
move-lower-lr = Baixar a taxa de aprendizado (ou decaimento, aquecimento, limitar o gradiente)
move-raise-batch = Lote maior
move-lower-batch = Lote menor
move-longer = Treinar por mais tempo
move-stop-earlier = Parar antes
move-regularise = Regularizar: decaimento de pesos, dropout, mais dados
move-larger-model = Modelo maior, ou menos regularização
move-check = Primeiro verificar dados, rótulos e perda
move-log-more = Registrar mais antes de decidir
