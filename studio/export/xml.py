"""XML files as this program writes them: UTF-8, indented, the same bytes for the same tree.

Deliberately absent: what any of them says.
"""

from collections.abc import Mapping
from typing import cast

from lxml import etree


def names(spaces: Mapping[str | None, str]) -> dict[str, str]:
    """Return namespaces by prefix, None for the one without; as lxml's stubs want to see them."""
    return cast("dict[str, str]", dict(spaces))


def written(root: etree._Element) -> bytes:
    """Return the file whose one element is `root`."""
    etree.indent(root, " ")
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"
