"""Other tools beside ours on the same labelled curves.

    python -m benchmarks.other_tools --data PATH --tools FOLDER

PATH holds the folders of labelled curves (see :mod:`benchmarks.published`); FOLDER one virtual
environment a tool, named like the tool on PyPI.  They are no dependencies of this program::

    python -m venv FOLDER/losslint && FOLDER/losslint/bin/pip install losslint

A tool is one file of :mod:`benchmarks.other_tools.tools` that ends with its ``TOOL``: how it is
asked, and what each of its findings is taken for, in its own words, so that a reader can dispute
it.  Programs are asked through their own command lines, on logs in the form that each documents.
What is found goes into ``docs/other-tools.csv``, from which the pages are built.
"""
