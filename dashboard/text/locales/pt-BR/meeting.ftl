# A página Reunião: a entrada, os passos da pauta, o que se decide.
page-meeting = Reunião
meeting-title = Reunião de revisão
meeting-lead = A pauta vem dos vereditos: o todo, a melhor e depois cada configuração que pede decisão, a pior primeiro. Tudo funciona pelo teclado; o que se decide fica guardado.
meeting-title-field = Título
meeting-who = Quem participa?
meeting-name = Seu nome
meeting-name-help = Fica ao lado do que você decide. Este navegador se lembra dele; ele não está em nenhum endereço.
meeting-name-lacks = Diga seu nome: ele fica ao lado do que você decide.
meeting-take-part = Participar
meeting-blind = Votar antes de cada veredito
meeting-blind-help = Cada configuração aparece primeiro só pelas curvas, e cada pessoa diz o que acha dela.
meeting-begin = Começar
meeting-earlier = { $meetings ->
    [1] Uma reunião anterior sobre estas execuções
   *[other] { COUNT($meetings) } reuniões anteriores sobre estas execuções
}
meeting-earlier-one = { $when }, por { $by } · { $decided ->
    [0] nada decidido
    [1] 1 decisão
   *[other] { COUNT($decided) } decisões
}{ $state ->
    [open] { " · " }ainda aberta
   *[closed] { "" }
}
meeting-enter = Abrir
meeting-export-all = Exportar estas reuniões (JSON)
meeting-import = Importar reuniões
meeting-import-button = Escolher um arquivo JSON ou um relatório
meeting-taken = { $new ->
    [0] Nenhuma reunião nova no arquivo
    [1] 1 reunião foi acrescentada
   *[other] { COUNT($new) } reuniões foram acrescentadas
}; { $grown ->
    [0] nenhuma decisão mudou.
    [1] 1 decisão avançou.
   *[other] { COUNT($grown) } decisões avançaram.
}
meeting-taken-parted = { $setting }: o arquivo e este banco de dados têm, cada um, uma decisão posterior. Vale a daqui.
meeting-delete-ask = Apagar…
meeting-delete-question = Apagar “{ $title }” com { $decided ->
    [0] a pauta e as notas
    [1] sua decisão
   *[other] suas { COUNT($decided) } decisões
}? Durante { COUNT($days) } dias, ela pode ser recuperada aqui.
meeting-delete = Apagar
meeting-delete-not = Manter
meeting-delete-export = Salvar antes em JSON
meeting-deleted-ones = { $meetings ->
    [1] Uma reunião apagada
   *[other] { COUNT($meetings) } reuniões apagadas
}
meeting-deleted-one = apagada por { $by }, { $when } · pode ser recuperada durante { COUNT($days) } dias
meeting-restore = Recuperar

meeting-place = { COUNT($place) } de { COUNT($steps) }
meeting-previous = Voltar
meeting-next = Avançar
meeting-leave = Sair
meeting-presenter-at = Quem apresenta está no passo { COUNT($place) }
meeting-follow = Acompanhar
meeting-lead-on = Conduzir
meeting-hand-over = Deixar de conduzir

meeting-to-decide = { $settings ->
    [0] Nada está errado: nenhuma configuração pede decisão.
    [1] 1 configuração pede decisão.
   *[other] { COUNT($settings) } configurações pedem decisão.
}
meeting-first = Esta é a primeira reunião sobre estas execuções.
meeting-newer-runs = { $runs ->
    [1] 1 execução não existia quando a reunião começou
   *[other] { COUNT($runs) } execuções não existiam quando a reunião começou
}: comece outra para decidir sobre { $runs ->
    [1] ela
   *[other] elas
}.
meeting-best = A melhor: { $value }.
meeting-runs-not-open = As execuções desta configuração não estão abertas aqui.
meeting-vote-asks = O que as curvas mostram?
meeting-vote-healthy = Saudável
meeting-vote-rate-too-low = Taxa de aprendizado baixa demais
meeting-vote-rate-too-high = Taxa de aprendizado alta demais
meeting-vote-overfitting = Sobreajuste
meeting-vote-underfitting = Subajuste
meeting-vote-unstable = Instável ou divergiu
meeting-vote-cannot-tell = Não dá para dizer
meeting-votes-cast = { $votes ->
    [0] Ninguém votou ainda.
    [1] 1 voto.
   *[other] { COUNT($votes) } votos.
}
meeting-votes = Votos: { $votes }
meeting-votes-for = { $state } { COUNT($votes) }

