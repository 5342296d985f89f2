# O que o servidor diz a quem ele não atende, e a quem precisa entrar antes.
door-closed = A Curva atende só esta máquina: inicie-a sem --server.address, ou configure antes a entrada com conta, com [auth] em ~/.streamlit/secrets.toml e pip install "streamlit[auth]".
door-host = A Curva não atende por este nome: abra-a em localhost, ou no endereço de redirect_uri em [auth].
door-origin = Só a página que a própria Curva serviu pode pedir isto.
door-sign-in = Entre com a sua conta para ver as execuções.
door-sign-in-here = Entrar
door-sign-in-with = Entrar com { $name }
door-sign-out = Sair
