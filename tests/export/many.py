"""A site of many articles, the same for every run: what the benchmark builds, and its peers too."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from studio.document.article import ArticleText
from studio.newsroom.public import PublicTerm
from tests.builders import article, doc, h, li, link, p, strong
from tests.export.articles import PUBLISHED, term

if TYPE_CHECKING:
    from studio.document.blocks import Block

WORDS: Final = 400
SECTIONS: Final = tuple(
    term(name, slug)
    for name, slug in (
        *(("سياسة", "politics"), ("اقتصاد", "economy"), ("محليات", "local"), ("رياضة", "sport")),
        *(("ثقافة", "culture"), ("علوم", "science"), ("صحة", "health"), ("العالم", "world")),
    )
)
TAGS: Final = tuple(term(f"وسم {number}", f"tag-{number}") for number in range(1, 61))
AUTHORS: Final = tuple(term(f"كاتب {number}", f"author-{number}") for number in range(1, 26))
_VOCABULARY: Final = (
    *("المدينة", "الطريق", "المدرسة", "الكتاب", "السوق", "المجلس", "القرية", "الماء", "الحافلة"),
    *("السكان", "العام", "الأسبوع", "قال", "أعلن", "بدأ", "انتهى", "يعود", "يصل", "إلى", "من"),
    *("في", "على", "بعد", "قبل", "خلال", "مع", "بين", "حول", "الجديد", "القديم", "الكبير"),
    *("الأول", "الثاني", "الأخيرة", "المشروع", "الخطة", "العمل", "الحديقة", "الجسر", "المباراة"),
    *("الفريق", "الطلاب", "القراء", "المزارعون", "التجار", "الزوار", "المتطوعون"),
)


@dataclass(frozen=True, slots=True)
class Story:
    """An article before any program's own form: plain words and where they belong."""

    number: int
    headline: str
    standfirst: str
    parts: tuple[tuple[str, str], ...]
    section: PublicTerm
    tags: tuple[PublicTerm, ...]
    author: PublicTerm
    at: datetime


def stories(total: int, seed: int = 7) -> Iterator[Story]:
    """Yield `total` stories of some 400 words: paragraphs, headings and a list."""
    for number in range(1, total + 1):
        chance = random.Random(seed * 1_000_003 + number)

        def words(count: int, chance: random.Random = chance) -> str:
            return " ".join(chance.choice(_VOCABULARY) for _ in range(count))

        parts = [("p", f"{words(44)}.") for _ in range(8)]
        parts.insert(3, ("h", words(4)))
        parts.insert(6, ("h", words(4)))
        parts[7:7] = [("li", words(8)) for _ in range(4)]
        yield Story(
            number=number,
            headline=f"{words(7)} {number}",
            standfirst=f"{words(16)}.",
            parts=tuple(parts),
            section=SECTIONS[chance.randrange(len(SECTIONS))],
            tags=tuple(chance.sample(TAGS, 3)),
            author=AUTHORS[chance.randrange(len(AUTHORS))],
            at=PUBLISHED + timedelta(hours=2 * number),
        )


def story_text(story: Story, *, changed: bool = False, **fields: Any) -> ArticleText:
    """Return a story as an article's text; a `changed` one has another headline."""
    blocks: list[Block] = []
    for kind, text in story.parts:
        first, _, rest = text.partition(" ")
        if kind == "h":
            blocks.append(h(text))
        elif kind == "li":
            blocks.append(li(text))
        else:
            address = f"https://example.org/{len(blocks)}"
            blocks.append(p(strong(first), " ", link(address, rest[:20]), rest[20:]))
    headline = story.headline + (" (محدّث)" if changed else "")
    return article(headline, doc(*blocks), standfirst=story.standfirst, **fields)
