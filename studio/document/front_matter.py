"""An article as a file that people keep: YAML front matter, and the body in Markdown.

What a person wrote after a key is text: ``headline: 2025`` is a headline and not a number, ``no``
is a word, and a colon or a hash sign in a headline ends nothing. Anchors and aliases are refused,
so that a small file cannot unfold into a large one. Deliberately absent: what sections, tags and
names mean, which is the newsroom's; times, checks and all else that is decided in the newsroom.

Law: ``read_article_file(write_article_file(f)) == f`` for every `f` without review marks and
without unknown keys, whose links are clean.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Final

import yaml

from studio.arabic.direction import Direction
from studio.document.faults import FrontMatterFault
from studio.document.inline import line, plain
from studio.document.markdown_in import LARGEST_MARKDOWN, read_titled_markdown
from studio.document.markdown_out import write_markdown
from studio.document.marks import language_tag, one_line
from studio.document.tree import EMPTY_DOCUMENT, Document
from studio.errors import Damaged, Reason, Refused

LARGEST_FRONT_MATTER: Final = 64 * 1024
"""Characters of front matter that are read."""

_LISTS: Final = ("tags", "bylines")
_LONG: Final = ("notes", "sources")
_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_OTHER_NAMES: Final = MappingProxyType(
    {
        "title": "headline",
        "عنوان": "headline",
        "العنوان": "headline",
        "شارة": "kicker",
        "مقدمة": "standfirst",
        "المقدمة": "standfirst",
        "قسم": "section",
        "القسم": "section",
        "وسوم": "tags",
        "الوسوم": "tags",
        "byline": "bylines",
        "author": "bylines",
        "authors": "bylines",
        "توقيع": "bylines",
        "التوقيع": "bylines",
        "الرابط": "slug",
        "lang": "language",
        "dir": "direction",
    }
)
_FIRST_LINE: Final = re.compile(r"---[ \t]*\n(?=[ \t]*\S)")
_LAST_LINE: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY_LINE: Final = re.compile(r"([^\s:\"'#{\[-][^:\n]*?)[ \t]*:[ \t]+(\S.*)")
_COMMENT: Final = re.compile(r"[ \t]+#(?:[ \t].*)?$")
_WHOLE: Final = re.compile(
    r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\{[^}]*\}|[|>][0-9+-]{0,2}"""
)
_NOT_PLAIN: Final = re.compile(r"""["'\[{|>&*!%@`#]|[-?:](?: |$)|.*(?::(?:\s|$)|\s#)""", re.DOTALL)
_BETWEEN_NAMES: Final = re.compile("[,،;؛\n]")
_DEEPEST_VALUE: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """What a file says of an article; sections, tags and bylines are names as they were written.

    `notes` and `sources` are private to the newsroom and may have several lines. `picture` is where
    the lead picture lies. `extra` are the keys that were not understood.
    """

    headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    dateline: str = ""
    slug: str = ""
    search_title: str = ""
    search_description: str = ""
    social_text: str = ""
    picture: str = ""
    picture_alt: str = ""
    picture_caption: str = ""
    picture_credit: str = ""
    notes: str = ""
    sources: str = ""
    body: Document = EMPTY_DOCUMENT
    extra: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in _TEXTS:
            object.__setattr__(self, name, one_line(getattr(self, name)))
        for name in _LONG:
            lines = getattr(self, name).splitlines()
            object.__setattr__(self, name, "\n".join(map(one_line, lines)).strip("\n"))
        for name in _LISTS:
            names = dict.fromkeys(map(one_line, getattr(self, name)))
            object.__setattr__(self, name, tuple(one for one in names if one))

    @property
    def language(self) -> str:
        """The language of the article: a BCP 47 tag."""
        return self.body.language

    @property
    def direction(self) -> Direction:
        """The direction of the article."""
        return self.body.direction


_TEXTS: Final = tuple(
    one.name for one in fields(ArticleFile) if one.name not in {*_LISTS, *_LONG, "body", "extra"}
)
_MANY: Final = (*_LISTS, *_LONG)
_KEYS: Final = (*_TEXTS, *_LISTS, *_LONG, "language", "direction")


