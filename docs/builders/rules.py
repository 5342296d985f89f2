"""The page on the rules, from their docstrings."""

from docs.page import Page
from docs.rules_page import build

PAGE = Page("rules.md", lambda: build("en"))
