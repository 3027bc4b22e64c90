"""What has happened to each article of the sample newsroom: one scene for each, step by step."""

from dataclasses import dataclass
from typing import Final

from studio.demo.cast import CHIEF, EDITOR, JOURNALIST, Player
from studio.newsroom.workflow import Action


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does with an article; `note` is what they say with it.

    An edit puts `new` where the text says `old`.
    """

    by: Player
    action: Action
    note: str = ""
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """An article, its file in ``resources/demo``, and its steps.

    It is due in `due` hours, where that is not 0, and shall be `words` long, where that is not 0;
    `legal` asks for a legal check.
    """

    file: str
    steps: tuple[Step, ...] = ()
    legal: bool = False
    due: int = 0
    words: int = 0


_SUBMIT: Final = Step(JOURNALIST, Action.SUBMIT)
_APPROVE: Final = Step(EDITOR, Action.APPROVE)
_PUBLISH: Final = Step(CHIEF, Action.PUBLISH)
_OUT: Final = (_SUBMIT, _APPROVE, _PUBLISH)

MAIN_JOB: Final = Scene(
    "harbour-expansion.md",
    (
        _SUBMIT,
        Step(EDITOR, Action.SEND_BACK, "نحتاج إلى رد الإدارة على قلق الصيادين بكلماتها."),
        Step(
            JOURNALIST,
            Action.EDIT,
            "أضفت موعد تعليم الممر كما ذكرته الإدارة.",
            "قبل نهاية الموسم",
            "قبل منتصف ديسمبر",
        ),
        _SUBMIT,
        _APPROVE,
        _PUBLISH,
    ),
)
"""The main job, from a journalist's file to a published article."""

SCENES: Final = (
    Scene(
        "night-library.md",
        (
            *_OUT,
            Step(
                JOURNALIST,
                Action.CORRECT,
                "ذكر الخبر أن زوار الليلة الأولى كانوا 312، والصواب 231.",
                "312 زائرًا",
                "231 زائرًا",
            ),
            _SUBMIT,
            _APPROVE,
            _PUBLISH,
        ),
    ),
    Scene("english-exchange.md", _OUT),
    Scene(
        "derby-draw.md",
        (
            *_OUT,
            Step(
                JOURNALIST,
                Action.EDIT,
                "موعد المباراة المقبلة تأكد.",
                "الجمعة المقبلة",
                "مساء الجمعة المقبلة",
            ),
        ),
    ),
    Scene(
        "river-bridge.md",
        (
            *_OUT,
            Step(CHIEF, Action.WITHDRAW, "سُحب الخبر لأن دائرة الطرق ألغت قرار الإغلاق."),
        ),
    ),
    Scene("solar-schools.md", (_SUBMIT, _APPROVE)),
    Scene("museum-manuscripts.md", (_SUBMIT, _APPROVE)),
    Scene("desert-marathon.md", (_SUBMIT, _APPROVE, Step(CHIEF, Action.SCHEDULE))),
    Scene("coffee-prices.md", (_SUBMIT,), due=26, words=100),
    Scene("storm-forecast.md", (_SUBMIT,), due=3),
    Scene(
        "youth-orchestra.md",
        (_SUBMIT, Step(EDITOR, Action.SEND_BACK, "العنوان يبدأ برقم؛ هل نبدأ بالدموع؟")),
        due=50,
    ),
    Scene("opinion-screens.md", due=74, words=600),
    Scene("water-leaks.md", legal=True, due=28, words=400),
    Scene("old-cinema.md", (Step(EDITOR, Action.SPIKE, "لا مصدر ثانيًا."),)),
)
"""Every other article: one at least for each stage."""