def read_bytes(data: bytes, name: str) -> str:
    """Return the text of a file; `name` says in errors which.

    UTF-8 with or without a byte-order mark, and UTF-16 with one. Raises `Damaged(FILE_NOT_UTF8)`
    with the offset and the line of the first wrong byte, and `Refused(FILE_TOO_LARGE)`.
    """
    if len(data) > 2 * LARGEST_MARKDOWN:
        raise Refused(Reason.FILE_TOO_LARGE, path=name, size=len(data), limit=LARGEST_MARKDOWN)
    encoding = "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="ignore")
        raise Damaged(
            Reason.FILE_NOT_UTF8, path=name, offset=error.start, line=before.count("\n") + 1
        ) from error


def read_article_file(text: str, *, name: str) -> ArticleFile:
    """Return the article that `text` says; `name` says in errors where it came from.

    A file without front matter is a body alone. Without a headline in the front matter, a heading
    of level 1 that the body begins with is the headline. Raises `Damaged(FRONT_MATTER_INVALID)`
    with the line and its fault, and what `markdown_in.read_markdown` raises.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front, body = _parted(text, name)
    said = _understood(front, name)
    language = said.text("language") or "ar"
    direction = said.text("direction") or _direction_of(language)
    titled = read_titled_markdown(
        body, direction=Direction(direction), language=language, name=name
    )
    file = ArticleFile(
        headline=said.text("headline"),
        kicker=said.text("kicker"),
        standfirst=said.text("standfirst"),
        section=said.text("section"),
        tags=said.names("tags"),
        bylines=said.names("bylines"),
        dateline=said.text("dateline"),
        slug=said.text("slug"),
        search_title=said.text("search_title"),
        search_description=said.text("search_description"),
        social_text=said.text("social_text"),
        picture=said.text("picture"),
        picture_alt=said.text("picture_alt"),
        picture_caption=said.text("picture_caption"),
        picture_credit=said.text("picture_credit"),
        notes=said.text("notes"),
        sources=said.text("sources"),
        body=titled.document,
        extra=said.extra,
    )
    if titled.title is not None and not file.headline:
        return replace(file, headline=plain(line(titled.title)), body=titled.rest)
    return file


def write_article_file(file: ArticleFile) -> str:
    """Return `file` as text: what it says as front matter, its body as Markdown.

    Suggestions in the body are written as if they were taken; `extra` is not written.
    """
    said: dict[str, str | list[str]] = {}
    for key in (*_TEXTS, *_LISTS, *_LONG):
        value = getattr(file, key)
        if value:
            said[key] = list(value) if key in _LISTS else value
    if file.language != "ar":
        said["language"] = file.language
    if file.direction != _direction_of(file.language):
        said["direction"] = file.direction.value
    body = write_markdown(file.body)
    if not said:
        return body
    front = "".join(
        yaml.safe_dump(
            {key: value},
            allow_unicode=True,
            default_flow_style=None if isinstance(value, list) else False,
            width=10**9,
        )
        for key, value in said.items()
    )
    return f"---\n{front}---\n\n{body}" if body else f"---\n{front}---\n"


def _direction_of(language: str) -> Direction:
    return Direction.RTL if language.lower().split("-")[0] in _RIGHT_TO_LEFT else Direction.LTR


def _parted(text: str, name: str) -> tuple[str, str]:
    """Return front matter and body; a rule with an empty line below it begins none."""
    first = _FIRST_LINE.match(text)
    if first is None:
        return "", text
    last = _LAST_LINE.search(text, first.end())
    if last is None or last.start() - first.end() > LARGEST_FRONT_MATTER:
        raise _invalid(name, 1, FrontMatterFault.NOT_CLOSED)
    return text[first.end() : last.start()], text[last.end() :]


def _invalid(name: str, line_number: int, what: FrontMatterFault, where: str = "") -> Damaged:
    fault = f"{what}:{where}" if where else what.value
    return Damaged(Reason.FRONT_MATTER_INVALID, path=name, line=line_number, fault=fault)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the front matter says, by key: the texts that were written, one or several."""

    values: dict[str, tuple[str, ...]]
    extra: tuple[str, ...]

    def text(self, key: str) -> str:
        return "\n".join(self.values.get(key, ()))

    def names(self, key: str) -> tuple[str, ...]:
        return self.values.get(key, ())


