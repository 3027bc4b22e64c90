"""Themes: folders of templates, styles and the words of a page's furniture.

A theme is a folder with ``theme.toml`` (what it declares), Jinja2 templates and one style sheet.
Templates run in a sandbox, escape everything, and fail on a name that does not exist. A theme holds
the words that every newsroom needs (skip link, "updated", reading time) in each of its languages;
what one newsroom says (its name, welcome line, comments heading) comes from the house settings.

Jinja is imported as a theme is loaded: of a site that stands, nothing is printed. Deliberately
absent: the context that templates get (`page`), and any word of a page in code.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from studio.arabic.direction import Direction
from studio.arabic.numerals import PluralForm
from studio.errors import Damaged, Reason

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FORM: Final = 1
"""The version of the declaration that this program reads."""

PAGE: Final = "article.html"
TOMBSTONE: Final = "withdrawn.html"
STYLE: Final = "style.css"
ICON: Final = "icon.svg"
LOGO: Final = "logo.webp"
LISTING: Final = "listing.html"
MONTHS: Final = "months.html"
CORRECTED: Final = "corrections.html"
FINDER: Final = "search.html"
MISSING: Final = "missing.html"
SITE_STYLE: Final = "site.css"
SEARCH_SCRIPT: Final = "search.js"

WORDS: Final = (
    "skip_to_article",
    "home",
    "breadcrumbs",
    "separator",
    "published",
    "updated",
    "update",
    "correction",
    "clarification",
    "notices",
    "tags",
    "credit",
    "related",
    "footnotes",
    "footnote",
    "footnote_return",
    "withdrawn",
    "withdrawn_at",
    "skip_to_content",
    "sections",
    "site_menu",
    "latest",
    "tagged",
    "by_author",
    "more_of",
    "archive",
    "corrections",
    "no_corrections",
    "feed",
    "pages",
    "page_number",
    "newer",
    "older",
    "search",
    "search_words",
    "search_found",
    "search_none",
    "search_without_script",
    "missing",
    "missing_text",
)
"""The words that a theme has in each of its languages, as plain text."""

COUNTED: Final = ("reading_minutes", "stories")
"""What a theme counts, in every plural form of its language; ``{n}`` stands for the number."""

_TEMPLATES: Final = (
    *(PAGE, TOMBSTONE, STYLE, ICON),
    *(LISTING, MONTHS, CORRECTED, FINDER, MISSING, SITE_STYLE, SEARCH_SCRIPT),
)
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_LANGUAGES: Final = ("ar", "en")
_LARGEST: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The colours that a theme prints on, as #RRGGBB, by day and by night.

    `light` and `dark` are the lightest and darkest grounds that text in the accent stands on.
    """

    light: str
    dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSizes:
    """How wide a theme shows the lead picture and those in the text (HTML's ``sizes``)."""

    lead: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a theme in one language."""

    language: str
    plain: Mapping[str, str]
    counted: Mapping[str, Mapping[PluralForm, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme that was checked: it can print a page, a tombstone, a style sheet and an icon."""

    name: str
    version: str
    paper: Paper
    picture_sizes: PictureSizes
    words: Mapping[str, Words]
    environment: "ImmutableSandboxedEnvironment" = field(repr=False)

    def words_in(self, language: str, direction: Direction) -> Words:
        """Return the words in `language`, else in one that runs the same way."""
        primary = language.lower().partition("-")[0]
        if primary in self.words:
            return self.words[primary]
        return self.words["ar" if direction is Direction.RTL else "en"]

    def print(self, template: str, context: Mapping[str, Any]) -> str:
        """Return what `template` makes of `context`.

        Raises `Damaged` (THEME_INVALID) when the template asks for what is not there.
        """
        from jinja2 import TemplateError

        try:
            return self.environment.get_template(template).render(context)
        except (TemplateError, UnicodeDecodeError) as error:
            raise _invalid(self.name, _place(error, template)) from error


def load_theme(folder: Path, name: str, kept: Path | None = None, *, whole: bool = True) -> Theme:
    """Return the theme `name` of the themes in `folder`, checked.

    Its templates are kept in the folder `kept` as they were compiled, for the next time. Where it
    need not be checked as a `whole`, each template is when it is printed first.
    Raises `Damaged` (THEME_INVALID) with the first problem found.
    """
    if not _NAME.match(name):
        raise _invalid(name, "name")
    return _load(folder / name, name, kept, _TEMPLATES if whole else ())


