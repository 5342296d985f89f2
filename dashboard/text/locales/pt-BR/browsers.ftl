# O que o servidor diz quando algo é de outro navegador.
browser-not-yours = Isto é de outro navegador ou não existe mais: peça de novo na sua própria página.