meeting-decide = Decisão
meeting-kind-keep = Manter
meeting-kind-stop = Parar
meeting-kind-rerun = Treinar de novo
meeting-kind-investigate = Investigar
meeting-kind-disagree = Discordar
meeting-kind-open = Desfeita
meeting-do-keep = Manter
meeting-do-stop = Parar
meeting-do-rerun = Treinar de novo com…
meeting-do-investigate = Investigar
meeting-do-disagree = Discordar do veredito
meeting-command = Comando
meeting-reason = Motivo
meeting-reason-wrong = O que é, então, e por quê?
meeting-reason-lacks = Diga o que é, então: o motivo fica guardado como avaliação do veredito.
meeting-owner = Quem faz
meeting-due = Até quando
meeting-note = Anotação
meeting-note-help = Markdown, sem endereços ativos nem imagens. Esc sai do campo.
meeting-save = Salvar
meeting-cancel = Fechar sem salvar
meeting-edit = Detalhes
meeting-undo = Desfazer
meeting-undo-late = Outra pessoa decidiu nesse meio-tempo; a decisão dela é a que aparece agora.
meeting-history = { $versions ->
    [1] Histórico: 1 versão
   *[other] Histórico: { COUNT($versions) } versões
}
meeting-by-at = { $author }, { $when }
meeting-conflict = Outra pessoa decidiu ao mesmo tempo que você. Nada se perdeu: escolha qual decisão vale.
meeting-theirs = De { $author }
meeting-mine = A sua
meeting-keep-theirs = Ficar com a outra
meeting-write-mine = Gravar a minha
meeting-fact-reason = { $text }
meeting-fact-owner = Quem faz: { $text }
meeting-fact-due = até { $day }

meeting-notes = Notas de quem apresenta
meeting-notes-hide = Esconder as notas
meeting-note-of-step = Nota deste passo
meeting-note-conflict = { $author } escreveu outra nota nesse meio-tempo; ela está acima. Salve para pôr a sua no lugar.

meeting-changes = Desde a última reunião
meeting-since = { $title }, { $when }
meeting-before-gone = A última reunião não está mais no banco de dados.
meeting-nothing-changed = Nada mudou: as mesmas execuções com os mesmos vereditos.
meeting-came = O que resultou das decisões
meeting-new-runs = { $runs ->
    [1] 1 execução nova: { $named }.
   *[other] { COUNT($runs) } execuções novas: { $named }.
}
meeting-gone-runs = { $runs ->
    [1] 1 execução não está mais aqui: { $named }.
   *[other] { COUNT($runs) } execuções não estão mais aqui: { $named }.
}
meeting-and-more = { $named } e mais { COUNT($more) }
meeting-turned = { $setting }: antes { $before }, agora { $now }.
meeting-best-moved = { $way ->
    [better] O melhor valor melhorou: { $metric } de { $before } para { $now }.
    [worse] O melhor valor piorou: { $metric } de { $before } para { $now }.
   *[same] O melhor valor continua o mesmo: { $metric } { $now }.
}
meeting-was-decided = { $setting }: { $kind } ({ $author }).
meeting-came-not-open = As execuções dela não estão abertas agora.
meeting-came-tried = { $runs ->
    [1] 1 execução testou o que foi recomendado.
   *[other] { COUNT($runs) } execuções testaram o que foi recomendado.
}
meeting-came-untried = Nenhuma execução testou outra coisa ainda.
meeting-came-value = { $way ->
    [better] Melhor: { $metric } de { $before } para { $after }.
    [worse] Pior: { $metric } de { $before } para { $after }.
   *[same] Igual: { $metric } { $after }.
}
meeting-came-true = { $true ->
    [yes] A previsão se confirmou
   *[no] A previsão não se confirmou
}{ $expected ->
    [none] .
   *[other] { " " }(esperava-se { $expected }).
}
meeting-came-verdict = Veredito agora: { $verdict }.
meeting-verdict-of = { $lamp }: { $state }
meeting-verdict-healthy = saudável
meeting-verdict-unknown = poucos dados para julgar

