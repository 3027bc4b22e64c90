"""The only metadata that leaves the house with a picture: who made it and what is allowed.

Everything that the camera, the agency or the phone wrote is dropped by the re-encoding (place,
device, thumbnail); what the newsroom entered is written back, as an XMP packet and, for readers
that know no XMP, as the two Exif tags. Sources: IPTC Photo Metadata Standard 2023.2 (Creator,
Credit Line, Copyright Notice, Web Statement of Rights, Rights Usage Terms), ISO 16684-1 (XMP),
CIPA DC-008 (Exif: Artist, Copyright).

Deliberately absent: the older IPTC-IIM record, which the standard keeps for reading only, and
reading metadata from pictures.
"""

from dataclasses import dataclass
from html import escape
from struct import pack
from typing import Final

from studio.errors import Reason, Refused

MAX_FIELD: Final = 2000
"""Characters of one field. XMP in a JPEG must fit one segment of 64 KiB."""

_ARTIST = 0x013B
_COPYRIGHT = 0x8298
_ASCII = 2


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose picture it is, in the newsroom's words; an empty field is left out.

    `terms` says in words what others may do, `licence_url` where it is written. Spaces and line
    ends are normalised to single spaces and characters that XML cannot hold are dropped. Raises
    `Refused` (PICTURE_CREDIT_TOO_LONG) for a field of more than 2,000 characters.
    """

    creator: str = ""
    credit: str = ""
    rights: str = ""
    terms: str = ""
    licence_url: str = ""

    def __post_init__(self) -> None:
        for field in ("creator", "credit", "rights", "terms", "licence_url"):
            text = _one_line(getattr(self, field))
            if len(text) > MAX_FIELD:
                raise Refused(
                    Reason.PICTURE_CREDIT_TOO_LONG, field=field, length=len(text), limit=MAX_FIELD
                )
            object.__setattr__(self, field, text)

    def __bool__(self) -> bool:
        """Say whether there is anything to write."""
        return any((self.creator, self.credit, self.rights, self.terms, self.licence_url))


def xmp_packet(credit: Credit) -> bytes:
    """Return the XMP packet of a credit, empty bytes where there is nothing to say.

    The packet is read-only, without padding and without any date, so that equal credits give
    equal bytes.
    """
    if not credit:
        return b""
    properties = [
        _seq("dc:creator", credit.creator),
        _plain("photoshop:Credit", credit.credit),
        _alt("dc:rights", credit.rights),
        _alt("xmpRights:UsageTerms", credit.terms),
        _plain("xmpRights:WebStatement", credit.licence_url),
        _plain("xmpRights:Marked", "True" if credit.rights else ""),
    ]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">'
        f"{''.join(properties)}"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    ).encode()


def exif_block(credit: Credit) -> bytes:
    """Return the TIFF structure of the Exif tags Artist and Copyright, empty without either.

    The text is UTF-8 in a field that older readers take for ASCII, as is common practice; the
    block comes without the `Exif` prefix that JPEG puts before it.
    """
    notice = credit.rights or credit.credit
    entries = [
        (tag, text.encode() + b"\x00")
        for tag, text in ((_ARTIST, credit.creator), (_COPYRIGHT, notice))
        if text
    ]
    if not entries:
        return b""
    directory_end = 8 + 2 + 12 * len(entries) + 4
    directory, values = pack("<H", len(entries)), b""
    for tag, value in entries:
        if len(value) <= 4:
            held = value.ljust(4, b"\x00")
        else:
            held = pack("<I", directory_end + len(values))
            values += value + b"\x00" * (len(value) % 2)
        directory += pack("<HHI", tag, _ASCII, len(value)) + held
    return pack("<2sHI", b"II", 42, 8) + directory + pack("<I", 0) + values


def _one_line(text: str) -> str:
    return " ".join("".join(c for c in text if c.isspace() or _is_xml(c)).split())


def _is_xml(character: str) -> bool:
    """Say whether XML 1.0 (production 2, Char) can hold it."""
    code = ord(character)
    return code >= 0x20 and not 0xD800 <= code <= 0xDFFF and code not in {0xFFFE, 0xFFFF}


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name}>" if text else ""


def _seq(name: str, text: str) -> str:
    if not text:
        return ""
    return f"<{name}><rdf:Seq><rdf:li>{escape(text, quote=False)}</rdf:li></rdf:Seq></{name}>"


def _alt(name: str, text: str) -> str:
    if not text:
        return ""
    item = f'<rdf:li xml:lang="x-default">{escape(text, quote=False)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"
