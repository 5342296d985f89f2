# O que uma falha do programa custou: uma parte só; o resto continua de pé.
failure-read = O leitor { $code } falhou em um arquivo ({ $error }); a falha é do Curva, não do arquivo.
failure-measure = Não foi possível medir as curvas de { $run } ({ $error }); a falha é do Curva. As outras execuções não foram afetadas.
failure-symptom = Não foi possível verificar "{ $code }" em { $run } ({ $error }); a falha é do Curva. O resto foi julgado.
failure-lamp = { $code ->
    [siblings] Não foi possível comparar { $run } com as outras execuções ({ $error }); a falha é do Curva. Fica o que as próprias curvas mostram.
   *[other] Não foi possível julgar o indicador "{ $code }" de { $run } ({ $error }); a falha é do Curva. O resto foi julgado.
}
failure-headline = Não foi possível resumir o veredito de { $run } ({ $error }); a falha é do Curva. O que foi visto está listado.
failure-compare = Uma comparação entre execuções, "{ $code }", falhou ({ $error }); a falha é do Curva. O resto foi comparado.
failure-advise = Não foi possível montar parte da recomendação para { $run }, "{ $code }" ({ $error }); a falha é do Curva.
failure-say = Falta uma frase aqui, "{ $code }" ({ $error }); a falha é do Curva.
failure-draw = Não foi possível desenhar a figura ou parte dela: "{ $code }" ({ $error }). A falha é do Curva; o resto da página continua valendo.
failure-show = Não foi possível mostrar esta parte da página, "{ $code }" ({ $error }). A falha é do Curva; o resto da página continua valendo.
failure-load = Não foi possível carregar o arquivo { $code } do Curva ({ $error }); a falha é do Curva. Falta o que ele acrescentaria; o resto está aqui.
failure-more = E mais { COUNT($more) } do mesmo tipo; o relatório em JSON traz todas.
failure-page = Não foi possível montar a página ({ $error }); a falha é do Curva. Escolha outro conjunto acima ou abra outros registros abaixo.
cli-own-fault = O comando falhou ({ $error }); a falha é do Curva, não dos seus registros.
cli-output-full = A saída não foi gravada por inteiro: o disco está cheio.
cli-output-closed = Não há onde imprimir: a saída está fechada ou recusa o que se grava nela.
