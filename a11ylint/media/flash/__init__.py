"""Flashes in clips and animated pictures: general and red flashes of WCAG 2.3.1, and long flashing after IRIS."""
