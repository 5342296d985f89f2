"""From the log book to the report: features, symptoms, lamps, siblings, advice.

This layer knows the tidy table and the runs; it knows no file, no sentence, no chart and no page.
"""
