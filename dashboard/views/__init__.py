"""The Streamlit pages: ask, show, nothing else.

A page is one module that ends with ``VIEW``.  This layer decides nothing about a run: it knows
neither file formats nor thresholds.
"""
