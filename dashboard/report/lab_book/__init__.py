"""The lab book of a set, in time: what was tried, what came of it, why next.

It fills itself from the runs, the trainer's lineage and what meetings decided; what people wrote
stands beside that.  It knows no page and no database: who asks hands both in.
"""
