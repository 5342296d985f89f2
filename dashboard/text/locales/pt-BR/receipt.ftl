# Uma frase para cada coisa que o recibo pode dizer de um arquivo.
note-empty-file = { $file } está vazio: veja se o treino gravou nele ou deixe-o de fora.
note-empty-folder = { $file } não tem nenhum arquivo: escolha a pasta em que o treino grava os registros.
note-not-a-log = { $file } não é um registro de treino que conheçamos: lemos arquivos de eventos, CSV, JSON e parecidos.
note-no-scalars = { $count ->
    [0] { $file } ainda não tem números, só a abertura: o treino pode ter parado antes do primeiro registro.
    [1] { $file } não tem curvas: sua única entrada é imagem, texto ou histograma.
   *[other] { $file } não tem curvas: suas { COUNT($count) } entradas são imagens, textos ou histogramas.
}
note-no-axis = { $file } não tem coluna que diga onde cada linha fica na curva: dê a uma o nome “step” ou “epoch”.
note-rows-as-epochs = { $file } não tem coluna “epoch” nem “step”: suas { COUNT($count) } linhas foram contadas como épocas, a partir de 0.
note-axis-measured = { $file } não tem coluna de passos nem de épocas que distinga todas as suas linhas: seus pontos ficam conforme “{ $where }”.
note-rows-as-steps = { $where ->
    [none] { $file } não tem contador que distinga suas linhas: as { COUNT($count) } linhas foram contadas como passos, a partir de 0.
   *[other] { $file } não tem contador que distinga suas linhas, pois “{ $where }” põe várias no mesmo lugar: as { COUNT($count) } linhas foram contadas como passos, a partir de 0.
}
note-numbers-left-out = { $count ->
    [1] { $file } tem um número que ficou de fora: { $where }.
   *[other] { $file } tem { COUNT($count) } números que ficaram de fora: { $where }.
}
note-nearest-form = { $count ->
    [0] { $file } não é um registro de treino que conheçamos. O formato mais próximo é “{ $where }”: diga na página, em “Corrigir a leitura”, o que ele é.
   *[other] { $file } não é um registro de treino que conheçamos. O formato mais próximo é “{ $where }”, mas a linha { COUNT($count) } já não combina: diga na página, em “Corrigir a leitura”, o que ele é.
}
note-no-numbers = { $file } tem eixo, mas nenhuma coluna de números ao lado: registre ao menos uma métrica.
note-not-found = { $file } não foi encontrado: confira o caminho.
note-reader-failed = O leitor { $where } falhou em { $file }, e a falha é do Curva; os outros arquivos não foram afetados. Escolha outro formato em "Corrigir a leitura".
note-took-too-long = Desistimos de { $file } depois de { COUNT($count) } segundos de leitura, para que ninguém mais precise esperar; os outros arquivos não foram afetados. Deixe nele só as linhas do treino ou escolha o formato em “Corrigir a leitura”.
note-took-too-much-memory = Desistimos de { $file } porque a leitura ocupou mais de { $where } de memória; os outros arquivos não foram afetados. Divida-o em partes ou exporte os números em CSV.
note-broke-off = A leitura de { $file } foi interrompida, provavelmente por falta de memória; os outros arquivos não foram afetados. Divida-o em partes ou exporte os números em CSV.
note-not-put-together = { $file } foi lido, mas não foi possível montar a execução, e a falha é do Curva; as outras execuções não foram afetadas.
note-unreadable = { $file } não pôde ser lido: veja se ele abre nesta máquina e se não está sendo movido.
note-pickle-not-opened = { $file } guarda objetos de Python e não foi aberto, pois eles podem executar código: exporte os números em CSV ou JSON.
note-not-an-event-file = { $file } tem nome de arquivo de eventos, mas não tem nenhum bloco de um: copie-o de novo de onde o treino o gravou.
note-damaged-record = { $count ->
    [1] { $file } está danificado no byte { $where }; o que vem depois foi lido. Copie-o de novo se tiver o original.
   *[other] { $file } está danificado em { COUNT($count) } pontos a partir do byte { $where }; o que há entre eles foi lido. Copie-o de novo se tiver o original.
}
note-bad-length-checksum = { $count ->
    [1] { $file } tem um bloco com a soma de verificação do tamanho errada no byte { $where }; o conteúdo está íntegro e foi lido.
   *[other] { $file } tem { COUNT($count) } blocos com a soma de verificação do tamanho errada a partir do byte { $where }; o conteúdo está íntegro e foi lido.
}
note-cut-off = { $file } termina no meio de um bloco, no byte { $where }: ainda está sendo gravado ou foi cortado. Tudo antes disso foi lido.
note-zero-padding = { $file } está preenchido com zeros a partir do byte { $where }, como depois de uma queda do disco ou do sistema; tudo antes disso foi lido.
note-bad-cells = { $count ->
    [1] { $file } tem uma célula que deveria ser um número e não é ({ $where }); ficou de fora.
   *[other] { $file } tem { COUNT($count) } células que deveriam ser números e não são (a primeira: { $where }); ficaram de fora.
}
note-long-lines = { $count ->
    [1] { $file } tem uma linha com mais de { $where } caracteres, o que não acontece em registros; ela não foi lida.
   *[other] { $file } tem { COUNT($count) } linhas com mais de { $where } caracteres, o que não acontece em registros; elas não foram lidas.
}
note-bad-rows = { $where ->
    [none] { $count ->
        [1] { $file } tem uma linha sem passo; ficou de fora.
       *[other] { $file } tem { COUNT($count) } linhas sem passo; ficaram de fora.
    }
   *[other] { $count ->
        [1] { $file } tem uma linha que não combina com o cabeçalho (linha { $where }); ficou de fora.
       *[other] { $file } tem { COUNT($count) } linhas que não combinam com o cabeçalho ou não têm passo (a primeira: linha { $where }); ficaram de fora.
    }
}
note-same-step-kept-last = { $count ->
    [1] { $file } dá dois valores a um passo; ficou o último.
   *[other] { $file } dá vários valores ao mesmo passo; ficou o último de cada um, e { COUNT($count) } anteriores saíram.
}
note-steps-reordered = { $count ->
    [1] { $file } tem um ponto fora de ordem; foi posto no lugar.
   *[other] { $file } tem { COUNT($count) } pontos fora de ordem; foram postos no lugar.
}
note-epochs-to-steps = { $count ->
    [1] { $file } conta épocas em uma métrica e passos nas outras; todas aparecem em passos, { $where } por época.
   *[other] { $file } conta épocas em { COUNT($count) } métricas e passos nas outras; todas aparecem em passos, { $where } por época.
}
note-summary-left-out = { $count ->
    [1] { $file } termina com uma linha de médias do treino inteiro; ela não é ponto de curva e ficou de fora.
   *[other] { $file } tem { COUNT($count) } linhas de médias do treino inteiro; elas não são pontos de curva e ficaram de fora.
}
note-tables-read = { $count ->
    [1] Uma tabela de { $file } é uma curva e foi lida (linha { $where }).
   *[other] { COUNT($count) } tabelas de { $file } são curvas e foram lidas (linhas { $where }).
}
note-tables-left = { $count ->
    [1] Uma tabela de { $file } não é a curva de um treino e ficou de fora (linha { $where }).
   *[other] { COUNT($count) } tabelas de { $file } não são curvas de treino e ficaram de fora (linhas { $where }).
}
note-tables-again = { $count ->
    [1] Uma tabela de { $file } repete outra do mesmo arquivo e foi contada uma vez só (linha { $where }).
   *[other] { COUNT($count) } tabelas de { $file } repetem outras do mesmo arquivo e foram contadas uma vez só (linhas { $where }).
}
note-cells-read = { $count ->
    [1] As curvas de { $file } vêm do que uma célula imprimiu ou mostrou (célula { $where }).
   *[other] As curvas de { $file } vêm do que { COUNT($count) } células imprimiram ou mostraram (células { $where }); a célula que recomeça na primeira época é uma execução à parte.
}
note-cells-again = { $count ->
    [1] Uma célula de { $file } mostra de novo números que outra já traz; eles foram contados uma vez só (célula { $where }).
   *[other] { COUNT($count) } células de { $file } mostram de novo números que outras já trazem; eles foram contados uma vez só (células { $where }).
}
note-cells-go-on = { $count ->
    [1] Uma célula de { $file } continua a contagem de onde outra parou e foi juntada a ela (célula { $where }).
   *[other] { COUNT($count) } células de { $file } continuam a contagem de onde outras pararam e foram juntadas a elas (células { $where }).
}
note-percent-to-share = { $file } dá { $where } em porcentagem; aqui aparece como fração de 0 a 1.
note-restart-replaced = { $count ->
    [1] { $file } tem um ponto que um reinício do treino registrou de novo; vale o mais recente.
   *[other] { $file } tem { COUNT($count) } pontos que um reinício do treino registrou de novo ou abandonou; valem os mais recentes.
}
note-merged = { $file } registra o mesmo treino que { $where } e foi unido a ele.
note-table-divided = { $file } contém { COUNT($count) } execuções, separadas pelas colunas da tabela; cada uma foi lida como uma execução à parte.
note-already-in-events = { $count ->
    [1] { $file } repete um ponto de outro registro do mesmo treino; ele foi contado uma vez só.
   *[other] { $file } repete { COUNT($count) } pontos de outro registro do mesmo treino; eles foram contados uma vez só.
}
note-archive-opened = { $count ->
    [0] { $file } é um arquivo compactado vazio: compacte de novo a pasta com os registros dentro.
    [1] { $file } foi aberto; o arquivo dentro dele foi examinado.
   *[other] { $file } foi aberto; os { COUNT($count) } arquivos dentro dele foram examinados.
}
note-nested-archive = { $file } é um arquivo compactado dentro de outro e não foi aberto: descompacte-o antes ou compacte seus arquivos diretamente.
note-name-twice = { $file } está duas vezes no arquivo compactado; só o primeiro foi lido. Mude o nome de um e compacte de novo.
note-link-not-followed = { $file } é um atalho, que pode apontar para qualquer lugar, e não foi seguido: compacte o próprio arquivo.
note-link-leads-out = { $file } é um atalho que leva para fora da pasta que esta página pode abrir e não foi seguido: copie para a pasta aquilo para que ele aponta.
note-bad-archive = { $file } não é um arquivo compactado que se possa abrir: compacte a pasta de novo em zip ou tar.
note-pack-opened = { $count ->
    [1] { $file } é um relatório com seus registros; o arquivo dentro dele foi lido.
   *[other] { $file } é um relatório com seus registros; os { COUNT($count) } arquivos dentro dele foram lidos.
}
note-bad-pack = { $file } é um relatório com registros, mas está danificado ou é de uma versão mais nova: gere outro ou atualize o programa.
note-unsafe-name = { $file } tem um nome que aponta para fora do arquivo compactado ou da pasta; não foi lido. Mude o nome e compacte de novo.
note-encrypted = { $file } está protegido por senha: compacte de novo sem ela.
note-packed-too-tightly = { $file } não foi aberto: descompactado, ocuparia mais de { $where } vezes o seu tamanho, o que nenhum registro faz. Envie os arquivos como estão, ou compactados em partes.
note-too-big = { $file } passa do limite de { $where }: deixe de fora o que não é registro ou abra a pasta pelo caminho.
note-too-many-files = { $file } tem mais de { $where } arquivos; o resto não foi lido. Abra uma pasta mais abaixo.
note-settings-unreadable = { $file } deveria listar configurações, em YAML ou JSON, e não pôde ser lido assim; as execuções da mesma pasta ficam sem ele.
note-side-files = { COUNT($count) } arquivos, { $file } o primeiro, trouxeram a configuração das execuções da mesma pasta.
note-side-file = { $file } trouxe a configuração das execuções da mesma pasta.
note-fits-go-on = { $count ->
    [1] { $file } recomeça a contagem uma vez, e a perda continua de onde tinha parado: foi lido como um só treino, com a contagem em sequência.
   *[other] { $file } recomeça a contagem { COUNT($count) } vezes, e a cada vez a perda continua de onde tinha parado: foi lido como um só treino, com a contagem em sequência.
}
note-fits-anew = { $count ->
    [1] { $file } recomeça a contagem uma vez, e a perda volta ao ponto de partida: os dois treinos foram lidos como execuções separadas.
   *[other] { $file } recomeça a contagem { COUNT($count) } vezes, e a cada vez a perda volta ao ponto de partida: cada treino foi lido como uma execução à parte.
}
note-clocks-left-out = { $count ->
    [1] { $file } traz um tempo, uma velocidade ou um contador ao lado das métricas ({ $where }); não é curva do treino e ficou de fora.
   *[other] { $file } traz { COUNT($count) } tempos, velocidades e contadores ao lado das métricas ({ $where }); não são curvas do treino e ficaram de fora.
}
note-names-left-out = { $count ->
    [1] { $file } traz um número que não é ponto de curva ({ $where }): é do melhor resultado, de todas as dobras (folds) juntas ou aparece uma vez só. Ficou de fora.
   *[other] { $file } traz { COUNT($count) } números que não são pontos de curva ({ $where }): são do melhor resultado, de todas as dobras (folds) juntas ou aparecem uma vez só. Ficaram de fora.
}