def _understood(front: str, name: str) -> _Said:
    values: dict[str, tuple[str, ...]] = {}
    extra: list[str] = []
    for key, node in _entries(front, name):
        number = _line(node)
        known = _known(key)
        if known not in _KEYS:
            extra.append(key)
            continue
        if known in values:
            raise _invalid(name, number, FrontMatterFault.TWICE, key)
        texts = _texts(node)
        if texts is None or (isinstance(node, yaml.SequenceNode) and known not in _MANY):
            many = known in _MANY
            wanted = FrontMatterFault.TEXTS_WANTED if many else FrontMatterFault.TEXT_WANTED
            raise _invalid(name, number, wanted, key)
        if known in _LISTS and not isinstance(node, yaml.SequenceNode):
            texts = tuple(_BETWEEN_NAMES.split(texts[0])) if texts else ()
        values[known] = texts
        if texts and known == "language" and not language_tag(texts[0]):
            raise _invalid(name, number, FrontMatterFault.LANGUAGE_WANTED, key)
        if texts and known == "direction" and texts[0] not in set(Direction):
            raise _invalid(name, number, FrontMatterFault.DIRECTION_WANTED, key)
    return _Said(values, tuple(dict.fromkeys(extra)))


def _entries(front: str, name: str) -> Iterator[tuple[str, yaml.Node]]:
    """Yield keys and values as YAML has them, what a person wrote after a known key as text."""
    source = _with_literal_texts(front)
    try:
        _require_plain(source, name)
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        # What is not closed is only noticed at the end.
        started = error.context_mark if "while scanning" in (error.context or "") else None
        mark = started or error.problem_mark
        number = mark.line + 2 if mark else 1
        raise _invalid(name, number, FrontMatterFault.UNREADABLE, error.problem or "") from error
    except yaml.reader.ReaderError as error:
        number = source.count("\n", 0, error.position) + 2
        raise _invalid(name, number, FrontMatterFault.UNREADABLE, error.reason) from error
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise _invalid(name, _line(root), FrontMatterFault.PAIRS_WANTED)
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _invalid(name, _line(key), FrontMatterFault.WORD_WANTED)
        yield one_line(key.value), value


def _require_plain(source: str, name: str) -> None:
    """Raise for anchors, aliases and deep nesting, before anything is built of them."""
    depth = 0
    for event in yaml.parse(source, Loader=yaml.SafeLoader):
        if getattr(event, "anchor", None) is not None:
            raise _invalid(name, _line(event), FrontMatterFault.ANCHOR)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST_VALUE:
            raise _invalid(name, _line(event), FrontMatterFault.TOO_DEEP)


def _line(piece: yaml.Node | yaml.Event) -> int:
    """Return the line of the file; the front matter begins on its second one."""
    return 2 + (piece.start_mark.line if piece.start_mark else 0)


def _texts(node: yaml.Node) -> tuple[str, ...] | None:
    """Return the texts as they were written, none for an empty value; None for what is no text."""
    if isinstance(node, yaml.ScalarNode):
        empty = node.style is None and node.value in {"", "~", "null"}
        return () if empty else (node.value,)
    if isinstance(node, yaml.SequenceNode):
        inner = [_texts(one) for one in node.value if isinstance(one, yaml.ScalarNode)]
        if len(inner) == len(node.value):
            return tuple(text for texts in inner if texts for text in texts)
    return None


def _with_literal_texts(front: str) -> str:
    """Return front matter with texts quoted that stand in one line and that YAML would misread."""
    lines = front.split("\n")
    following = [*lines[1:], ""]
    return "\n".join(
        one if after.startswith((" ", "\t")) else _literal(one)
        for one, after in zip(lines, following, strict=True)
    )


def _literal(source_line: str) -> str:
    found = _KEY_LINE.fullmatch(source_line)
    if found is None:
        return source_line
    key, value = found[1], found[2]
    if _known(key) not in _TEXTS:
        return source_line
    whole = _WHOLE.match(value)
    if whole and not _COMMENT.sub("", value[whole.end() :]):
        return source_line
    text = _COMMENT.sub("", value)
    if not _NOT_PLAIN.match(text):
        return source_line
    quoted = text.replace("'", "''")
    return f"{key}: '{quoted}'{value[len(text) :]}"


def _known(key: str) -> str:
    """Return the field that `key` means, or `key` where it means none."""
    word = key.lower().replace("-", "_")
    return _OTHER_NAMES.get(word, word)
