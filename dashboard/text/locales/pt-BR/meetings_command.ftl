# O comando "meetings".
cli-help-meetings =
    O que as reuniões de revisão decidiram: listar, gravar em um arquivo, importar de um.

    uso: curva meetings list [opções]
         curva meetings export [ID…] [opções]
         curva meetings import ARQUIVO… [opções]

      ID                as reuniões a exportar, como list as mostra (se omitido, todas,
                        com o que está escrito nos cadernos)
      ARQUIVO           um arquivo JSON que export gravou; o que já existe fica como está
      -o, --output ARQUIVO  onde export grava (se omitido, a saída padrão)
      --format json|csv|markdown|feedback|pdf   o que export grava (se omitido, json): as
                        reuniões inteiras, as decisões em tabela ou em Markdown, só as
                        discordâncias dos vereditos, em JSON, ou a ata de uma reunião em PDF
      --lang pt-BR|en   o idioma das frases (se omitido, o do sistema; senão, en)
      -h, --help        este texto

    As reuniões ficam na pasta de dados do usuário. A variável DASHBOARD_DATABASE_URL
    indica outro banco de dados, SQLite ou PostgreSQL.

    Código de saída: 0; 2 por uso incorreto ou quando o banco de dados ou um arquivo não serve.

cli-meetings-verb = “meetings” aceita uma destas palavras: { $verbs }.
cli-meetings-one-pdf = Um PDF é a ata de uma reunião: diga o ID dela e, com --output, onde gravar.
cli-meetings-no-file = “meetings import” precisa de um arquivo JSON que “meetings export” gravou.
cli-meetings-none = Nenhuma reunião guardada ainda.
cli-meetings-no-meeting = Não há reunião { $id }: “curva meetings list” mostra todas.
cli-meetings-written = { $file }: { $meetings ->
    [1] 1 reunião
   *[other] { COUNT($meetings) } reuniões
}.
cli-meetings-not-read = Não foi possível ler { $file }: confira o nome.
