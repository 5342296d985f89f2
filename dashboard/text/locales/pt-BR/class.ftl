# A página Aula: o que as suas partes têm em comum.
page-class = Aula
class-title = Resolva, avalie antes de olhar, treine uma grade em conjunto e faça uma figura do Deep Learning Book com as suas execuções.
class-part-exercises = Exercícios
class-part-blind = Primeiro às cegas
class-part-cells = Uma célula cada
class-part-textbook = Figura do Deep Learning Book
class-link = Link para a turma. Quem o tem participa: não há cadastro, só um nome.
class-link-here = Este servidor só atende este computador. Para que outros o alcancem, ele precisa ser servido com login (SECURITY.md).
class-link-owner = O seu próprio link, que também pode apagar: guarde-o só para você. Com ele, outro navegador seu administra esta aula.
class-manage = Administrar esta aula
class-people = { $people ->
    [0] Ninguém deu um nome ainda.
    [1] Uma pessoa deu o nome.
   *[other] { COUNT($people) } pessoas deram o nome.
}
class-remove-whom = Remover alguém
class-remove-choose = Escolha uma pessoa
class-remove = Remover, com tudo o que a pessoa enviou
class-sure = Quero apagar a aula com tudo o que foi enviado
class-delete = Apagar esta aula
class-kept = Se não, ela é apagada depois de { COUNT($days) } dias sem visita.
class-deleted = Apagada, com tudo o que foi enviado.
class-not-deleted = Não foi apagada: só quem abriu a aula pode fazer isso.
class-gone = Não há mais uma aula neste link. Peça um novo.
class-lost = Não foi possível guardar: a aula foi apagada nesse meio-tempo. Peça um novo link.
class-full = Não foi possível guardar: a aula, ou o disco do servidor, está cheia de dados.
class-no-room = Não foi possível abrir uma aula: o servidor já tem muitas, ou falta espaço em disco.
class-name = Seu nome
class-join = Participar
class-no-name = Digite um nome primeiro.
class-name-note = O nome é visto pela turma. Este navegador lembra quem você é; nada mais é pedido.
class-you-are = Você é { $name }.
class-someone-else = Sou outra pessoa
class-leave = Sair desta aula
