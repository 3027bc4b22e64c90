from io import BytesIO

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from studio.errors import Reason, Refused
from studio.imaging.credit import MAX_FIELD, Credit, exif_block, xmp_packet

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"

texts = st.text(max_size=80) | st.sampled_from(
    ["]]>", "</rdf:li>", "&lt;", "<?xpacket end='w'?>", "\u202eمقلوب", "a\x00b", "\ufffe", "\ud800"]
)
random_credits = st.builds(Credit, texts, texts, texts, texts, texts)


def read_packet(packet: bytes) -> Credit:
    if not packet:
        return Credit()
    (about,) = ElementTree.fromstring(packet).iter(f"{RDF}Description")

    def said(path: str) -> str:
        return about.findtext(path) or ""

    return Credit(
        creator=said(f"{DC}creator/{RDF}Seq/{RDF}li"),
        credit=said(f"{PHOTOSHOP}Credit"),
        rights=said(f"{DC}rights/{RDF}Alt/{RDF}li"),
        terms=said(f"{RIGHTS}UsageTerms/{RDF}Alt/{RDF}li"),
        licence_url=said(f"{RIGHTS}WebStatement"),
    )


@given(random_credits)
def test_what_is_written_as_xmp_is_read_back(credit: Credit) -> None:
    assert read_packet(xmp_packet(credit)) == credit


@given(random_credits)
def test_what_is_written_as_exif_is_read_back(credit: Credit) -> None:
    exif = Image.Exif()
    exif.load(exif_block(credit))
    for tag, text in ((0x013B, credit.creator), (0x8298, credit.rights or credit.credit)):
        value = exif.get(tag, "")
        assert value.encode("latin-1").decode() == text


@given(texts)
def test_a_credit_is_one_clean_line(text: str) -> None:
    once = Credit(text).creator
    assert once == " ".join(once.split())
    assert Credit(once).creator == once


def test_nothing_said_is_nothing_written() -> None:
    assert not Credit(" \n\t")
    assert xmp_packet(Credit()) == b""
    assert exif_block(Credit()) == b""
    assert exif_block(Credit(terms="ملكية عامة")) == b""


def test_a_field_without_end_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        Credit(rights="ح" * (MAX_FIELD + 1))
    assert caught.value.reason is Reason.PICTURE_CREDIT_TOO_LONG
    assert caught.value.facts == {"field": "rights", "length": MAX_FIELD + 1, "limit": MAX_FIELD}


@pytest.mark.parametrize("letter", ["&", "𞸀", "ح"])
def test_the_longest_credit_fits_one_segment_of_a_jpeg(letter: str) -> None:
    full = letter * MAX_FIELD
    credit = Credit(full, full, full, full, full)
    Image.new("L", (1, 1)).save(BytesIO(), "JPEG", xmp=xmp_packet(credit))
    Image.new("L", (1, 1)).save(BytesIO(), "JPEG", exif=b"Exif\x00\x00" + exif_block(credit))
