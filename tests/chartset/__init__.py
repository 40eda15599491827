"""A labelled set of pictures that a town could post, drawn by programs: half of it to tune on, half to test with."""
