"""The pipe: discover, read, check, suppress, sort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

from a11ylint.checks import Check, NotChecked, Problem, get, needs
from a11ylint.config import FILE_NAMES, Config
from a11ylint.discover import Skipped, discover, real
from a11ylint.finding import Failure, Finding, Report, Unchecked
from a11ylint.media.kinds import media_type
from a11ylint.post import Ignore, Medium, Post, Where
from a11ylint.readers.read import Item, read_bytes, read_item
from a11ylint.selection import Chosen, choose, level_of
from a11ylint.shelf import DiskShelf, Shelf
from a11ylint.source import Text
from a11ylint.suppress import RULE as UNUSED_IGNORE
from a11ylint.suppress import suppress, unused
from a11ylint.traits import traits

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
    progress: Progress | None = None,
    tell: Callable[[str, float], None] | None = None,
) -> Report:
    """Lint files and folders, and drafts in memory with the paths that tell where their media lie.

    `progress` is called before and after each file with the number done, the number of all, and its name; `tell`
    during long work with the name of a medium, and how many seconds of it were seen or heard.
    """
    chosen = choose(config)
    found = list(discover(paths, config, only_drafts))
    folders = [path.resolve() for path in paths if path.is_dir()]
    shelf = DiskShelf(config, folders, tell)
    items = [item for item in found if isinstance(item, Item)]
    memory = tuple(drafts)
    reads = chain(_read_all(items, shelf, config), _in_memory(memory, shelf, config))
    results: list[Result] = []
    pick = _picker(chosen)
    total = len(items) + len(memory)

    def work(result: Result) -> Result:
        if progress:
            progress(len(results), total, _name(result))
        return _lint(result, chosen, pick)

    for result in _map(work, reads, config.jobs):
        results.append(result)
        if progress:
            progress(len(results), total, _name(result))
    skipped = [item for item in found if isinstance(item, Skipped)]
    inside = cache(lambda folder: any(real(folder).is_relative_to(top) for top in folders))
    scanned = [item for item in items if inside(item.path.parent)]
    shown = [result._replace(findings=tuple(_from_root(result.findings, shelf))) for result in results]
    return _report(shown, chosen, _passed_over(skipped, results, shelf, scanned))


def _name(result: Result) -> str:
    return result.posts[0].source.path if result.posts else ""


def _from_root(findings: Iterable[Finding], shelf: Shelf) -> Iterator[Finding]:
    """Findings whose fixes name the files beside a draft as reports do: from the root."""
    for finding in findings:
        fix = finding.problem.fix
        if fix is not None and fix.files:
            files = tuple(part._replace(path=Path(shelf.display(part.path))) for part in fix.files)
            finding = finding._replace(problem=finding.problem._replace(fix=fix._replace(files=files)))  # noqa: PLW2901
        yield finding


Pick: TypeAlias = Callable[[str, frozenset[str]], tuple[tuple[Chosen, Check], ...]]


def _picker(chosen: Sequence[Chosen]) -> Pick:
    """The rules for posts of a language level with certain traits, worked out once for all posts like it."""

    @cache
    def pick(level: str, has: frozenset[str]) -> tuple[tuple[Chosen, Check], ...]:
        entries = (entry for entry in chosen if level in entry.levels and _may_find(entry.rule.check, has))
        return tuple((entry, get(entry.rule.check)) for entry in entries)

    return pick


def _may_find(check: str, has: frozenset[str]) -> bool:
    wanted = needs(check)
    return not wanted or not has.isdisjoint(wanted)


def lint_posts(posts: Sequence[Post], chosen: Sequence[Chosen]) -> Result:
    """The findings of the posts of one file."""
    return _lint(Result(tuple(posts)), chosen, _picker(chosen))


def _map(work: Callable[[Result], Result], results: Iterable[Result], jobs: int) -> Iterator[Result]:
    """Results in the order of the input, whatever the number of threads. Decoding works outside Python's lock."""
    if jobs < 2:
        yield from map(work, results)
        return
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(jobs)
    try:
        yield from pool.map(work, results)
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)  # whoever stops does not want to wait for a film
        raise
    pool.shutdown()


def _read_all(items: Iterable[Item], shelf: Shelf, config: Config) -> Iterator[Result]:
    used: set[Path] = set()
    for item in items:
        result = _guarded(item.path, shelf, partial(read_item, item, shelf, config, frozenset(used)))
        used |= {medium.path.resolve() for medium in _media((result,)) if medium.path}
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


def _lint(result: Result, chosen: Sequence[Chosen], pick: Pick) -> Result:
    findings: list[Finding] = []
    unchecked = list(_not_opened(result.posts))
    failures = list(result.failures)
    picked = [(post, pick(level_of(post), traits(post))) for post in result.posts]
    for post, entries in picked:
        if post.media:
            _announce(post, entries)
    for post, entries in picked:
        for entry, check in entries:
            try:
                for target in check.targets(post):
                    for outcome in check.run(post, target, **entry.options):
                        if isinstance(outcome, NotChecked):
                            why, what, file = outcome
                            unchecked.append(Unchecked(why, what, str(file or "")))
                        else:
                            findings.append(_finding(post, entry, outcome))
            except Exception as error:  # noqa: BLE001 - one broken rule must not hide the findings of the others
                failures.append(_failure(post.id, entry.rule.id, error))
    marked, idle = suppress(findings, result.posts)
    if idle:
        ran = [entry for entry in chosen if all(entry.rule.id != failure.where for failure in failures)]
        marked += _unused(idle, ran, {level_of(post) for post in result.posts})
    ordered = sorted(marked, key=_order) if len(marked) > 1 else marked
    return Result(result.posts, tuple(_numbered(ordered)), tuple(unchecked), tuple(failures))


