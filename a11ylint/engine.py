"""The pipe: discover, read, check, suppress, sort."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

from a11ylint.checks import Check, NotChecked, Problem, registry
from a11ylint.config import Config
from a11ylint.discover import Item, Skipped, discover
from a11ylint.finding import Failure, Finding, Report, Unchecked
from a11ylint.post import Ignore, Post, Where
from a11ylint.readers.read import read_bytes, read_item
from a11ylint.selection import Chosen, choose
from a11ylint.shelf import DiskShelf, Shelf
from a11ylint.suppress import RULE as UNUSED_IGNORE
from a11ylint.suppress import suppress, unused


Progress: TypeAlias = Callable[[int, int, str], None]


class Result(NamedTuple):
    """What one file gave."""

    posts: tuple[Post, ...]
    findings: tuple[Finding, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    failures: tuple[Failure, ...] = ()


def run(
    paths: Sequence[Path],
    config: Config,
    only_drafts: bool = False,
    drafts: Iterable[tuple[bytes, Path]] = (),
    progress: Progress = lambda done, total, name: None,
) -> Report:
    """Lint files and folders, and drafts in memory with the paths that tell where their media lie.

    `progress` is called after each file with the number done, the number of all, and its name.
    """
    chosen = choose(config)
    shelf = DiskShelf(config)
    found = list(discover(paths, config, only_drafts))
    skipped = tuple(Unchecked(item.why, shelf.display(item.path)) for item in found if isinstance(item, Skipped))
    items = [item for item in found if isinstance(item, Item)]
    memory = tuple(drafts)
    reads = chain(_read_all(items, shelf, config), _in_memory(memory, shelf, config))
    results = []
    for result in _map(lambda result: _lint(result, chosen), reads, config.jobs):
        results.append(result)
        progress(len(results), len(items) + len(memory), result.posts[0].source.path if result.posts else "")
    return _report(results, chosen, (*skipped, *_lonely(results, shelf, items)))


def lint_posts(posts: Sequence[Post], chosen: Sequence[Chosen]) -> Result:
    """The findings of the posts of one file."""
    return _lint(Result(tuple(posts)), chosen)


def _map(work: Callable[[Result], Result], results: Iterable[Result], jobs: int) -> Iterator[Result]:
    """Results in the order of the input, whatever the number of threads. Decoding works outside Python's lock."""
    if jobs < 2:
        yield from map(work, results)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(work, results)


def _read_all(items: Iterable[Item], shelf: Shelf, config: Config) -> Iterator[Result]:
    used: set[Path] = set()
    for item in items:
        result = _guarded(item.path, shelf, partial(read_item, item, shelf, config, frozenset(used)))
        used |= {medium.path.resolve() for post in result.posts for medium in post.media if medium.path}
        yield result


def _in_memory(drafts: Iterable[tuple[bytes, Path]], shelf: Shelf, config: Config) -> Iterator[Result]:
    for raw, path in drafts:
        yield _guarded(path, shelf, partial(read_bytes, raw, path, shelf, config))


def _guarded(path: Path, shelf: Shelf, read: Callable[[], Iterator[Post]]) -> Result:
    """A reader that raises is our fault: it is reported as such and the run goes on."""
    try:
        return Result(tuple(read()))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other drafts must still be checked
        return Result((), failures=(_failure(shelf.display(path), "reader", error),))


def _lint(result: Result, chosen: Sequence[Chosen]) -> Result:
    findings: list[Finding] = []
    unchecked = list(_not_opened(result.posts))
    failures = list(result.failures)
    for post in result.posts:
        for entry in chosen:
            try:
                for outcome in _outcomes(post, entry):
                    if isinstance(outcome, NotChecked):
                        unchecked.append(Unchecked(*outcome))
                    else:
                        findings.append(_finding(post, entry, outcome))
            except Exception as error:  # noqa: BLE001 - one broken rule must not hide the findings of the others
                failures.append(_failure(post.id, entry.rule.id, error))
    marked, idle = suppress(findings, result.posts)
    marked += _unused(idle, chosen)
    return Result(result.posts, tuple(_numbered(sorted(marked, key=_order))), tuple(unchecked), tuple(failures))


def _outcomes(post: Post, entry: Chosen) -> Iterator[Problem | NotChecked]:
    check: Check = registry()[entry.rule.check]
    for target in check.targets(post):
        yield from check.run(post, target, **entry.options)


def _unused(idle: Sequence[Ignore], chosen: Sequence[Chosen]) -> Iterator[Finding]:
    rule = next((entry for entry in chosen if entry.rule.id == UNUSED_IGNORE), None)
    ran = frozenset(entry.rule.id for entry in chosen)
    if rule is not None:
        yield from (_finding(None, rule, problem) for problem in unused(idle, ran))


def _finding(post: Post | None, entry: Chosen, problem: Problem) -> Finding:
    level, review = entry.weight(problem.key)
    return Finding(entry.rule, problem, level, review, "", post.id if post else problem.at.path)


def _order(finding: Finding) -> tuple[str, tuple[int, ...], str, str]:
    place = finding.place
    return (place.path, place.lines() or (0,), finding.rule.id, str(sorted(finding.problem.data.items(), key=str)))


def _numbered(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Fingerprints: rule, file, message and the text under the place, numbered among equals. No line, no language."""
    seen: Counter[str] = Counter()
    for finding in findings:
        place = finding.place
        under = place.span.text if place.span else ""
        base = "\0".join((finding.rule.id, place.path, finding.problem.key, under, place.logical or ""))
        digest = hashlib.sha256(f"{base}\0{seen[base]}".encode("utf-8", "surrogatepass")).hexdigest()
        seen[base] += 1
        yield finding._replace(fingerprint=digest[:32])


def _not_opened(posts: Iterable[Post]) -> Iterator[Unchecked]:
    """Media whose pixels or sound nobody looked at; their words were checked all the same."""
    why = {Where.REMOTE: "remote-media", Where.EMBEDDED: "embedded-media"}
    for post in posts:
        for medium in post.media:
            if medium.where in why:
                yield Unchecked(why[medium.where], medium.ref)


def _lonely(results: Iterable[Result], shelf: DiskShelf, items: Iterable[Item]) -> Iterator[Unchecked]:
    """Media beside drafts that no draft uses: not checked, and said so."""
    from a11ylint.media.kinds import media_type

    used = {medium.path for result in results for post in result.posts for medium in post.media}
    for folder in dict.fromkeys(item.path.parent for item in items if item.kind == "draft"):
        for path in shelf.siblings(folder):
            if media_type(path.name) and path not in used:
                yield Unchecked("unused", shelf.display(path))


def _failure(path: str, where: str, error: Exception) -> Failure:
    from traceback import format_exception

    return Failure(path, where, f"{type(error).__name__}: {error}", "".join(format_exception(error)))


def _report(results: Sequence[Result], chosen: Sequence[Chosen], skipped: tuple[Unchecked, ...]) -> Report:
    posts = [post for result in results for post in result.posts]
    findings = [finding for result in results for finding in result.findings]
    return Report(
        findings=tuple(sorted(findings, key=_order)),
        drafts=len(results),
        posts=len(posts),
        media=sum(len(post.media) for post in posts),
        rules=tuple(entry.rule for entry in chosen),
        unchecked=tuple(sorted(set(note for result in results for note in result.unchecked))),
        skipped=skipped,
        failures=tuple(failure for result in results for failure in result.failures),
        languages=dict(sorted(Counter(post.language for post in posts if post.language).items())),
    )
