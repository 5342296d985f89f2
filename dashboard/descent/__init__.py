"""Gradient descent where a pencil can follow it: one weight, noise, two weights, one neuron.

What the page *Lesson* plays in the browser is defined here, with its closed forms, so that the
numbers on the page have something to be held against.  It knows arrays and the types of a log; it
does not know files, sentences, charts or pages.
"""
