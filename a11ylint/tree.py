"""Front matter as a tree of plain values that know their places."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from a11ylint.source import Span, Text

YES = frozenset({"true", "yes", "on", "ja", "wahr"})
NO = frozenset({"false", "no", "off", "nein", "falsch"})
# A dash, a question mark and `n/a` stand in forms that nobody filled in with a yes.
NOTHING = NO | {"none", "keine", "keiner", "kein", "not-provided", "?", "-", "–", "—", "n/a"}
# Who writes the captions of a live stream: people, or a machine.
BY_PEOPLE = frozenset(
    "human mensch menschen manual manuell cart schriftdolmetschen schriftdolmetscher schriftdolmetscherin "
    "schriftdolmetschende schriftdolmetschung reviewed-auto".split()
)
BY_MACHINE = frozenset(("auto", "automatic", "automatisch", "asr"))


class Scalar(NamedTuple):
    """A single value as written; nothing is converted, so `lang: no` stays "no" and `12:30` stays text."""

    text: Text
    at: Span
    quoted: bool = False

    @property
    def value(self) -> str:
        """The characters, without blanks around them."""
        return self.text.value.strip()

    @property
    def null(self) -> bool:
        """Nothing was written, or YAML's own words for nothing."""
        return not self.quoted and self.value.lower() in {"", "~", "null"}


class Items(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    at: Span


class Entry(NamedTuple):
    """One key with its value."""

    key: Scalar
    value: Node
    name: str
    """The characters of the key."""


class Table(NamedTuple):
    """A map; of keys written twice the first counts."""

    entries: tuple[Entry, ...] = ()
    at: Span | None = None

    def get(self, *names: str) -> Node | None:
        """The value of the first of these keys that is there."""
        for name in names:
            for entry in self.entries:
                if entry.name == name:
                    return entry.value
        return None

    def word(self, *names: str) -> str | None:
        """The value of a key as a lower-case word, None when absent, empty or not a single value."""
        node = self.get(*names)
        if isinstance(node, Scalar) and not node.null:
            return node.value.lower()
        return None

    def truth(self, *names: str) -> bool | None:
        """The value of a key as yes or no (German and English words), None when it says neither."""
        return truth(self.get(*names))

    def words(self, *names: str) -> tuple[str, ...]:
        """The value of a key as a list of strings; a single value is a list of one."""
        node = self.get(*names)
        nodes = node.items if isinstance(node, Items) else (node,)
        return tuple(item.value for item in nodes if isinstance(item, Scalar) and not item.null)

    def table(self, *names: str) -> Table:
        """The value of a key as a map, empty when it is none."""
        node = self.get(*names)
        return node if isinstance(node, Table) else Table()


Node: TypeAlias = Scalar | Items | Table


def truth(node: Node | None) -> bool | None:
    """Yes, no, or None for anything else."""
    word = node.value.lower() if isinstance(node, Scalar) else ""
    return True if word in YES else False if word in NO else None
