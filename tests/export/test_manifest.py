import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.export.manifest import (
    Manifest,
    ManifestFault,
    NewerManifest,
    NotAManifest,
    PackagedArticle,
    PackagedFile,
    SignOff,
    decode,
    encode,
    folded_path,
    instant,
    is_safe_path,
    seal,
)

TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
NUMBERS = st.integers(0, 2**53)
MOMENTS = st.datetimes(timezones=st.just(UTC))
PATHS = st.text(st.sampled_from("abcdefghij0123456789-_/."), min_size=1, max_size=20).filter(
    lambda path: is_safe_path(path) and path != "manifest.json"
)


@st.composite
def manifests(draw: st.DrawFn) -> Manifest:
    paths = draw(st.lists(PATHS, min_size=1, max_size=6, unique_by=folded_path))
    files = tuple(
        PackagedFile(path=path, bytes=draw(NUMBERS), sha256=draw(HASHES)) for path in paths
    )
    articles = tuple(
        PackagedArticle(
            id=draw(NUMBERS),
            url=draw(TEXTS),
            path=draw(st.sampled_from(paths)),
            revision=draw(NUMBERS),
            headline=draw(TEXTS),
            status=draw(st.sampled_from(("published", "approved", "withdrawn"))),
            sign_off=SignOff(
                by=draw(TEXTS), at=draw(MOMENTS), sha256=draw(HASHES), record_head=draw(TEXTS)
            ),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    return Manifest(base_url=draw(TEXTS), language=draw(TEXTS), articles=articles, files=files)


def example() -> dict[str, Any]:
    """Return a good manifest as JSON, to be made bad."""
    signed = SignOff(by="هدى", at=datetime(2025, 1, 6, tzinfo=UTC), sha256="0" * 64, record_head="")
    one = PackagedArticle(
        id=1,
        url="https://news.example/a/",
        path="index.html",
        revision=1,
        headline="عنوان",
        status="published",
        sign_off=signed,
    )
    page = PackagedFile(path="index.html", bytes=1, sha256="1" * 64)
    manifest = Manifest(
        base_url="https://news.example/", language="ar", articles=(one,), files=(page,)
    )
    whole: dict[str, Any] = json.loads(encode(manifest))
    return whole


def fault_of(whole: object) -> ManifestFault:
    with pytest.raises(NotAManifest) as raised:
        decode(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    return raised.value.fault


@given(manifests())
def test_what_is_written_is_read(manifest: Manifest) -> None:
    assert decode(encode(manifest)) == manifest


@given(manifests())
def test_a_manifest_is_indented_as_json_is(manifest: Manifest) -> None:
    written = encode(manifest)
    assert json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n" == written


@given(manifests(), st.data())
def test_a_manifest_in_other_characters_is_no_manifest(
    manifest: Manifest, data: st.DataObject
) -> None:
    text = encode(manifest)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda letter: letter != text[at]))
    changed = text[:at] + other + text[at + 1 :]
    try:
        read = decode(changed)
    except (NotAManifest, NewerManifest):
        return
    # A reading that is possible says something else, which files or seals contradict.
    assert read != manifest
    seals = [seal(manifest, article) for article in manifest.articles]
    assert (
        read.files != manifest.files
        or [seal(read, article) for article in read.articles] != seals
        or not manifest.articles
    )


def test_the_manifest_is_as_it_is_specified() -> None:
    whole = example()
    assert list(whole) == ["format", "version", "base_url", "language", "articles", "files"]
    assert whole["format"] == "midad-package"
    assert whole["version"] == 1
    assert list(whole["articles"][0]) == [
        *("id", "url", "path", "revision", "headline", "status", "sign_off", "record_head")
    ]
    assert whole["articles"][0]["sign_off"] == {
        "by": "هدى",
        "at": "2025-01-06T00:00:00Z",
        "sha256": "0" * 64,
    }
    assert whole["files"] == [{"path": "index.html", "bytes": 1, "sha256": "1" * 64}]


def test_a_later_version_is_told_apart() -> None:
    with pytest.raises(NewerManifest) as raised:
        decode(json.dumps({**example(), "version": 2, "anything": []}))
    assert raised.value.version == 2


@pytest.mark.parametrize(
    "text", ["", "{", "[1", "nothing", '{"a": 1' + "}" * 9, "[" * 100_000], ids=range(6)
)
def test_what_is_no_json_is_no_manifest(text: str) -> None:
    with pytest.raises(NotAManifest) as raised:
        decode(text)
    assert raised.value.fault is ManifestFault.NOT_JSON


@pytest.mark.parametrize("whole", [[], 7, "text", None, {}, {"format": "other"}])
def test_somebody_elses_json_is_not_ours(whole: object) -> None:
    assert fault_of(whole) is ManifestFault.NOT_OURS


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("version", "1"),
        ("version", True),
        ("version", 0),
        ("base_url", 7),
        ("language", None),
        ("articles", {}),
        ("articles", [7]),
        ("articles", [{}]),
        ("files", "all"),
        ("files", [[]]),
        ("files", [{"path": "index.html", "bytes": -1, "sha256": "1" * 64}]),
        ("files", [{"path": "index.html", "bytes": 1, "sha256": "G" * 64}]),
        ("files", [{"path": "index.html", "bytes": 1.5, "sha256": "1" * 64}]),
    ],
)
def test_a_wrong_shape_is_named(where: str, value: object) -> None:
    assert fault_of({**example(), where: value}) is ManifestFault.SHAPE


