"""Every setting, declared once: its name, type, default and bounds; and where files live.

`House` is the newsroom's own settings as one value: each field is a setting, its metadata say
what it may be. The database keeps only what differs from the default. Deliberately absent:
reading and writing them (`studio.newsroom.house`), and their names in a person's language
(`studio.wording`).
"""

import base64
import os
import zoneinfo
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

import platformdirs

from studio.arabic.dates import DatelineForm, MonthNames
from studio.arabic.numerals import DigitShape

SettingValue: TypeAlias = "str | int | bool"

_APP: Final = "midad"

LARGEST_LOGO: Final = 64 * 1024
"""Bytes of a logo's file."""

MOST_LINKS: Final = 12
"""What a site's navigation holds beside its sections."""


class Expected(StrEnum):
    """What a setting may hold, when it is not a choice between names or yes and no."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    TIME_ZONE = "time_zone"
    WEB_ADDRESS = "web_address"
    COLOUR = "colour"
    LANGUAGE = "language"
    NAME = "name"
    LINKS = "links"
    LOGO = "logo"


def _setting(default: SettingValue, expected: Expected | None = None, **bounds: int) -> Any:  # noqa: ANN401 - a field's default stands for its value
    return field(default=default, metadata={"expected": expected, **bounds})


class WeekStart(StrEnum):
    """The day on which a newsroom's week begins."""

    SATURDAY = "saturday"
    SUNDAY = "sunday"
    MONDAY = "monday"

    @property
    def weekday(self) -> int:
        """The day's number as `date.weekday` counts, Monday being 0."""
        return {WeekStart.SATURDAY: 5, WeekStart.SUNDAY: 6, WeekStart.MONDAY: 0}[self]


class HardG(StrEnum):
    """How a newsroom writes the g of foreign names, where it is not in its register."""

    MET = "met"
    """As the article writes it most."""
    JEEM = "jeem"
    GHAIN = "ghain"


class CommentsPlace(StrEnum):
    """Where readers' comments stand on a page."""

    END = "end"
    """Below all that belongs to the story."""
    TEXT = "text"
    """Right under its words."""
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The settings of a newsroom."""

    site_name: str = _setting("", Expected.LINE)
    base_url: str = _setting("https://example.org/", Expected.WEB_ADDRESS)
    welcome_line: str = _setting("", Expected.LINE)
    comments_heading: str = _setting("", Expected.LINE)
    comments_snippet: str = _setting("", Expected.TEXT)
    comments_place: CommentsPlace = _setting(CommentsPlace.END)
    footer: str = _setting("", Expected.LINE)
    navigation: str = _setting("", Expected.LINKS)
    logo: str = _setting("", Expected.LOGO)
    site_description: str = _setting("", Expected.LINE)
    x_account: str = _setting("", Expected.LINE)
    language: str = _setting("ar", Expected.LANGUAGE)
    time_zone: str = _setting("Asia/Riyadh", Expected.TIME_ZONE)
    digits: DigitShape = _setting(DigitShape.ASCII)
    month_names: MonthNames = _setting(MonthNames.EGYPTIAN_GULF)
    week_starts: WeekStart = _setting(WeekStart.SUNDAY)
    dateline_form: DatelineForm = _setting(DatelineForm.PLACE_DATE)
    hijri_dates: bool = _setting(default=False)
    hijri_offset: int = _setting(0, Expected.NUMBER, least=-1, most=1)
    theme: str = _setting("newspaper", Expected.NAME)
    own_theme: str = _setting("", Expected.LINE)
    accent_colour: str = _setting("#0A5A78", Expected.COLOUR)
    reading_speed: int = _setting(180, Expected.NUMBER, least=60, most=600)
    own_approval: bool = _setting(default=False)
    silent_fixes: bool = _setting(default=True)
    own_words_limit: int = _setting(50, Expected.NUMBER, least=0, most=100_000)
    unfinished_marks: str = _setting("TK ؟؟ […]", Expected.LINE)
    length_tolerance: int = _setting(10, Expected.NUMBER, least=0, most=100)
    slot_grace: int = _setting(30, Expected.NUMBER, least=0, most=1440)
    typing_quotes: bool = _setting(default=True)
    typing_punctuation: bool = _setting(default=True)
    typing_tatweel: bool = _setting(default=True)
    typing_spaces: bool = _setting(default=True)
    hard_g: HardG = _setting(HardG.MET)
    errors_block: bool = _setting(default=False)
    slug_words: int = _setting(6, Expected.NUMBER, least=2, most=8)


class PersonalTheme(StrEnum):
    """Light, dark, or what the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class PersonalLanguage(StrEnum):
    """The language of the window; `SYSTEM` is what the person's locale says."""

    SYSTEM = "system"
    ARABIC = "ar"
    ENGLISH = "en"


