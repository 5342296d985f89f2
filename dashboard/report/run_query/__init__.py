"""What finds runs: words, patterns and conditions, as in ``lr>0.01 and optimizer=adam``.

::

    query     = all { "or" all }
    all       = one { [ "and" ] one }              two things beside each other must both hold
    one       = "not" one | "(" query ")" | /pattern/ | name operator value | word | "some words"
    operator  = "=" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "~" | "!~"

Names are settings, metrics (``loss.test``, ``best.accuracy``) and a few facts
(:mod:`dashboard.report.run_query.facts`).  A value that holds a blank or a bracket stands in
quotes.  ``~`` looks for a pattern (:mod:`dashboard.report.run_query.pattern`).  ``e``, ``ou`` and
``não`` are ``and``, ``or`` and ``not``, on every page: a link reads alike in both languages.

Nothing is evaluated as Python.  A text that is no query raises
:class:`dashboard.report.run_query.query_error.QueryError`, which knows the place.
"""
