"""Pictures of every page before and after a change: sets of logs, the browser, sheets of both."""