class SnippetKeys(StrEnum):
    """What writes the snippet whose abbreviation stands before the caret."""

    TAB = "tab"
    TAB_AND_SPACE = "tab_and_space"


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """What a person sets for themselves, in every newsroom and on this computer alone.

    `text_size` is the body's height in pixels at a zoom of one; `text_font` is empty for the best
    that is installed.
    """

    language: PersonalLanguage = _setting(PersonalLanguage.SYSTEM)
    theme: PersonalTheme = _setting(PersonalTheme.SYSTEM)
    text_font: str = _setting("", Expected.LINE)
    text_size: int = _setting(20, Expected.NUMBER, least=16, most=32)
    reduce_motion: bool = _setting(default=False)
    snippet_keys: SnippetKeys = _setting(SnippetKeys.TAB)
    word_goal: int = _setting(0, Expected.NUMBER, least=0, most=100_000)
    open_package_folder: bool = _setting(default=True)
    notice_mentions: bool = _setting(default=True)
    notice_answers: bool = _setting(default=True)
    notice_assigned: bool = _setting(default=True)
    notice_submitted: bool = _setting(default=True)
    notice_sent_back: bool = _setting(default=True)
    notice_approved: bool = _setting(default=True)
    notice_scheduled: bool = _setting(default=True)
    notice_published: bool = _setting(default=True)
    notice_missed: bool = _setting(default=True)
    notice_corrected: bool = _setting(default=True)
    notice_withdrawn: bool = _setting(default=True)
    notice_spiked: bool = _setting(default=True)
    notice_desktop: bool = _setting(default=True)


def house_fields() -> dict[str, "Field[Any]"]:
    """Return the declaration of every house setting, by name."""
    return {one.name: one for one in fields(House)}


def read_setting(name: str, text: str) -> SettingValue:
    """Return what `text`, as a person types it, means for the house setting `name`.

    Raises `KeyError` for an unknown name and `ValueError` for what the setting may not hold.
    """
    declared = house_fields()[name]
    default, expected = declared.default, declared.metadata["expected"]
    if isinstance(default, bool):
        return _yes_or_no(text)
    if isinstance(default, StrEnum):
        return type(default)(text.strip())
    if expected is Expected.NUMBER:
        number = int(text)
        if not declared.metadata["least"] <= number <= declared.metadata["most"]:
            raise ValueError(text)
        return number
    return _checked_text(text, expected)


def allowed_values(name: str) -> tuple[str, ...]:
    """Say what the house setting `name` may hold: its choices, bounds, or kind of text."""
    declared = house_fields()[name]
    default, expected = declared.default, declared.metadata["expected"]
    if isinstance(default, bool):
        return ("yes", "no")
    if isinstance(default, StrEnum):
        return tuple(member.value for member in type(default))
    if expected is Expected.NUMBER:
        return (f"{declared.metadata['least']}…{declared.metadata['most']}",)
    return (str(expected),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A site's logo: the bytes of a WebP file, and how large it is in pixels."""

    data: bytes
    width: int
    height: int


def logo_setting(logo: Logo) -> str:
    """Return what the setting `logo` holds for a logo; `logo_of` reads it."""
    return f"{logo.width}x{logo.height} {base64.b64encode(logo.data).decode()}"


def logo_of(setting: str) -> Logo | None:
    """Return the logo that the setting holds, None where it is empty.

    Raises `ValueError` for what is none.
    """
    if not setting:
        return None
    size, _, encoded = setting.partition(" ")
    width, _, height = size.partition("x")
    data = base64.b64decode(encoded, validate=True)
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) > LARGEST_LOGO:
        raise ValueError(size)
    found = Logo(data=data, width=int(width), height=int(height))
    if found.width < 1 or found.height < 1:
        raise ValueError(size)
    return found


