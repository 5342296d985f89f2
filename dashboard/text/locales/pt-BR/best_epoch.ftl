# A época em que uma execução foi melhor nos dados separados, marcada no eixo x da figura.
event-best = { $unit ->
    [epoch] melhor época
    [step] melhor passo
   *[other] melhor valor
}
event-best-told = melhor valor em { $axis } { $place }: { $best } ({ $part })
event-best-together = melhor valor de { COUNT($runs) } execuções em { $axis } { $span ->
    [one] { $first }
   *[many] { $first } a { $last }
}: de { $low } a { $high } ({ $part })
events-best = { $which ->
    [all] ★ { $name }
   *[some] ★ { $name } ({ COUNT($runs) } de { COUNT($of) })
}
events-left-out = { $marks ->
    [1] mais 1 marca não cabe
   *[other] mais { COUNT($marks) } marcas não cabem
}
