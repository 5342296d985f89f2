"""How the server behaves, wherever it is started from: its settings, its door, who may come in."""
