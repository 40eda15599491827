"""Why a file cannot be read, in German and English: the system and the TOML reader say so in one language alone."""

from __future__ import annotations

import errno
from typing import Final, NamedTuple

_GERMAN: Final = {
    errno.EACCES: "die Berechtigung fehlt",
    errno.EPERM: "das System erlaubt es nicht",
    errno.ENOENT: "Datei oder Ordner fehlt",
    errno.EISDIR: "das ist ein Ordner",
    errno.ENOTDIR: "ein Teil des Pfades ist kein Ordner",
    errno.ENOSPC: "der Datenträger ist voll",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.ELOOP: "die Verweise führen im Kreis",
    errno.EIO: "der Datenträger meldet einen Lesefehler",
    errno.EBUSY: "ein anderes Programm benutzt die Datei",
    errno.EMFILE: "zu viele Dateien sind offen",
    errno.EINVAL: "der Name ist nicht erlaubt",
}


class Why(NamedTuple):
    """The same reason in both languages."""

    de: str
    en: str


def why(error: OSError | ValueError) -> Why:
    """The reason for a person; what has no German name here stays as the system calls it."""
    english = getattr(error, "strerror", None) or str(error)
    return Why(_GERMAN.get(getattr(error, "errno", None) or 0, english), english)


def no_toml(error: OSError | ValueError | RecursionError) -> Why:
    """Why a file is no configuration: the system, another encoding, or what the TOML reader says."""
    if isinstance(error, OSError):
        return why(error)
    if isinstance(error, UnicodeDecodeError):
        return Why("Die Datei ist nicht in UTF-8 gespeichert", "it is not stored as UTF-8")
    import re

    english = str(error)
    place = re.search(r"\(at line ([0-9]+), column ([0-9]+)\)", english)
    where = f"Zeile {place[1]}, Spalte {place[2]}: " if place else ""
    twice = english.startswith(("Cannot overwrite", "Cannot declare"))
    wrong = "Ein Schlüssel steht zweimal da" if twice else "Das ist kein TOML"
    return Why(f"{where}{wrong}. Richtig ist zum Beispiel: profile = 'strict'", english)
