"""One article that holds every kind of block, for pictures of the editor and for trying it out."""

from collections.abc import Sequence
from typing import Final

from studio.document.article import ArticleText, Byline
from studio.document.blocks import (
    Block,
    Box,
    Code,
    Embed,
    Figure,
    Gallery,
    Heading,
    Item,
    ListKind,
    Paragraph,
    PullQuote,
    Related,
    Rule,
    Table,
    Unknown,
)
from studio.document.inline import Break, Footnote, Inlines, Text, line
from studio.document.marks import Link, Marks
from studio.document.tree import Document

HEADLINE: Final = "الميناء في أرقام: دليل القارئ إلى الرصيف الخامس"


def every_block(pictures: Sequence[str], related: Sequence[str]) -> ArticleText:
    """Return the article; `pictures` are three kept ones, `related` the uids of other articles."""
    lead, first, second = pictures
    return ArticleText(
        headline=line(HEADLINE),
        kicker=line("دليل"),
        standfirst=line("من عمق المياه إلى كلفة الرافعات: ما يلزم لفهم أكبر توسعة منذ عقود."),
        bylines=(Byline("سامي خليل"),),
        body=Document((*_opening(lead), *_middle(first, second), *_end(related))),
    )


def _opening(lead: str) -> tuple[Block, ...]:
    return (
        Paragraph(
            content=(
                Text("يمتد "),
                Text("الرصيف الخامس", Marks(bold=True)),
                Text(" على طول 400 متر، ويستقبل سفنًا لم يكن "),
                Text("الميناء القديم", Marks(link=Link("https://alnoor.example/port"))),
                Text(" يتسع لها"),
                Footnote(_plain("بحسب تقرير إدارة الميناء لهذا العام.")),
                Text("."),
            )
        ),
        Figure(
            picture=lead,
            alt="رافعات فوق رصيف عند الغروب",
            caption=_plain("الرصيف الخامس قبل افتتاحه بيوم."),
            credit="رسم «النور نيوز»",
        ),
        Heading(content=_plain("ما الذي تغيّر؟")),
        Item(content=_plain("عمق الحوض 16 مترًا بدل 11.")),
        Item(content=_plain("رافعتان جديدتان، لكل منهما ذراعان."), level=1),
        Item(content=_plain("انتظار السفن صار يومًا واحدًا.")),
        Item(content=_plain("تُسجَّل السفينة قبل وصولها."), kind=ListKind.NUMBER),
        Item(content=_plain("ثم يُحجز لها مكان على الرصيف."), kind=ListKind.NUMBER),
    )


def _middle(first: str, second: str) -> tuple[Block, ...]:
    return (
        PullQuote(text=_plain("لم نوسّع الميناء، بل غيّرنا معناه."), by="مديرة الميناء"),
        Heading(content=_plain("حقائق سريعة"), level=3, box=Box.FACTS),
        Item(content=_plain("افتُتح الرصيف الأول سنة 1934."), box=Box.FACTS),
        Item(content=_plain("يعمل في الميناء 2,300 شخص."), box=Box.FACTS),
        Paragraph(
            content=_plain("الحوض هو المسافة بين الرصيفين التي ترسو فيها السفن."), box=Box.INFO
        ),
        Table(
            rows=(
                (_plain("الرصيف"), _plain("الطول"), _plain("العمق")),
                (_plain("الرابع"), _plain("280 مترًا"), _plain("11 مترًا")),
                (_plain("الخامس"), _plain("400 متر"), _plain("16 مترًا")),
            ),
            header=True,
            caption=_plain("الرصيفان الأكبران"),
        ),
        Gallery(
            figures=(
                Figure(picture=first, alt="جسر فوق النهر", caption=_plain("الطريق إلى الميناء.")),
                Figure(picture=second, alt="المدينة القديمة", caption=_plain("ما قبل التوسعة.")),
            ),
            caption=_plain("الميناء من جهتيه"),
        ),
    )


def _end(related: Sequence[str]) -> tuple[Block, ...]:
    return (
        Embed(url="https://www.youtube.com/watch?v=aqz-KE-bpKQ", provider="youtube", title="جولة"),
        Paragraph(content=_plain("«من يملك الميناء يملك المدينة»، كما قيل قديمًا."), quote=1),
        Code(content=(Text("SHIP;ETA;BERTH"), Break(), Text("Nour;2026-03-01;5")), language="csv"),
        Rule(),
        Related(articles=tuple(related)),
        Unknown(kind="poll", data='{"question":"هل زرت الميناء؟"}'),
    )


def _plain(text: str) -> Inlines:
    return (Text(text),)
