# Labels at the ends of curves where there is little space.
label-seed = s. { $value }
