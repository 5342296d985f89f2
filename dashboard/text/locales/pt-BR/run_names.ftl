# Valores de configurações que se ligam ou desligam.
value-yes = sim
value-no = não
