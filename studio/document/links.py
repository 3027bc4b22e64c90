"""Addresses that may stand in an article: four schemes, honest hosts, nothing that follows people.

What is kept is what the reader would see in the browser's address bar: redirectors are unwrapped
and tracking parameters go; everything else of an address stays as it was written, byte for byte.

Sources: URL Living Standard (WHATWG) for what browsers take for a host, RFC 5891 and UTS #46 for
names that are not ASCII, UTS #39 for names of mixed script.
Deliberately absent: asking the network whether an address exists.
"""

import ipaddress
import re
from typing import Final
from urllib.parse import unquote, urlsplit

import idna
import regex

from studio.arabic.later import later
from studio.document.marks import clean_href

ALLOWED_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
"""What a link may start with, here and in everything that leaves the house."""

LONGEST_ADDRESS: Final = 4_096
"""Characters; longer addresses are not links that a person made."""

_SCHEME: Final = later(lambda: re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):"))
_WEB: Final = later(
    lambda: re.compile(
        r"(?P<scheme>https?):[/\\]+(?P<authority>[^/\\?#]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL
    )
)
_PORT: Final = later(lambda: re.compile(r":(\d{0,5})\Z"))
_ASCII_HOST: Final = later(lambda: re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?"))
_ADDRESS_OF_A_PERSON: Final = later(
    lambda: re.compile(r"mailto:[^@?\s]+@[^@?\s]+(?:\?.*)?\Z", re.IGNORECASE)
)
_NUMBER: Final = later(
    lambda: re.compile(r"tel:(?=.*\d)[+\d().;=\w-]+\Z", re.IGNORECASE | re.ASCII)
)
# Names of one script that an Arabic newsroom reads; every other name stands as punycode.
_READABLE_LABEL: Final = later(
    lambda: regex.compile(
        r"(?V1)[\p{Arabic}\p{Common}\p{Inherited}]+|[\p{Latin}\p{Common}\p{Inherited}]+"
    )
)

_TRACKING: Final = later(
    lambda: re.compile(
        r"(?:utm_\w*|at_(?:medium|campaign|custom\d|link\w*|ptr_name|bbc_team|format|campaign_type)"
        r"|(?:fb|g|dcl|msclk|y|tw|tt|wick|sccl)(?:clid|id|ed|edid)|gclsrc|gbraid|wbraid"
        r"|igshid|igsh|mc_[ce]id|_g[al]|_hs(?:enc|mi)|mkt_tok|vero_id|oly_(?:enc|anon)_id"
        r"|ref_(?:src|url)|__twitter_impression|__tn__|__cft__(?:\[\d+\])?|mibextid|s_cid|yclid)",
        re.IGNORECASE,
    )
)
# Where the address that is meant stands: host (and all below it), path, names of the parameter.
_REDIRECTORS: Final = (
    (re.compile(r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}"), re.compile(r"/url"), ("q", "url")),
    (re.compile(r"lm?\.(?:facebook|messenger)\.com"), re.compile(r"/l\.php"), ("u",)),
    (re.compile(r"l\.(?:instagram|threads)\.(?:com|net)"), re.compile(r"/?"), ("u",)),
    (re.compile(r"l\.wl\.co"), re.compile(r"/l"), ("u",)),
    (re.compile(r"(?:www\.|m\.)?youtube\.com"), re.compile(r"/redirect"), ("q",)),
    (
        re.compile(r"(?:www\.)?linkedin\.com"),
        re.compile(r"/(?:safety/go|redir/redirect)"),
        ("url",),
    ),
    (re.compile(r"[\w.]+\.safelinks\.protection\.outlook\.com"), re.compile(r".*"), ("url",)),
    (re.compile(r"(?:away\.)?vk\.com"), re.compile(r"/away\.php"), ("to",)),
    (re.compile(r"out\.reddit\.com"), re.compile(r".*"), ("url",)),
    (re.compile(r"duckduckgo\.com"), re.compile(r"/l/"), ("uddg",)),
    (re.compile(r"(?:www\.)?bing\.com"), re.compile(r"/newtabredir"), ("url",)),
)
# A clean address that begins with the host of any of them.
_MAY_REDIRECT: Final = later(
    lambda: re.compile(
        f"https?://(?:{'|'.join(host.pattern for host, _, _ in _REDIRECTORS)})(?:[:/?#]|$)",
        re.IGNORECASE,
    )
)
_NESTED_REDIRECTORS: Final = 4

_NOT_IN_URL: Final = later(
    lambda: re.compile(
        r"""%(?![0-9A-Fa-f]{2})|[\x00-\x20"#<>\[\\\]^`{|}\x7f-\xa0\ufdd0-\ufdef\ufffe\uffff]"""
    )
)


def clean_address(address: str) -> str:
    """Return `address` as it may be kept, or an empty text where it may not be a link.

    Only `ALLOWED_SCHEMES` pass; an address without a scheme passes when it starts with ``www.``.
    Names and passwords before a host go. A host that is no host under IDNA makes the whole address
    empty; one of mixed or unread script is kept as punycode. Spaces inside an address become
    ``%20``. Idempotent.
    """
    text = clean_href(address.strip().replace(" ", "%20"))
    for _ in range(_NESTED_REDIRECTORS):
        if len(text) > LONGEST_ADDRESS:
            return ""
        kept = _clean_once(text)
        target = _target(kept)
        if not target:
            return kept
        text = clean_href(target)
    return ""


def is_tracking(name: str) -> bool:
    """Tell whether a query parameter of this name says who came from where."""
    return _TRACKING.fullmatch(name) is not None


def readable_host(host: str) -> str:
    """Return a host as it may be shown, or an empty text where it is no host.

    Names of one script that is Arabic or Latin are shown in letters, all others as punycode.
    """
    if host.startswith("["):
        return host if _is_ipv6(host[1:-1]) and host.endswith("]") else ""
    if host.isascii() and "xn--" not in host.lower():
        return host if _ASCII_HOST.fullmatch(host) else ""
    try:
        ascii_host = idna.encode(host, uts46=True).decode("ascii")
        letters = idna.decode(ascii_host)
    except idna.IDNAError:
        return ""
    readable = all(_READABLE_LABEL.fullmatch(label) for label in letters.split(".") if label)
    return letters if readable else ascii_host


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


def _clean_once(text: str) -> str:
    if text.lower().startswith("www."):
        text = f"https://{text}"
    elif text.startswith("//"):
        text = f"https:{text}"
    scheme = _SCHEME.match(text)
    if scheme is None:
        return ""
    match scheme[1].lower():
        case "http" | "https":
            return _clean_web(text)
        case "mailto":
            return text if _ADDRESS_OF_A_PERSON.match(text) else ""
        case "tel":
            return text if _NUMBER.match(text) else ""
        case _:
            return ""


def _clean_web(text: str) -> str:
    found = _WEB.match(text)
    if found is None:
        return ""
    authority = found["authority"].rpartition("@")[2]
    port = _PORT.search(authority)
    host = readable_host(authority[: port.start()] if port else authority)
    if not host or (port and port[1] and int(port[1]) > 65_535):
        return ""
    rest = found["rest"]
    if rest.startswith("\\"):
        rest = "/" + rest[1:]  # browsers read it so, and the host ends here for them
    number = f":{port[1]}" if port and port[1] else ""
    return f"{found['scheme'].lower()}://{host}{number}{_without_tracking(rest)}"


def _without_tracking(rest: str) -> str:
    before, hash_sign, fragment = rest.partition("#")
    path, question, query = before.partition("?")
    if not question:
        return rest
    parts = query.split("&")
    kept = [part for part in parts if not is_tracking(unquote(part.partition("=")[0]))]
    if len(kept) == len(parts):
        return rest
    return f"{path}{'?' if kept else ''}{'&'.join(kept)}{hash_sign}{fragment}"


def _target(address: str) -> str:
    """Return the address that a redirector's address stands for, or an empty text."""
    if not _MAY_REDIRECT.match(address):
        return ""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    for hosts, paths, names in _REDIRECTORS:
        if hosts.fullmatch(host) and paths.fullmatch(parts.path):
            return next((found for name in names if (found := _parameter(parts.query, name))), "")
    return ""


def _parameter(query: str, name: str) -> str:
    for part in query.split("&"):
        key, _, value = part.partition("=")
        if key == name and _SCHEME.match(unquote(value)):
            return unquote(value)
    return ""


def written_address(address: str) -> str:
    """Return a clean address with every character percent-encoded that the URL standard wants so.

    Letters of all scripts stay as they are. Idempotent.
    """
    before, hash_sign, fragment = address.partition("#")
    host = _WEB.match(before)
    start = host.start("rest") if host else 0
    path = before[:start] + _NOT_IN_URL.sub(_percent, before[start:])
    return path + hash_sign + _NOT_IN_URL.sub(_percent, fragment)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
