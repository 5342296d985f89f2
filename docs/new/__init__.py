"""The generator of skeletons: ``python -m docs.new``."""
