"""Words: codes and numbers become sentences in Brazilian Portuguese and English.

The sentences stand in Fluent files, one area a file, under ``locales/<language>/``.  This layer
knows the types of a verdict and of a run; it knows no threshold, no chart and no page.
"""
