"""How early a run that is still being written is judged, how surely, and how often in vain.

``python -m benchmarks.early`` cuts runs whose outcome is known and judges them as the page does.
"""
