"""Files, folders, archives and uploads become one log book: tidy table, runs, receipt."""
