"""Learn from the world what a run's readings say of its settings, and check it on what was left out.

``python -m benchmarks.learn`` fits what the engine reads (:mod:`dashboard.diagnosis.network`).
"""
