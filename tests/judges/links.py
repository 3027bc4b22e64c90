"""Follows every address of a site that its own files give, wherever they give it.

Judged are the attributes of pages, what machines read of them, styles, feeds, maps, redirects and
the index to search. Addresses of other sites are looked at, and not followed.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from lxml import html as lxml_html

_ADDRESSES: Final = ("href", "src", "data-index", "action", "poster", "cite")
_PROPERTIES: Final = frozenset({"og:url", "og:image", "twitter:image", "article:author"})
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})


def broken_links(site: Path, home: str) -> tuple[int, list[str]]:
    """Return how many addresses were followed, and those that lead nowhere.

    `home` is the address of the site's first page. A fragment has to be the id of an element.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    ids: dict[str, frozenset[str]] = {}
    followed, broken = 0, []
    for name, path in sorted(files.items()):
        here = urljoin(
            home, name.removesuffix("index.html") if name.endswith("index.html") else name
        )
        for said in _said(path):
            whole = urljoin(here, said)
            parts = urlsplit(whole)
            if parts.scheme not in _SCHEMES:
                broken.append(f"{name}: {said}")
            if not whole.startswith(home):
                continue
            followed += 1
            target = unquote(whole.partition("#")[0].partition("?")[0].removeprefix(home))
            file = target + "index.html" if not target or target.endswith("/") else target
            if file not in files:
                broken.append(f"{name}: {said}")
            elif parts.fragment and file.endswith(".html"):
                known = ids.setdefault(file, _ids(files[file]))
                machines = parts.fragment in {"article", "website", "publisher"}
                if parts.fragment not in known and not machines:
                    broken.append(f"{name}: {said}")
    return followed, broken


def _ids(path: Path) -> frozenset[str]:
    return frozenset(str(one) for one in _page(path).xpath("//@id"))


def _page(path: Path) -> Any:
    return lxml_html.document_fromstring(path.read_bytes())


def _said(path: Path) -> Iterator[str]:
    if path.suffix == ".html":
        yield from _said_on(_page(path))
    elif path.suffix == ".css":
        yield from re.findall(r"url\(['\"]?([^'\")]+)", path.read_text("utf-8"))
    elif path.suffix == ".xml":
        for one in etree.parse(path).iter():
            if etree.QName(one).localname in {"loc", "link", "icon", "logo"} and one.text:
                yield one.text.strip()
            yield from (one.get(name, "") for name in ("href", "url", "scheme") if one.get(name))
    elif path.name == "_redirects":
        yield from (line.split()[1] for line in path.read_text("utf-8").splitlines())
    elif path.name == "redirects.json":
        yield from (one["to"] for one in json.loads(path.read_bytes()))
    elif path.name == "search-index.json":
        yield from (one["path"] for one in json.loads(path.read_bytes())["stories"])
    elif path.name == "feed.json":
        yield from _strings(json.loads(path.read_bytes()))


def _said_on(page: Any) -> Iterator[str]:
    for element in page.iter(etree.Element):
        yield from (element.get(name) for name in _ADDRESSES if element.get(name))
        for one in (element.get("srcset") or "").split(", "):
            if one:
                yield one.partition(" ")[0]
        if (
            element.tag == "meta"
            and (element.get("property") or element.get("name")) in _PROPERTIES
        ):
            yield element.get("content")
        if element.tag == "script" and element.get("type") == "application/ld+json":
            yield from _strings(json.loads(element.text_content()))


def _strings(value: Any) -> Iterator[str]:
    """Yield every text in JSON that is a whole address."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, str) and re.fullmatch(r"https?://[^\s<>]+", value):
        yield value