def links_of(setting: str) -> tuple[tuple[str, str], ...]:
    """Return the names and addresses of a setting that holds links, one in each line.

    A line is ``name | address``; an address is whole (``https:``, ``http:``, ``mailto:``) or begins
    with a slash and lies on the site. Raises `ValueError` for any other line, and for too many.
    """
    found = []
    for line in filter(None, (line.strip() for line in setting.splitlines())):
        name, bar, address = (part.strip() for part in line.rpartition("|"))
        parts = urlsplit(address)
        whole = (parts.scheme in {"http", "https"} and parts.hostname) or (
            parts.scheme == "mailto" and parts.path
        )
        below = address.startswith("/") and not address.startswith("//")
        if not bar or not name or not (whole or below) or not address.isprintable():
            raise ValueError(line)
        if " " in address or "\\" in address:
            raise ValueError(line)
        found.append((name, address))
    if len(found) > MOST_LINKS:
        raise ValueError(str(len(found)))
    return tuple(found)


def house_from(stored: Mapping[str, SettingValue]) -> House:
    """Return the house settings that `stored` makes of the defaults; unknown names are ignored."""
    known = house_fields()
    values: dict[str, Any] = {}
    for name, value in stored.items():
        if (declared := known.get(name)) is not None:
            kind = type(declared.default)
            values[name] = kind(str(value)) if issubclass(kind, StrEnum) else value
    return House(**values)


def _yes_or_no(text: str) -> bool:
    match text.strip().lower():
        case "yes" | "true" | "on" | "1" | "نعم":
            return True
        case "no" | "false" | "off" | "0" | "لا":
            return False
        case other:
            raise ValueError(other)


def _checked_text(text: str, expected: Expected) -> str:
    line = " ".join(text.split())
    match expected:
        case Expected.TEXT | Expected.LINKS | Expected.LOGO:
            return _checked_parts(text.strip(), expected)
        case Expected.LINE | Expected.NUMBER:
            return line
        case Expected.TIME_ZONE:
            if line not in zoneinfo.available_timezones():
                raise ValueError(line)
            return line
        case Expected.WEB_ADDRESS:
            parts = urlsplit(line)
            if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
                raise ValueError(line)
            return line.rstrip("/") + "/"
        case Expected.COLOUR:
            if len(line) != 7 or line[0] != "#":  # #RRGGBB
                raise ValueError(line)
            int(line[1:], 16)
            return line.upper()
        case Expected.LANGUAGE | Expected.NAME:
            if not line.replace("-", "").isalnum() or not line.isascii():
                raise ValueError(line)
            return line


def _checked_parts(text: str, expected: Expected) -> str:
    """Return what has lines or parts of its own, written as it is kept."""
    if expected is Expected.LINKS:
        return "\n".join(f"{name} | {address}" for name, address in links_of(text))
    if expected is Expected.LOGO:
        logo = logo_of(text)
        return "" if logo is None else logo_setting(logo)
    return text


def personal_fields() -> dict[str, "Field[Any]"]:
    """Return the declaration of every personal setting, by name."""
    return {one.name: one for one in fields(Personal)}


def personal_from(stored: Mapping[str, object]) -> Personal:
    """Return the personal settings that `stored` makes of the defaults.

    Unknown names, and values that a setting may not hold, are passed over: a file that a person or
    another version wrote never keeps the window from opening.
    """
    values: dict[str, Any] = {}
    for name, declared in personal_fields().items():
        kind = type(declared.default)
        value = stored.get(name)
        if isinstance(value, str) and issubclass(kind, StrEnum):
            if value in {member.value for member in kind}:
                values[name] = kind(value)
        elif type(value) is kind and _within_bounds(value, declared.metadata):
            values[name] = value
    return Personal(**values)


def personal_file() -> Path:
    """Return where this computer keeps what the person set for themselves."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False)) / "personal.json"


def outlines_file() -> Path:
    """Return where this computer keeps the outlines of icons; they can be made anew."""
    return Path(platformdirs.user_cache_dir(_APP, appauthor=False)) / "outlines"


def _within_bounds(value: object, metadata: Mapping[str, Any]) -> bool:
    if metadata["expected"] is Expected.NUMBER and isinstance(value, int):
        return bool(metadata["least"] <= value <= metadata["most"])
    return True


def newsroom_folder() -> Path:
    """Return where a person's own newsroom lies when no other is named."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "newsroom"


def language_of_person(environment: Mapping[str, str] | None = None) -> str:
    """Return the language to speak: "ar" or "en".

    ``MIDAD_LANGUAGE`` decides, else the locale's variables; without any, Arabic (POSIX locale
    variables, IEEE Std 1003.1, chapter 8.2).
    """
    variables = os.environ if environment is None else environment
    for name in ("MIDAD_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = variables.get(name, "")
        if value and value.split(".")[0] not in {"C", "POSIX"}:
            return "ar" if value.lower().startswith("ar") else "en"
    return "ar"
