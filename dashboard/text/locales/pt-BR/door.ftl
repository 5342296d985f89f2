# O que o servidor diz a quem ele não atende, e a quem precisa entrar antes.
door-closed = O Curva atende só esta máquina: inicie-o sem --server.address, ou configure antes a entrada com conta, com [auth] em ~/.streamlit/secrets.toml e pip install "streamlit[auth]".
door-host = O Curva não atende por este nome: abra-o em localhost, ou no endereço de redirect_uri em [auth].
door-origin = Só a página que o próprio Curva serviu pode pedir isto.
door-sign-in = Entre com a sua conta para ver as execuções.
door-sign-in-here = Entrar
door-sign-in-with = Entrar com { $name }
door-sign-out = Sair
