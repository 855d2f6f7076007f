"""Benches: figures to measure by, never timed tests. ``python -m bench [NAME…]`` prints them.

A bench that scores against annotated text uses ``../shared`` beside the checkout where it is there, and says
so where it is not.
"""
