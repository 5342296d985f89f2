# O que o servidor diz a quem ele não atende, e a quem precisa entrar antes.
door-closed = O Curva atende só esta máquina: inicie-o sem --server.address, ou configure antes a entrada com conta, com [auth] em ~/.streamlit/secrets.toml e pip install "curva[signin]".
door-host = O Curva não atende por este nome: abra-o em localhost, ou no endereço de redirect_uri em [auth].
door-origin = Só a página que o próprio Curva serviu pode pedir isto.
door-sign-in = Entre com a sua conta para ver as execuções.
door-sign-in-here = Entrar
door-sign-in-with = Entrar com { $name }
door-sign-out = Sair da conta
door-signed-in = { $decides ->
    [yes] Conta em uso: { $who }.
   *[no] Conta em uso: { $who }, para ver, sem decidir.
  }
# Quem pode entrar: a seção [curva] dos segredos, na partida do servidor e na página.
access-anybody = Quem o seu serviço de contas deixar entrar vê todas as execuções e pode decidir: para mudar isso, liste pessoas em [curva] de ~/.streamlit/secrets.toml.
access-unreadable = { $about } não pode ser lido como TOML, e assim não se sabe quem pode entrar: corrija o arquivo, ou retire-o.
access-no-table = Em ~/.streamlit/secrets.toml, curva tem de ser uma seção: [curva], depois viewers = [] e reviewers = [].
access-unknown-name = Em [curva] de ~/.streamlit/secrets.toml, { $about } não quer dizer nada: há viewers (quem vê) e reviewers (quem decide).
access-no-list = Em [curva] de ~/.streamlit/secrets.toml, { $about } tem de ser uma lista de textos, como ["ana@example.org", "@example.org"].
access-no-address = Em [curva] de ~/.streamlit/secrets.toml, “{ $about }” não é um endereço nem um domínio como @example.org.
access-nobody = [curva] em ~/.streamlit/secrets.toml não cita ninguém, e ninguém poderia entrar: liste viewers, reviewers ou os dois.
access-no-sign-in = [curva] em ~/.streamlit/secrets.toml diz quem pode entrar, mas ninguém consegue entrar: complete [auth] e rode pip install "curva[signin]".
access-wrong = Quem pode ver as execuções não está bem configurado, e por isso ninguém pode. Quem cuida deste servidor lê o motivo ao reiniciá-lo.
access-not-named = { $address } não está entre quem pode ver as execuções aqui. Peça a quem cuida deste servidor, ou saia e use outra conta.
access-not-verified = A sua conta não tem um endereço que o serviço dela declare verificado, e por isso não vale aqui. Saia e use outra conta.
access-decides-not = Aqui você pode ver, mas não decidir nem mudar nada. Quem cuida deste servidor pode incluir você entre quem decide.
