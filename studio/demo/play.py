"""Playing the script: a newsroom made by the use cases that people call, and the main job in it.

Time runs by a clock of its own: it starts three days ago and every act takes some minutes, so that
the sample newsroom looks as if people had worked in it, up to now. What is planned is planned from
now on.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from studio.demo import cast
from studio.demo.cast import CHIEF, JOURNALIST, PASSWORD, Player
from studio.demo.house import keep_house
from studio.demo.script import MAIN_JOB, SCENES, Scene, Step
from studio.document.article import ArticleText
from studio.document.codec import decode, encode
from studio.errors import Reason, Refused
from studio.imaging.drawing import Scene as Drawing
from studio.imaging.drawing import draw_scene
from studio.newsroom import actions, declaring, pictures, publishing
from studio.newsroom.acting import Acting
from studio.newsroom.articles import edit
from studio.newsroom.checklists import checklist_for, set_checklist, tick
from studio.newsroom.importing import import_file
from studio.newsroom.people import add_person, found_newsroom
from studio.newsroom.permissions import Post
from studio.newsroom.planning import set_plan
from studio.newsroom.public import Packager
from studio.newsroom.reading import load
from studio.newsroom.sections import sections
from studio.newsroom.signing_in import sign_in
from studio.newsroom.workflow import Action
from studio.resources import resource
from studio.storage.codes import Check
from studio.storage.engine import Store

ORIGIN: Final = "midad demo"
_SINCE: Final = timedelta(days=3)
_BETWEEN: Final = timedelta(minutes=13)


class StoryClock:
    """A clock that moves on by some minutes at each look, and never past now."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._at = now - _SINCE

    def __call__(self) -> datetime:
        """Return the time, some minutes after the last one that was asked for."""
        self._at = min(self._at + _BETWEEN, self.now)
        return self._at


@dataclass(frozen=True, slots=True)
class Played:
    """One step that was played: what it was, by whom, on which article."""

    action: str
    by: str
    article: int
    headline: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A sample newsroom being played: its players, signed in, and who packs what is published."""

    players: Mapping[Player, Acting]
    clock: StoryClock
    packager: Packager

    def acting(self, player: Player) -> Acting:
        """Return a player, signed in."""
        return self.players[player]


@contextmanager
def sample_newsroom(folder: Path, now: datetime, packager: Packager) -> Iterator[Stage]:
    """Found the sample newsroom in `folder`, with its people; it is open while the block runs."""
    clock = StoryClock(now)
    store = found_newsroom(
        folder,
        site_name=cast.SITE_NAME,
        base_url=cast.BASE_URL,
        chief_sign_in=CHIEF.sign_in,
        chief_name=CHIEF.name,
        password=PASSWORD,
        welcome_line=cast.WELCOME,
        comments_heading=cast.COMMENTS_HEADING,
        clock=clock,
        origin=ORIGIN,
    )
    with store:
        chief = _signed_in(store, CHIEF, clock)
        for player in cast.OTHERS:
            add_person(chief, player.sign_in, player.name, (Post(player.role),), PASSWORD)
        for section in sections(chief):
            set_checklist(chief, section.id, cast.CHECKLIST.get(section.name, ()))
        keep_house(chief)
        players = {player: _signed_in(store, player, clock) for player in cast.OTHERS}
        yield Stage({CHIEF: chief, **players}, clock, packager)


def _signed_in(store: Store, player: Player, clock: StoryClock) -> Acting:
    return sign_in(store, player.sign_in, PASSWORD, clock=clock, origin=ORIGIN)


def play_all(stage: Stage) -> Iterator[Played]:
    """Play every scene but the main job."""
    for scene in SCENES:
        yield from play(stage, scene)


def play_main_job(stage: Stage) -> Iterator[Played]:
    """Play the main job: from a journalist's file to a published article."""
    yield from play(stage, MAIN_JOB)


def play(stage: Stage, scene: Scene) -> Iterator[Played]:
    """Play one scene, yielding each step when it is done."""
    writer = stage.acting(JOURNALIST)
    file = resource("demo", scene.file)
    imported = import_file(writer, scene.file, file.read_bytes())
    article = imported.article
    _hang_picture(writer, article)
    _plan(writer, article, scene, stage.clock.now)
    if scene.steps:
        for check in checklist_for(writer, article):
            tick(writer, article, check.item, done=True)
    yield Played("import", JOURNALIST.name, article, imported.headline)
    for step in scene.steps:
        _play_step(stage, article, step)
        _look_again(stage.acting(step.by), article)
        headline = load(stage.acting(CHIEF), article).summary.headline
        yield Played(step.action.value, step.by.name, article, headline)


def _plan(writer: Acting, article: int, scene: Scene, at: datetime) -> None:
    """Plan what the scene says of its article; what is due is due on the hour."""
    before = load(writer, article).plan
    due = (at + timedelta(hours=scene.due)).replace(minute=0, second=0, microsecond=0)
    after = replace(
        before,
        due=due if scene.due else before.due,
        commissioned=scene.words or before.commissioned,
        legal_check=Check.REQUIRED if scene.legal else before.legal_check,
    )
    if after != before:
        set_plan(writer, article, after)


def _hang_picture(writer: Acting, article: int) -> None:
    """Draw the lead picture that the file names, add it, and put it in its place."""
    text = load(writer, article).text
    lead = text.lead_picture
    if lead is None or lead.picture:
        return
    said = pictures.Metadata(name=f"{lead.source}.jpg", alt=lead.alt, credit=lead.credit)
    (sha256,) = pictures.add_picture(
        writer, draw_scene(lead.source, Drawing(lead.source)), said
    ).pictures
    edit(writer, article, replace(text, lead_picture=replace(lead, picture=sha256)))


def _look_again(acting: Acting, article: int) -> None:
    """See once more to what was seen to on a text that has changed."""
    for check in checklist_for(acting, article):
        if check.outdated:
            tick(acting, article, check.item, done=True)


def _play_step(stage: Stage, article: int, step: Step) -> None:
    acting = stage.acting(step.by)
    match step.action:
        case Action.SUBMIT:
            actions.submit(acting, article, note=step.note)
        case Action.SEND_BACK:
            actions.send_back(acting, article, note=step.note)
        case Action.APPROVE:
            actions.approve(acting, article, note=step.note)
        case Action.PUBLISH:
            publishing.publish(acting, article, stage.packager, note=step.note)
        case Action.WITHDRAW:
            publishing.withdraw(acting, article, stage.packager, reason=step.note)
        case Action.SPIKE:
            actions.spike(acting, article, note=step.note)
        case Action.SCHEDULE:
            actions.schedule(acting, article, stage.clock.now + timedelta(days=4))
        case Action.EDIT:
            edit(acting, article, _rewritten(acting, article, step), note=step.note)
        case Action.CORRECT:
            text = _rewritten(acting, article, step)
            declaring.correct(acting, article, note=step.note, text=text)
        case other:
            raise Refused(Reason.NO_TRANSITION, action=other.value, stage="")


def _rewritten(acting: Acting, article: int, step: Step) -> ArticleText:
    """Return the article's text with the step's words in place of the old ones."""
    written = encode(load(acting, article).text)
    if step.old not in written:
        raise ValueError(f"the text does not say «{step.old}»")
    return decode(written.replace(step.old, step.new))
