"""The words of a call, for messages about one that click could not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

_KEY = "a11ylint.words"


def remember(context: click.Context, args: Sequence[str]) -> None:
    """Keep the words of a call where click gives them all together: to the program, before the command."""
    context.meta[_KEY] = tuple(args)


def call_words(context: click.Context) -> tuple[str, ...]:
    """The words of a call behind the name of the program."""
    args: tuple[str, ...] = context.meta.get(_KEY, ())
    return args


def said(context: click.Context, *names: str) -> str | None:
    """What a call says behind the last of some names of one option, whether or not click would take it."""
    args, found = call_words(context), None
    for number, word in enumerate(args):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name in names:
            found = value if equals else next(iter(args[number + 1 : number + 2]), None)
    return found
