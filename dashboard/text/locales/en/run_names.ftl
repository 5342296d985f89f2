# Values of settings that are switched on or off.
value-yes = yes
value-no = no
