"""Creating a newsroom, and its settings."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from studio.cli.context import Context
from studio.cli.files import read_file
from studio.errors import Reason, Refused
from studio.export.theme import load_own_theme
from studio.newsroom.house import house, logo_from, set_setting
from studio.newsroom.naming import nearest
from studio.newsroom.people import found_newsroom
from studio.settings import allowed_values, house_fields


def new_newsroom(context: Context, given: Namespace) -> None:
    """Create a newsroom with the starter sections and its chief editor."""
    store = found_newsroom(
        context.folder,
        site_name=given.site_name,
        base_url=given.base_url,
        chief_sign_in=given.chief,
        chief_name=given.chief_name or given.chief,
        password=context.new_password(),
        welcome_line=given.welcome,
        comments_heading=given.comments_heading,
        clock=context.clock,
        origin=context.origin,
    )
    store.close()
    path = str(context.folder)
    context.output.result(
        {"newsroom": path, "site_name": given.site_name, "chief": given.chief},
        context.words.say("The newsroom {name} lies at {path}.", name=given.site_name, path=path),
    )


def list_settings(context: Context, _given: Namespace) -> None:
    """Show every house setting."""
    with context.acting() as acting:
        for key, value in asdict(house(acting.store)).items():
            allowed = allowed_values(key)
            context.output.result(
                {"key": key, "value": value, "allowed": list(allowed)},
                f"{key} = {_line(key, value)}",
            )


def get_setting(context: Context, given: Namespace) -> None:
    """Show one house setting."""
    with context.acting() as acting:
        if given.key not in house_fields():
            raise Refused(
                Reason.SETTING_UNKNOWN, key=given.key, nearest=nearest(given.key, house_fields())
            )
        value = getattr(house(acting.store), given.key)
        context.output.result({"key": given.key, "value": value}, str(value))


def set_setting_value(context: Context, given: Namespace) -> None:
    """Change one house setting."""
    if given.key == "own_theme" and given.value.strip():
        load_own_theme(Path(given.value.strip()))
    if given.key == "logo" and given.value.strip():
        given.value = logo_from(read_file(Path(given.value.strip())))
    with context.acting() as acting:
        changed = set_setting(acting, given.key, given.value)
        value = getattr(house(acting.store), given.key)
        context.output.result(
            {"key": given.key, "value": value, "changed": bool(changed)},
            f"{given.key} = {_line(given.key, value)}",
        )


def _line(key: str, value: object) -> str:
    """Return a setting's value for a terminal: in one line, a picture by its size."""
    if key == "logo":
        return str(value).partition(" ")[0]
    return " · ".join(str(value).splitlines())