meeting-decided-of = { $decided } de { $settings ->
    [1] 1 configuração decidida
   *[other] { COUNT($settings) } configurações decididas
}
meeting-head-setting = Configuração
meeting-head-verdict = Veredito
meeting-head-decision = Decisão
meeting-head-owner = Quem
meeting-head-due = Até
meeting-open = em aberto
meeting-summary = { $settings ->
    [1] 1 configuração decidida: { $told }.
   *[other] { COUNT($settings) } configurações decididas: { $told }.
}
meeting-nothing-decided = Nada foi decidido.
meeting-nobody = Sem responsável
meeting-take-along = Levar daqui
meeting-as-pdf = Ata em PDF
meeting-as-markdown = Markdown
meeting-as-csv = Tabela (CSV)
meeting-as-json = Reunião inteira (JSON)
meeting-as-feedback = Avaliações dos vereditos (JSON)
meeting-feedback-file = avaliações
meeting-files-title = Arquivos da reunião
meeting-files = { $files ->
    [1] O arquivo da reunião, com seu SHA-256
   *[other] Os { COUNT($files) } arquivos da reunião, com o SHA-256 de cada um
}
meeting-files-same = Os arquivos abertos são os da reunião, byte por byte.
meeting-files-other = Os arquivos abertos não são todos os da reunião: { $told }.
meeting-files-changed = { $files ->
    [1] 1 mudou
   *[other] { COUNT($files) } mudaram
}
meeting-files-new = { $files ->
    [1] 1 é novo
   *[other] { COUNT($files) } são novos
}
meeting-files-gone = { $files ->
    [1] 1 está faltando
   *[other] { COUNT($files) } estão faltando
}
meeting-files-more = { $files ->
    [1] Mais 1 arquivo está no JSON da reunião.
   *[other] Mais { COUNT($files) } arquivos estão no JSON da reunião.
}
meeting-head-file = Arquivo
meeting-head-bytes = Bytes
meeting-head-now = Agora
meeting-file-same = o mesmo
meeting-file-changed = mudou
meeting-file-gone = está faltando
meeting-markdown-text = Markdown para uma tarefa (issue) ou um pedido de alteração (pull request)
meeting-close = Encerrar a reunião
meeting-open-again = Retomar a reunião
meeting-minutes-lead = { $set } · { $when } · iniciada por { $by }
meeting-said = Veredito: { $verdict }
meeting-by = Decisão de { $author } (versão { COUNT($version) })

# O que dá errado.
meeting-without-database = As outras páginas não precisam de banco de dados e funcionam como antes.
meeting-not-found = Não há reunião neste endereço: foi apagada ou está em outro banco de dados.
meeting-deleted = A reunião foi apagada nesse meio-tempo; nada foi gravado.
meeting-too-long = Este texto é longo demais para ser guardado; nada foi gravado.
database-no-address = { $about } não contém o endereço de um banco de dados: corrija a variável, ou apague-a para usar um arquivo seu.
database-no-home = Este usuário não tem pasta pessoal para o arquivo das reuniões: indique um banco de dados em DASHBOARD_DATABASE_URL.
database-not-reached = Não foi possível acessar nem gravar o banco de dados { $about }: inicie-o ou corrija DASHBOARD_DATABASE_URL.
database-newer = O banco de dados { $about } foi gravado por uma versão mais nova do Curva: atualize esta.
database-no-driver = O banco de dados precisa do pacote { $about }, que não está instalado: instale-o e inicie de novo.
meetings-no-json = O arquivo não é JSON: escolha um que o Curva exportou.
meetings-other-document = O arquivo é JSON, mas não contém reuniões do Curva: escolha um que o Curva exportou.
meetings-other-schema = O arquivo tem a forma { $about }, que esta versão do Curva não conhece: atualize-a.
meetings-damaged = A reunião número { $about } do arquivo está danificada; nada foi importado.
meetings-too-big = O arquivo tem mais de 64 MB; reuniões não chegam a isso.
