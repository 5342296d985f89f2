"""The page on the rules in Portuguese, from the texts in ``docs/manual/pt-BR/``."""

from docs.page import Page
from docs.rules_page import build

PAGE = Page("rules.pt-BR.md", lambda: build("pt-BR"))
