# Labels at the ends of curves where there is little room.
label-seed = s. { $value }