def load_own_theme(folder: Path, kept: Path | None = None) -> Theme:
    """Return the newsroom's own theme in `folder`, checked as every theme is, and as sandboxed.

    `kept` is as for `load_theme`.
    Raises `Damaged` (THEME_INVALID) with the first problem found.
    """
    name = str(folder)
    if not folder.is_absolute() or not folder.is_dir():
        raise _invalid(name, "theme.toml")
    return _load(folder, name, kept, _TEMPLATES)


def _load(root: Path, name: str, kept: Path | None, checked: Iterable[str]) -> Theme:
    from studio.export.sandbox import sandbox

    declared = _declaration(name, root / "theme.toml")
    if declared.get("form") != FORM:
        raise _invalid(name, "theme.toml: form")
    theme = Theme(
        name=name,
        version=_text(name, declared, "version"),
        paper=_paper(name, declared.get("paper")),
        picture_sizes=_picture_sizes(name, declared.get("picture_sizes")),
        words={language: _words(name, declared, language) for language in _LANGUAGES},
        environment=sandbox(root, kept),
    )
    for template in checked:
        _check_template(theme, root, template)
    return theme


def _check_template(theme: Theme, root: Path, template: str) -> None:
    from jinja2 import TemplateError

    path = root / template
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise _invalid(theme.name, f"{template}: {size}")
        theme.environment.get_template(template)
    except OSError as error:
        raise _invalid(theme.name, f"{template}: {error.strerror}") from error
    except (TemplateError, UnicodeDecodeError) as error:
        raise _invalid(theme.name, _place(error, template)) from error


def _declaration(name: str, path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _invalid(name, f"theme.toml: {error.strerror}") from error
    except ValueError as error:  # not UTF-8, or not TOML
        raise _invalid(name, f"theme.toml: {error}") from error


def _paper(name: str, fields: object) -> Paper:
    if not isinstance(fields, dict):
        raise _invalid(name, "theme.toml: paper")
    for ground in ("light", "dark"):
        if not _COLOUR.match(_text(name, fields, ground)):
            raise _invalid(name, f"theme.toml: paper.{ground}")
    return Paper(light=fields["light"], dark=fields["dark"])


def _picture_sizes(name: str, fields: object) -> PictureSizes:
    if not isinstance(fields, dict):
        raise _invalid(name, "theme.toml: picture_sizes")
    return PictureSizes(lead=_text(name, fields, "lead"), body=_text(name, fields, "body"))


def _words(name: str, declared: Mapping[str, Any], language: str) -> Words:
    words = declared.get("words")
    fields = words.get(language) if isinstance(words, dict) else None
    if not isinstance(fields, dict):
        raise _invalid(name, f"theme.toml: words.{language}")
    unknown = sorted(set(fields) - set(WORDS) - set(COUNTED))
    if unknown:
        raise _invalid(name, f"theme.toml: words.{language}.{unknown[0]}")
    return Words(
        language=language,
        plain={word: _text(name, fields, word) for word in WORDS},
        counted={word: _forms(name, fields, word, language) for word in COUNTED},
    )


def _forms(
    name: str, fields: Mapping[str, Any], word: str, language: str
) -> Mapping[PluralForm, str]:
    table = fields.get(word)
    if not isinstance(table, dict):
        raise _invalid(name, f"theme.toml: {word}")
    needed = tuple(PluralForm) if language == "ar" else (PluralForm.ONE, PluralForm.OTHER)
    return {form: _text(name, table, form.value) for form in needed}


def _text(name: str, fields: Mapping[str, Any], key: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _invalid(name, f"theme.toml: {key}")
    return value


def _place(error: Exception, template: str) -> str:
    line = getattr(error, "lineno", None)
    where = template if line is None else f"{getattr(error, 'name', None) or template}:{line}"
    return f"{where}: {error}"


def _invalid(name: str, problem: str) -> Damaged:
    return Damaged(Reason.THEME_INVALID, theme=name, problem=problem)
