"""A catalogue that is read as it is said: it says what Python's own reader of them says."""

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from studio.resources import resource
from studio.wording.catalogue import Catalogue, catalogue

ARABIC = resource("translations", "ar", "LC_MESSAGES", "midad.mo")
NUMBERS = (0, 1, 2, 3, 10, 11, 99, 100, 102, 111, 1000)


def python(path: Path) -> gettext.GNUTranslations:
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def written(folder: Path, locale: str, *entries: tuple[str | tuple[str, str], object]) -> Path:
    path = folder / "one.mo"
    made = Catalog(locale=locale)
    for message, translation in entries:
        made.add(message, translation)  # type: ignore[arg-type] # both kinds
    with path.open("wb") as file:
        write_mo(file, made)
    return path


def test_every_message_is_said_as_python_reads_it() -> None:
    ours, theirs = Catalogue(ARABIC), python(ARABIC)
    known: list[str | tuple[str, int]] = list(theirs._catalog)  # type: ignore[attr-defined]
    alone = [one for one in known if isinstance(one, str)]
    counted = {one[0] for one in known if isinstance(one, tuple)}
    assert len(alone) > 1000
    assert len(counted) > 50
    assert [ours.gettext(one) for one in alone] == [theirs.gettext(one) for one in alone]
    for one in counted:
        assert ours.gettext(one) == theirs.gettext(one)
        said = [ours.ngettext(one, "whatever", n) for n in NUMBERS]
        assert said == [theirs.ngettext(one, "whatever", n) for n in NUMBERS]


def test_what_has_no_translation_is_said_as_it_is(tmp_path: Path) -> None:
    ours = Catalogue(written(tmp_path, "ar", ("Yes", "نعم")))
    assert ours.gettext("Yes") == "نعم"
    assert ours.gettext("Ye") == "Ye"
    assert [ours.ngettext("one", "many", n) for n in (1, 2)] == ["one", "many"]


@pytest.mark.parametrize("locale", ["en", "ja", "ru", "ar"])
def test_the_plural_rule_is_the_catalogues_own(tmp_path: Path, locale: str) -> None:
    forms = tuple(f"form {number}" for number in range(Catalog(locale=locale).num_plurals))
    path = written(tmp_path, locale, (("{n} tag", "{n} tags"), forms))
    ours, theirs = Catalogue(path), python(path)
    said = [ours.ngettext("{n} tag", "{n} tags", n) for n in range(130)]
    assert said == [theirs.ngettext("{n} tag", "{n} tags", n) for n in range(130)]
    assert set(said) == set(forms)


def test_one_of_another_byte_order_is_read(tmp_path: Path) -> None:
    little = written(tmp_path, "ar", ("Yes", "نعم"), ("No", "لا")).read_bytes()
    words = int.from_bytes(little[8:12], "little") * 4 + 7  # the header, and two tables
    head = [little[at : at + 4][::-1] for at in range(0, words * 4, 4)]
    big = tmp_path / "big.mo"
    big.write_bytes(b"".join(head) + little[words * 4 :])
    assert Catalogue(big).gettext("No") == python(big).gettext("No") == "لا"


@pytest.mark.parametrize("content", [b"", b"msgid", b"\0" * 64])
def test_what_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "none.mo"
    path.write_bytes(content)
    with pytest.raises(OSError, match="not a catalogue"):
        Catalogue(path)


def test_a_file_is_read_once() -> None:
    assert catalogue(ARABIC) is catalogue(ARABIC)
