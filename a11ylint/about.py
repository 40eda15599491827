"""What the program calls itself in reports: the one place for its name and address."""

from __future__ import annotations

from a11ylint import __version__

NAME = "a11ylint"
VERSION = __version__
# Reserved by RFC 2606 until the project is published; everything that links to the project starts here.
URL = "https://a11ylint.example"
