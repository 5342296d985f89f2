# Abrir registros: o que é o programa, onde soltar arquivos, o que se guarda deles, o que não está aqui.
introduction = O Curva desenha as curvas dos registros de treino e diz, de cada execução, o que está errado e o que mudar. Ele segue o { $book }, da Data Science Academy.
introduction-example = Aberto agora, como exemplo: { $title }. { $what }
open-logs-button = Abrir registros
open-logs-studies = Estudos que vêm com o programa
log-set-missing = Escolha um conjunto
kept-line = { $files ->
    [1] O seu arquivo fica guardado
   *[other] Os seus { COUNT($files) } arquivos ficam guardados
} neste servidor por { $days } dias depois da última visita. Quem tiver o link desta página vê os registros.
kept-not = O disco do servidor não tem espaço para estes arquivos: eles somem quando a página for recarregada.
kept-adds = Juntar os próximos
kept-adds-help = O que você soltar a seguir fica junto destes arquivos. Senão, abre sozinho.
kept-delete = Apagar
kept-deleted = Os seus arquivos foram apagados do servidor.
kept-stays = Não foi possível apagar os arquivos do disco do servidor.
missing-upload = Os registros enviados deste link não estão neste servidor: foram apagados, enviados a outro servidor, ou ninguém os abriu por { $days } dias.
missing-upload-damaged = Os registros enviados deste link estão danificados no disco deste servidor e não podem ser lidos.
missing-path = Não há (mais) “{ $what }” dentro de “{ $root }”: foi movido, renomeado ou apagado, ou o programa foi iniciado em outra pasta.
missing-given = Este link pede registros da linha de comando, e desta vez o programa foi iniciado sem nenhum.
missing-trained = O treino “{ $what }” deste link não é conhecido por este servidor.
missing-set = Aqui não há um conjunto de registros chamado “{ $what }”.
missing-next = Solte os seus registros acima, ou abra um estudo que vem com o programa:
