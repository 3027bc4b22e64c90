"""Marks on the letters of a selection: emphasis, links, foreign languages, and none at all.

Fields take a language alone; code takes nothing; cards are passed over. Suggestions and comments
on the letters stay as they are.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from msgspec.structs import replace

from studio.document.blocks import Code
from studio.document.inline import Footnote, Inline, Text
from studio.document.marks import MARK_NAMES, Language, Link, Marks
from studio.ui.editor.writing.content import changed, part, placed, spliced, typed
from studio.ui.editor.writing.edits import plain_marks
from studio.ui.editor.writing.passages import Passage, Passages, Selection, Spot, caret

EMPHASES: Final = tuple(name for name in MARK_NAMES if name not in {"link", "language"})
"""The marks that are on or off."""


def with_mark(marks: Marks, name: str, *, on: bool) -> Marks:
    """Return `marks` with one of `EMPHASES` on or off; what it excludes goes."""
    if not on:
        off: dict[str, Any] = {name: False}
        return replace(marks, **off)
    if name == "code":
        return Marks(code=True, link=marks.link, language=marks.language)
    changes: dict[str, Any] = {"code": False, name: True}
    if name in {"superscript", "subscript"}:
        changes = {"superscript": False, "subscript": False, **changes}
    return replace(marks, **changes)


def stretches(
    work: Passages, selection: Selection, *, fields: bool = False
) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches of marked-up text in a selection: passage, start and end."""
    start, end = selection.start, selection.end
    for index in range(start.number, end.number + 1):
        passage = work[index]
        if not _takes_marks(passage, fields=fields):
            continue
        first = start.at if index == start.number else 0
        last = end.at if index == end.number else passage.size
        if first < last:
            yield index, first, last


def _takes_marks(passage: Passage, *, fields: bool) -> bool:
    if passage.card is not None or isinstance(passage.block, Code):
        return False
    return fields or not passage.is_field


def _letters(work: Passages, selection: Selection) -> Iterator[Text]:
    for index, start, end in stretches(work, selection, fields=True):
        for one in part(work[index].content, start, end):
            if isinstance(one, Text) and one.text.strip(" "):
                yield one


def marks_of(work: Passages, selection: Selection) -> Marks:
    """Return the marks that typed text would take on, or those that all selected letters carry."""
    if selection.is_empty:
        passage = work[selection.caret.number]
        return (
            Marks() if passage.card is not None else typed(passage.content, selection.caret.at)[0]
        )
    found = [one.marks for one in _letters(work, selection)]
    if not found:
        return Marks()
    first = found[0]
    shared = {
        name: getattr(first, name)
        for name in MARK_NAMES
        if all(getattr(marks, name) == getattr(first, name) for marks in found)
    }
    return Marks(**shared)


def _mark(
    work: Passages,
    selection: Selection,
    change: Callable[[Marks], Marks],
    *,
    fields: bool = False,
) -> None:
    def marked(inline: Inline) -> Inline:
        if not isinstance(inline, Text):
            return inline
        new = change(inline.marks)
        return inline if new == inline.marks else replace(inline, marks=new)

    for index, start, end in list(stretches(work, selection, fields=fields)):
        passage = work[index]
        content = changed(passage.content, start, end, marked)
        if content != passage.content:
            work[index] = passage.holding(content)


def toggle(work: Passages, selection: Selection, name: str) -> None:
    """Put one of `EMPHASES` on the selected letters, or off where all carry it."""
    on = not getattr(_body_marks(work, selection), name)
    _mark(work, selection, lambda marks: with_mark(marks, name, on=on))


def _body_marks(work: Passages, selection: Selection) -> Marks:
    """Return what all selected letters carry that can be emphasised."""
    found = [
        one.marks
        for index, start, end in stretches(work, selection)
        for one in part(work[index].content, start, end)
        if isinstance(one, Text) and one.text.strip(" ")
    ]
    shared: dict[str, Any] = {
        name: bool(found) and all(getattr(one, name) for one in found) for name in EMPHASES
    }
    return Marks(**shared)


def clear(work: Passages, selection: Selection) -> None:
    """Take all emphasis off the selected letters; links and languages say something and stay."""
    _mark(work, selection, plain_marks)


def set_language(work: Passages, selection: Selection, language: Language | None) -> None:
    """Say that the selected letters are in a language, and which way they run."""
    _mark(work, selection, lambda marks: replace(marks, language=language), fields=True)


def link_extent(work: Passages, selection: Selection) -> Selection:
    """Return the whole of the link that the caret or the selection's start stands in.

    Without a link there, the selection as it is.
    """
    spot = selection.start
    passage = work[spot.number]
    if passage.card is not None:
        return selection
    runs = [
        (start, end, one.marks.link if isinstance(one, Text) else None)
        for start, end, one in placed(passage.content)
    ]
    here = [
        number
        for number, (start, end, link) in enumerate(runs)
        if link is not None and start <= spot.at <= end
    ]
    if not here:
        return selection
    # At the border of two links the one behind counts, as for a selection that begins there.
    first = last = here[-1]
    link = runs[first][2]
    while first > 0 and runs[first - 1][2] == link:
        first -= 1
    while last + 1 < len(runs) and runs[last + 1][2] == link:
        last += 1
    whole = Selection(Spot(spot.number, runs[first][0]), Spot(spot.number, runs[last][1]))
    return whole if selection.end <= whole.caret else selection


def link_at(work: Passages, selection: Selection) -> Link | None:
    """Return the link that the caret or the selection's start stands in."""
    whole = link_extent(work, selection)
    if whole.is_empty:
        return None
    passage = work[whole.start.number]
    for one in part(passage.content, whole.start.at, whole.start.at + 1):
        if isinstance(one, Text):
            return one.marks.link
    return None


def set_link(work: Passages, selection: Selection, link: Link | None) -> Selection:
    """Link the selected letters, the link under the caret, or else the address written out."""
    if selection.is_empty:
        whole = link_extent(work, selection)
        if whole.is_empty:
            return _write_address(work, selection, link)
        _mark(work, whole, lambda marks: replace(marks, link=link))
        return selection
    _mark(work, selection, lambda marks: replace(marks, link=link))
    return selection


def _write_address(work: Passages, selection: Selection, link: Link | None) -> Selection:
    spot = selection.caret
    if link is None or not _takes_marks(work[spot.number], fields=False):
        return selection
    marks, review = typed(work[spot.number].content, spot.at)
    new = Text(link.href, replace(marks, link=link), review)
    passage = work[spot.number]
    work[spot.number] = passage.holding(spliced(passage.content, spot.at, spot.at, (new,)))
    return caret(spot.number, spot.at + len(link.href))


def insert_footnote(work: Passages, selection: Selection, note: Footnote) -> Selection:
    """Call a footnote from the end of the selection; fields and code have none."""
    spot = selection.end
    passage = work[spot.number]
    if not _takes_marks(passage, fields=False):
        return selection
    work[spot.number] = passage.holding(spliced(passage.content, spot.at, spot.at, (note,)))
    return caret(spot.number, spot.at + 1)
