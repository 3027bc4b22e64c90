"""What nh3 lets through is read token by token as a parser of the standard library reads it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.html_clean import VOID, Characters, End, Event, Start, events

PIECES = st.sampled_from((
    "<p>", "</p>", "<b>", "</b>", "<br>", "<img src='https://a.example/x?a=1&b=2' alt='&lt;'>",
    '<a href=https://a.example title="x>y">', "</a>", "<p data-midad-a\"b='<i>' hidden>", "&nbsp;",
    "<table><td>", "</table>", "&amp;lt;", "<", ">", '"', "=", "كلمة", "&", "</iframe>", "'",
    "<span\nclass=a\u00a0b/>", "<!-- x -->", "<P DIR=rtl =x=1>", "\u2028", "<svg><p>", "</svg>",
))  # fmt: skip


class Plain(HTMLParser):
    """The tokens of a text, in our words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Event] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Start(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.found.append(End(tag))

    def handle_data(self, data: str) -> None:
        self.found.append(Characters(data))


def written(found: list[Event]) -> str:
    """Return HTML that says the same, written in another way."""
    said = []
    for event in found:
        if isinstance(event, Start):
            named = "".join(
                f" {name}='{escaped(value)}'" for name, value in event.attributes.items()
            )
            said.append(f"<{event.tag}{named}>")
        else:
            said.append(escaped(event.text) if isinstance(event, Characters) else f"</{event.tag}>")
    return "".join(said)


def escaped(text: str) -> str:
    """Return `text` with a reference for every character that says something in HTML."""
    return "".join(f"&#{ord(one)};" if one in "&<>'\"\u00a0" else one for one in text)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_tokens_are_those_of_a_plain_parser(html: str) -> None:
    found = events(html)
    assert Plain(written(found)).found == found


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_start_has_its_end(html: str) -> None:
    unclosed: list[str] = []
    for event in events(html):
        if isinstance(event, Start) and event.tag not in VOID:
            unclosed.append(event.tag)
        elif isinstance(event, End):
            assert unclosed.pop() == event.tag
    assert not unclosed


@pytest.mark.parametrize(
    "inside", ["", "<b>x</b>", '<p title="', "&lt;/iframe&gt;", "</iframE", "<"]
)
def test_nothing_within_a_frame_is_read(inside: str) -> None:
    address = "https://a.example/"
    found = events(f'<iframe src="{address}">{inside}</iframe><p>نص</p>')
    assert found[:2] == [Start("iframe", {"src": address}), End("iframe")]


def test_a_text_is_read_with_its_references_resolved_once() -> None:
    html = '<p title="&amp;quot;" class="a&quot;b">&amp;lt;&nbsp;&lt;</p>'
    assert events(html) == [Start("p", {"class": 'a"b'}), Characters("&lt;\u00a0<"), End("p")]
