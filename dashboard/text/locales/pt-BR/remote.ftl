# Endereços: o que o recibo diz quando não se chega aos registros que estão fora desta máquina.
note-address-not-opened = { $file } não foi aberto ({ $where }): endereços começam com s3://, gs://, https:// ou memory://, e http:// só vale para esta máquina.
note-package-missing = { $file } precisa do pacote { $where }: instale o Curva de novo como curva[remote], por exemplo, na pasta dele, com pip install -e ".[remote]".
note-address-not-found = { $file } não foi encontrado em { $where }: confira se o endereço está escrito certo.
note-address-denied = { $file } não pode ser lido com as credenciais desta máquina ({ $where }): entre no serviço ou peça permissão de leitura.
note-address-silent = { $file } não respondeu ({ $where }): confira a conexão e o endereço e tente de novo.

# As queixas da linha de comando sobre um cluster.
cli-scheduler-package = --scheduler precisa do pacote distributed: instale o Curva de novo como curva[cluster], por exemplo, na pasta dele, com pip install -e ".[cluster]".
cli-scheduler-silent = Nenhum agendador respondeu em { $address }: confira o endereço que o dask scheduler mostra, como tcp://host:8786.
cli-scheduler-idle = O agendador em { $address } não tem trabalhadores: inicie alguns com dask worker { $address }.
cli-scheduler-failed = Os trabalhadores de { $address } não deram conta do trabalho: veja se todos têm este programa na mesma versão e memória livre.
