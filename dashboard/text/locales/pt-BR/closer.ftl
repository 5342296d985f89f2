# Olhar de perto a figura de uma execução.
zoom-hint = Clique num achado ou arraste na figura para ampliar; dois cliques mostram tudo.
