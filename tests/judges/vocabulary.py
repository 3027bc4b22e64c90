"""The judges of what machines read of a page: schema.org's vocabulary, and Google's own demands.

The vocabulary is Google's `schema-dts`, every type and property of schema.org as TypeScript knows
them: a name that schema.org does not have, or a value of the wrong type, does not compile. One
thing is let pass: widths and heights in pixels are numbers, as Google's guides have them, where
schema.org would have a length with its unit. What
Google asks of articles, breadcrumbs, organisations, sites and pictures is written down here from
its guides (developers.google.com/search/docs/appearance/structured-data), recommended fields too.
"""

import json
import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from tests.judges.html import JudgeFailedError, existing, node

_ROOM: Final = Path(__file__).resolve().parent / "node_modules"
_TSC: Final = _ROOM / "typescript" / "bin" / "tsc"
_TYPES: Final = _ROOM / "schema-dts" / "dist" / "schema.d.ts"
_OPTIONS: Final = (
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--module",
    "nodenext",
    "--pretty",
    "false",
)

ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "NewsArticle": ("author", "dateModified", "datePublished", "headline", "image", "publisher"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("item", "name", "position"),
    "NewsMediaOrganization": ("logo", "name", "url"),
    "Person": ("name",),
    "WebSite": ("name", "url"),
    "ImageObject": ("url",),
}
"""The fields that Google requires or recommends, by type."""

_SMALLEST: Final = 50_000
"""Pixels that Google asks of an article's picture, width by height."""

_SHAPES: Final = (1, 4 / 3, 16 / 9)
_RIGHTS: Final = frozenset({"creator", "creditText", "copyrightNotice", "license"})


def vocabulary_faults(graphs: Mapping[str, Any], folder: Path) -> list[str]:
    """Return what schema.org's vocabulary has against graphs, by their names.

    `folder` is where the question is written. Raises `JudgeMissingError` and `JudgeFailedError`.
    """
    types = existing(_TYPES).with_name("schema.js")
    lines = [f"import type {{ Graph }} from {json.dumps(str(types))};"]
    for number, (name, graph) in enumerate(graphs.items()):
        said = json.dumps(_with_lengths(graph))
        lines.append(f"export const g{number}: Graph = {said}; // {json.dumps(name)}")
    question = folder / "graphs.ts"
    question.write_text("\n".join(lines) + "\n", "utf-8")
    command = [str(node()), str(existing(_TSC)), *_OPTIONS, str(question)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and "error TS" not in done.stdout:
        raise JudgeFailedError(done.stdout + done.stderr)
    return done.stdout.splitlines()


def google_faults(graph: Mapping[str, Any]) -> list[str]:
    """Return what Google requires or recommends and a graph does not say."""
    faults: list[str] = []
    for thing in things(graph):
        kind = thing.get("@type")
        faults += [
            f"{kind} has no {name}" for name in ASKED.get(str(kind), ()) if not thing.get(name)
        ]
        if kind == "NewsArticle":
            faults += _article_faults(thing)
        if kind == "BreadcrumbList":
            places = [step["position"] for step in thing["itemListElement"]]
            if len(places) < 2 or places != list(range(1, len(places) + 1)):
                faults.append(f"breadcrumbs at {places}")
    return faults


def _with_lengths(value: Any) -> Any:
    """Return the same with every width and height in pixels as a length, which is a text."""
    if isinstance(value, list):
        return [_with_lengths(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: f"{one} px" if name in {"width", "height"} else _with_lengths(one)
        for name, one in value.items()
    }


def things(value: Any) -> list[dict[str, Any]]:
    """Return everything that is said to be of a type, from the outermost inwards."""
    if isinstance(value, list):
        return [one for part in value for one in things(part)]
    if not isinstance(value, dict):
        return []
    inner = [one for part in value.values() for one in things(part)]
    return [value, *inner] if "@type" in value else inner


def _article_faults(article: Mapping[str, Any]) -> list[str]:
    faults = []
    times = [datetime.fromisoformat(article[name]) for name in ("datePublished", "dateModified")]
    if any(at.tzinfo is None for at in times) or times[0] > times[1]:
        faults.append(f"the article's times are {times}")
    authors = article["author"] if isinstance(article["author"], list) else [article["author"]]
    faults += [f"{one['name']} has no url" for one in authors if not one.get("url")]
    pictures = article.get("image", [])
    for picture in pictures:
        if picture["width"] * picture["height"] < _SMALLEST:
            faults.append(f"{picture['url']} is too small")
        if len(pictures) > 1 and not _RIGHTS & set(picture):
            faults.append(f"{picture['url']} says nothing of its rights")
    if len(pictures) > 1:
        shapes = sorted(picture["width"] / picture["height"] for picture in pictures)
        if any(abs(had - asked) > 0.01 for had, asked in zip(shapes, _SHAPES, strict=True)):
            faults.append(f"the pictures' shapes are {shapes}")
    return faults
