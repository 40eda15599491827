"""Which few colours a drawn picture uses, and which of them look alike to colour-blind people."""