@pytest.mark.parametrize("at", ["soon", "2025-01-06T00:00:00", "0001-01-01T00:00:00+10:00", 7])
def test_a_sign_off_has_a_moment_with_a_zone(at: object) -> None:
    whole = example()
    whole["articles"][0]["sign_off"]["at"] = at
    assert fault_of(whole) is ManifestFault.SHAPE


def test_a_name_that_stands_twice_is_refused() -> None:
    text = json.dumps(example()).replace('"version": 1', '"version": 1, "version": 1')
    with pytest.raises(NotAManifest) as raised:
        decode(text)
    assert raised.value.fault is ManifestFault.SHAPE


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(NotAManifest):
        decode(json.dumps({**example(), "language": "\ud800"}))


def test_a_manifest_written_otherwise_was_altered() -> None:
    with pytest.raises(NotAManifest) as raised:
        decode(json.dumps(example()))
    assert raised.value.fault is ManifestFault.NOT_AS_WRITTEN
    assert fault_of({**example(), "more": 1}) is ManifestFault.NOT_AS_WRITTEN


@pytest.mark.parametrize(
    "path",
    [
        *("../a", "a/../b", "/a", "a//b", "./a", "a/.", "", "a/", "C:/a", "a\\b", "a:b", "a\x00b"),
        *("con", "aux.txt", "a/NUL.md", "lpt1", "a.", "a ", "a?", "a|b", "e\u0301", "a\u202eb"),
        *("manifest.json", "Manifest.JSON"),
    ],
)
def test_a_path_that_could_lead_elsewhere_is_unsafe(path: str) -> None:
    whole = example()
    whole["files"].append({"path": path, "bytes": 1, "sha256": "1" * 64})
    assert fault_of(whole) is ManifestFault.UNSAFE_PATH


@pytest.mark.parametrize("path", ["a", "a/b.c", "pictures/0a-960.avif", "خبر/صورة.jpg", "console"])
def test_an_ordinary_path_is_safe(path: str) -> None:
    assert is_safe_path(path)


@pytest.mark.parametrize(
    ("path", "fault"),
    [("index.html", ManifestFault.SAME_PATH), ("INDEX.html", ManifestFault.SAME_BUT_FOR_CASE)],
)
def test_no_two_files_have_one_path(path: str, fault: ManifestFault) -> None:
    whole = example()
    whole["files"].append({"path": path, "bytes": 1, "sha256": "1" * 64})
    assert fault_of(whole) is fault


def test_a_page_that_is_no_file_is_named() -> None:
    whole = example()
    whole["articles"][0]["path"] = "other.html"
    assert fault_of(whole) is ManifestFault.PAGE_MISSING


def test_moments_are_written_in_utc() -> None:
    riyadh = timezone(timedelta(hours=3))
    assert instant(datetime(2025, 1, 6, 3, tzinfo=riyadh)) == "2025-01-06T00:00:00Z"
