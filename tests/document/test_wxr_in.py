import io
from typing import Any

import pytest

from studio.document import wxr_in
from studio.document.wxr_in import WxrEntry, WxrFile
from studio.errors import Damaged, Reason, Refused
from tests.document.wordpress_files import HEAD, TAIL, category, export, item, meta


def opened(data: bytes) -> WxrFile:
    return WxrFile(io.BytesIO(data), "export.xml")


def titles(data: bytes) -> list[str | int | None]:
    """Return the titles of what could be read, and the lines of what could not."""
    return [
        one.title if isinstance(one, WxrEntry) else one.facts["line"]  # type: ignore[misc]
        for one in opened(data).entries()
    ]


def line_of(data: bytes, number: int) -> int:
    """Return the line where the entry of a number begins."""
    at = -1
    for _ in range(number):
        at = data.index(b"<item", at + 1)
    return data.count(b"\n", 0, at) + 1


def test_an_entry_is_read_with_its_line() -> None:
    more = (
        category("آسيا", "asia") + category("نيل", "nile", "post_tag") + meta("_thumbnail_id", "7")
    )
    data = export(item(), item("خبر & رأي", "نص ]] نص", excerpt="موجز", slug="x", more=more))
    first, second = opened(data).entries()
    assert isinstance(first, WxrEntry)
    assert isinstance(second, WxrEntry)
    assert (first.line, second.line) == (line_of(data, 1), line_of(data, 2))
    assert second.title == "خبر & رأي"
    assert second.content == "نص ]] نص"
    assert (second.excerpt, second.slug, second.creator) == ("موجز", "x", "mona")
    assert (second.kind, second.status, second.date) == ("post", "publish", "2024-06-05 16:04:48")
    assert [(one.domain, one.nicename, one.name) for one in second.terms] == [
        *(("category", "asia", "آسيا"), ("post_tag", "nile", "نيل")),
    ]
    assert second.fields == {"_thumbnail_id": "7"}


def test_the_head_names_authors_and_categories() -> None:
    head = opened(export()).head
    assert head.authors == {"mona": "منى سعيد"}
    assert head.parents == {"world": "", "asia": "world"}
    assert head.numbers == {"3": "world", "4": "asia"}
    assert head.language == "ar"


@pytest.mark.parametrize(
    "broken",
    [
        item().replace("</content:encoded>", ""),
        item("بلا نهاية").replace("]]></title>", "</title>"),
        item().replace("<![CDATA[<p>نص</p>]]>", "<p>نص"),
        item("x\x0b"),
        item().replace("<title>", "<title>&nbsp;"),
        item("خبر\udce9"),
    ],
)
def test_a_damaged_entry_is_named_and_the_others_are_read(broken: str) -> None:
    text = HEAD + item("قبل") + broken + item("بعد") + item("أخير") + TAIL
    data = text.encode("utf-8", "surrogateescape")
    assert titles(data) == ["قبل", line_of(data, 2), "بعد", "أخير"]


def test_a_file_that_breaks_off_loses_its_last_entry_alone() -> None:
    data = export(item("أول"), item("ثان"))
    cut = data[: data.rindex(b"<wp:status>")]
    assert titles(cut) == ["أول", line_of(cut, 2)]


def test_an_entry_may_speak_of_entries() -> None:
    sample = "<pre><item>x</item>\n<item>y</item></channel></pre>"
    first, second = opened(export(item("أول", sample), item("ثان"))).entries()
    assert isinstance(first, WxrEntry)
    assert first.content == sample
    assert isinstance(second, WxrEntry)


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!doctype rss SYSTEM "https://example.org/x.dtd">',
    ],
)
def test_a_document_type_is_refused(prolog: str) -> None:
    data = (prolog + HEAD.partition("?>")[2] + item("&a;") + TAIL).encode()
    with pytest.raises(Refused) as refusal:
        opened(data)
    assert refusal.value.reason is Reason.XML_UNSAFE


def test_a_document_type_behind_a_hidden_root_is_never_parsed() -> None:
    hidden = (
        '<!-- <rss xmlns:wp="http://wordpress.org/export/1.2/"> --><!DOCTYPE rss [<!ENTITY a "b">]>'
    )
    with pytest.raises(Damaged) as damage:
        opened((hidden + HEAD.partition("?>")[2] + item() + TAIL).encode())
    assert damage.value.reason is Reason.ENTRY_DAMAGED


@pytest.mark.parametrize(
    "data",
    [b"", b"<rss version='2.0'><channel/></rss>", b"\x00\xff", "نص".encode(), b"<html></html>"],
)
def test_a_file_that_is_no_export_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        opened(data)
    assert refusal.value.reason is Reason.WXR_FOREIGN


def test_other_encodings_are_read_as_they_are_declared() -> None:
    text = export(item("خبر")).decode()
    assert titles(text.encode("utf-16")) == ["خبر"]
    arabic = text.replace('encoding="UTF-8"', 'encoding="windows-1256"')
    assert titles(arabic.encode("windows-1256")) == ["خبر"]
    assert titles(b"\xef\xbb\xbf" + text.encode()) == ["خبر"]


def test_older_exports_are_read() -> None:
    text = export(item("خبر", excerpt="موجز")).decode().replace("export/1.2/", "export/1.0/")
    (entry,) = opened(text.encode()).entries()
    assert isinstance(entry, WxrEntry)
    assert (entry.kind, entry.excerpt) == ("post", "موجز")


class Endless(io.RawIOBase):
    """A file of many equal entries that is never whole anywhere."""

    def __init__(self, count: int) -> None:
        self._entry = item("خبر", "<p>" + "نص " * 2000 + "</p>").encode()
        self._count = count
        self.largest = 0
        self.seek(0)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        assert offset == whence == 0
        self._waiting = HEAD.encode()
        self._left = self._count
        return 0

    def read(self, size: int = -1, /) -> Any:
        while len(self._waiting) < size and self._left:
            self._waiting += self._entry
            self._left -= 1
        data, self._waiting = self._waiting[:size], self._waiting[size:]
        return data


def test_a_file_is_read_entry_by_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wxr_in, "_CHUNK", 64 * 1024)
    monkeypatch.setattr(wxr_in, "LARGEST_ENTRY", 256 * 1024)
    many = 300
    file = WxrFile(Endless(many), "export.xml")  # type: ignore[arg-type]
    assert sum(isinstance(one, WxrEntry) for one in file.entries()) == many


def test_sections_that_never_end_cost_no_more_than_the_file_is_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wxr_in, "LARGEST_ENTRY", 64 * 1024)
    data = (HEAD + "<item><![CDATA[</item>\n" * 5000 + TAIL).encode()
    found = titles(data)
    assert len(found) >= 5000
    assert all(isinstance(one, int) for one in found)
