# A melhor execução do conjunto aberto antes, ao lado das deste.
last-set = Com a melhor de “{ $title }”
last-set-run = { $run } ({ $title })
last-set-best = A melhor aqui: { $own }. Em “{ $title }”: { $before }. { $which ->
    [own] Este conjunto está à frente.
    [before] O outro está à frente.
   *[same] Os dois estão empatados.
}
last-set-apart = As melhores dos dois conjuntos não são medidas do mesmo modo.