def _announce(post: Post, entries: Iterable[tuple[Chosen, Check]]) -> None:
    """Tell each picture what will be asked about its pixels, so that it is decoded once for all rules."""
    for _, check in entries:
        if check.sees:
            try:
                for medium in check.targets(post):
                    medium.facts.expect(check.sees)
            except Exception:  # noqa: BLE001, S112 - reported when the rule runs
                continue


def _unused(idle: Sequence[Ignore], chosen: Sequence[Chosen], levels: set[str]) -> Iterator[Finding]:
    rule = next((entry for entry in chosen if entry.rule.id == UNUSED_IGNORE), None)
    ran = frozenset(entry.rule.id for entry in chosen if levels.intersection(entry.levels))
    if rule is not None:
        yield from (_finding(None, rule, problem) for problem in unused(idle, ran))


def _finding(post: Post | None, entry: Chosen, problem: Problem) -> Finding:
    level, review = entry.weight(problem.key)
    return Finding(entry.rule, problem, level, review, "", post.id if post else problem.at.path)


def _order(finding: Finding) -> tuple[str, tuple[int, ...], str, str]:
    place = finding.place
    return (
        place.path,
        place.lines() or (0,),
        finding.rule.id,
        str(sorted(finding.problem.data.items(), key=str)),
    )


def _numbered(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Fingerprints: rule, file, message and the text under the place, numbered among equals. No line, no language."""
    if not findings:
        return
    from hashlib import sha256

    seen: Counter[str] = Counter()
    for finding in findings:
        place = finding.place
        under = place.span.text if place.span else ""
        base = "\0".join((finding.rule.id, place.path, finding.problem.key, under, place.logical or ""))
        digest = sha256(f"{base}\0{seen[base]}".encode("utf-8", "surrogatepass")).hexdigest()
        seen[base] += 1
        yield finding._replace(fingerprint=digest[:32])


def _not_opened(posts: Iterable[Post]) -> Iterator[Unchecked]:
    """Media whose pixels or sound nobody looked at, while their words were checked; drafts that hold nothing at all."""
    why = {Where.REMOTE: "remote-media", Where.EMBEDDED: "embedded-media"}
    for post in posts:
        if post.first and not (post.thread_media or post.notes) and not any(map(_has_words, post.thread)):
            yield Unchecked("empty", post.source.path)
        for medium in post.media:
            if medium.where in why:
                yield Unchecked(why[medium.where], medium.ref)


def _has_words(text: Text) -> bool:
    return bool(text.value) and not text.value.isspace()


def _passed_over(
    skipped: Iterable[Skipped], results: Iterable[Result], shelf: DiskShelf, items: Iterable[Item]
) -> tuple[Unchecked, ...]:
    """Files that are no drafts, and media that no draft uses: not checked, and said so."""
    named = ((medium.path, *(track.path for track in medium.attached)) for medium in _media(results))
    used = {path.resolve() for paths in named for path in paths if path}
    beside = dict.fromkeys(item.path.parent for item in items if item.kind == "draft")
    media = [path for folder in beside for path in shelf.siblings(folder) if media_type(path.name)]
    unused = [Skipped("unused", path) for path in media]
    notes = [item for item in (*skipped, *unused) if item.why != "unused" or item.path.resolve() not in used]
    notes = [item for item in notes if item.path.name != FILE_NAMES[0]]  # our own configuration is no draft
    return tuple(dict.fromkeys(Unchecked(item.why, shelf.display(item.path)) for item in notes))


def _media(results: Iterable[Result]) -> Iterator[Medium]:
    yield from (medium for result in results for post in result.posts for medium in post.media)


def _failure(path: str, where: str, error: Exception) -> Failure:
    from traceback import format_exception

    return Failure(path, where, f"{type(error).__name__}: {error}", "".join(format_exception(error)))


def _told_apart(notes: Iterable[Unchecked]) -> tuple[Unchecked, ...]:
    """Each file counts once; those of the same name are called by their folder, too."""
    found = sorted(notes)
    same = Counter(note[:2] for note in found)
    folder = {note: f"{Path(note.file).parent.name}/" for note in found if note.file and same[note[:2]] > 1}
    return tuple(note._replace(what=folder.get(note, "") + note.what) for note in found)


def _report(results: Sequence[Result], chosen: Sequence[Chosen], skipped: tuple[Unchecked, ...]) -> Report:
    posts = [post for result in results for post in result.posts]
    findings = [finding for result in results for finding in result.findings]
    return Report(
        findings=tuple(sorted(findings, key=_order)),
        drafts=sum(1 for result in results if result.posts or result.failures),
        posts=len(posts),
        media=sum(1 for _ in _media(results)),
        rules=tuple({entry.rule.id: entry.rule for entry in chosen}.values()),
        unchecked=_told_apart({note for result in results for note in result.unchecked}),
        skipped=skipped,
        failures=tuple(failure for result in results for failure in result.failures),
        languages=dict(sorted(Counter(post.language for post in posts if post.language).items())),
    )
