"""Learn from the world what readings say of settings, and check it on what was left out.

``python -m benchmarks.learn`` fits what the engine reads
(:mod:`dashboard.diagnosis.ensemble.network`).
"""
