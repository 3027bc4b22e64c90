"""A document as a page of its own, for a browser or a printer: no theme, no script, no address.

For what the house says to itself, such as the handover of a shift. Deliberately absent: articles,
which leave as packages alone (`package`).
"""

from typing import Final

from markupsafe import Markup

from studio.document.tree import Document
from studio.export.html import body_html
from studio.export.tags import element

_STYLE: Final = (
    "body{font:16px/1.7 'Noto Naskh Arabic',serif;max-width:44em;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.4em}h2{font-size:1.15em;margin:1.4em 0 .3em}ul{margin:0;padding-inline-start:"
    "1.4em}@media print{body{margin:0;max-width:none}h2{break-after:avoid}}"
)


def sheet_html(title: str, document: Document) -> str:
    """Return a whole page of HTML with `title` and the document below it."""
    head = element(
        "head",
        {},
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("title", {}, title),
        element("style", {}, Markup(_STYLE)),  # noqa: S704 - ours, above
    )
    main = element(
        "main", {}, element("h1", {}, title), body_html(document, pictures={}, related={})
    )
    page = element(
        "html",
        {"lang": document.language, "dir": document.direction.value},
        "\n",
        head,
        "\n",
        element("body", {}, main),
        "\n",
    )
    return f"<!DOCTYPE html>\n{page}\n"
