"""The syntaxes that logs are written in, below any meaning: JSON, YAML, protobuf, LevelDB."""
