"""Following the dashboard's advice: asking for it, the forecast, the rounds, what was observed."""
