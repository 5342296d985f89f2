# Rótulos no fim das curvas onde há pouco espaço.
label-seed = s. { $value }
