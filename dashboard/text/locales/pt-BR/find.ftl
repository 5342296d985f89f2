## A busca de execuções: o que há de errado numa consulta, e onde.

find-error-open-quote = A aspa { $quote } não foi fechada.
find-error-open-bracket = Este parêntese não foi fechado.
find-error-close-bracket = Este parêntese fecha um que não foi aberto.
find-error-nothing-follows = Falta algo aqui: uma palavra, ou uma condição como lr>0,01.
find-error-nothing-before = “{ $text }” une duas condições, e falta a primeira.
find-error-too-deep = Há parênteses demais uns dentro dos outros.
find-error-too-many = São mais de { COUNT($most) } palavras e condições: busque com menos.
find-error-no-name = Falta um nome antes de { $operator }: lr{ $operator }0,01.
find-error-no-value = Falta um valor depois de “{ $name } { $operator }”.
find-error-no-number = { $operator } compara números, e “{ $text }” não é um número.
find-error-no-numbers = “{ $name }” não é número em nenhuma execução: { $operator } não compara esses valores. Use = ou ~.
find-error-two-readings = { $text } pode ser { $point } ou { $whole }: escreva um dos dois.
find-error-unknown-name = Nenhuma execução tem uma configuração ou métrica chamada “{ $name }”. Existem, por exemplo: { $names }.
find-error-pattern-operator = Um /padrão/ se compara com ~ ou !~.
find-error-pattern-bracket = Neste padrão há um parêntese ou colchete sem par.
find-error-pattern-end = Este padrão termina em uma barra invertida: escreva \\ para buscar a própria barra.
find-error-pattern-repeat = No padrão, falta antes de { $text } o que repetir.
find-error-pattern-counts = Um padrão repete no máximo { $most } vezes, com o menor número primeiro.
find-error-pattern-range = Neste padrão o intervalo está invertido ou não tem ordem.
find-error-pattern-unknown = Os padrões daqui não conhecem “{ $text }”.
find-error-pattern-large = Este padrão é grande demais.
find-error-pattern-slow = Este padrão demora demais para ser buscado: simplifique-o.

find-help = Palavras buscam no nome e nas configurações: `adam 0,01`. Condições comparam: `lr>0,01 e optimizer=adam`, `loss.test<0,3`, `indicador=sobreajuste`. `ou`, `não` e parênteses as unem; `name~seed` e `/adamw?/` buscam padrões. O que se acha é desenhado.
find-drawn = { $drawn ->
    [1] 1 de { COUNT($all) } desenhada
   *[other] { COUNT($drawn) } de { COUNT($all) } desenhadas
}
find-found = { $found ->
    [1] 1 encontrada
   *[other] { COUNT($found) } encontradas
}
