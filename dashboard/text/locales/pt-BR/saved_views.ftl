# Vistas da página Curvas guardadas sob um nome.
views-title = Vistas salvas
views-none = Nenhuma ainda. Uma vista guarda execuções, eixo, métrica, filtro e trecho do eixo sob um nome.
views-name = Nome do que você vê
views-name-hint = lotes grandes, fim
views-save = Salvar esta vista
views-delete = Apagar “{ $name }”
views-not-saved = Não foi possível salvar a vista: não há permissão para gravar na pasta do usuário.
