# Faults of this program: each costs one part, and the rest is shown.
failure-read = The reader { $code } failed on a file ({ $error }); this is a fault of Curva, not of the file.
failure-measure = The curves of { $run } could not be measured ({ $error }); this is a fault of Curva. The other runs are not affected.
failure-symptom = { $run } could not be checked for "{ $code }" ({ $error }); this is a fault of Curva. The rest was judged.
failure-lamp = { $code ->
    [siblings] { $run } could not be judged beside the other runs ({ $error }); this is a fault of Curva. What its own curves show is kept.
   *[other] The indicator "{ $code }" of { $run } could not be judged ({ $error }); this is a fault of Curva. The rest was judged.
}
failure-headline = The verdict on { $run } could not be summed up ({ $error }); this is a fault of Curva. Its findings are listed.
failure-compare = A comparison between runs, "{ $code }", failed ({ $error }); this is a fault of Curva. The rest was compared.
failure-advise = Part of the advice for { $run }, "{ $code }", could not be worked out ({ $error }); this is a fault of Curva.
failure-say = A sentence is missing here, "{ $code }" ({ $error }); this is a fault of Curva.
failure-draw = The figure, or a part of it, could not be drawn: "{ $code }" ({ $error }). This is a fault of Curva; the rest of the page is not affected.
failure-show = This part of the page, "{ $code }", could not be shown ({ $error }). This is a fault of Curva; the rest of the page is not affected.
failure-load = The file { $code } of Curva could not be loaded ({ $error }); this is a fault of Curva. What it would have added is missing; the rest is here.
failure-more = And { COUNT($more) } more of the kind; the report as JSON has them all.
failure-page = The page could not be put together ({ $error }); this is a fault of Curva. Choose another set above or open other logs below.
cli-own-fault = The command failed ({ $error }); this is a fault of Curva, not of your logs.
cli-output-full = The output was not written in full: the disk is full.
cli-output-closed = There is nowhere to print to: the output is closed or refuses.
