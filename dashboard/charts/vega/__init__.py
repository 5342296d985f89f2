"""Altair charts put together and written out as Vega-Lite."""
