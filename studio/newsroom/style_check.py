"""House style held against whole articles: what keeps one back, and a rule tried over the archive.

Deliberately absent: spelling, which has a process of its own and keeps nothing back.
"""

from collections.abc import Callable
from typing import Final

from sqlalchemy import select

from studio.document.article import ArticleText
from studio.document.findings import Level, Rewrite
from studio.document.review import accepted_article
from studio.newsroom import access, kept, privacy
from studio.newsroom.acting import Acting
from studio.newsroom.house_language import house_style
from studio.newsroom.house_rules import checked_rule
from studio.newsroom.ignoring import ignored_rows
from studio.newsroom.permissions import Duty
from studio.newsroom.style_values import RuleTrial, Sample
from studio.storage import tables
from studio.storage.codes import Stage
from studio.storage.unit_of_work import UnitOfWork
from studio.style.book import Rulebook
from studio.style.desk import check_article
from studio.style.house import house_desk
from studio.style.packs import read_pack

SAMPLES: Final = 30
"""So many places are shown of a trial."""
_AROUND: Final = 24
_BATCH: Final = 50


def errors_in(work: UnitOfWork, article: int, text: ArticleText) -> tuple[str, ...]:
    """Return the words of the mistakes in an article that nobody lets be."""
    desk = house_desk(house_style(work))
    found = check_article(
        accepted_article(text),
        desk.book,
        providers=desk.providers,
        let_be=ignored_rows(work, article),
    )
    return tuple(one.words for one in found if one.finding.level is Level.ERROR)


def try_rule(
    acting: Acting,
    text: str,
    *,
    step: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> RuleTrial:
    """Hold a rule that is not kept yet against every article, the newest first.

    `text` is its TOML. `step` hears how many of how many are done; the trial ends early once it is
    `cancelled`, with what was found until then. Raises `Refused`: NOT_PERMITTED, RULE_INVALID.
    """
    with acting.store.read() as work:
        access.require(work, acting, Duty.KEEP_RULES)
        article = tables.Article
        query = select(article.id).where(article.stage != Stage.SPIKED).order_by(article.id.desc())
        hidden = privacy.withheld(work, acting.person.id)
        ids = [one for one in work.rows.scalars(query) if one not in hidden]
    checked_rule(text)
    book = Rulebook(read_pack(text).rules)
    done = with_findings = found = 0
    samples: list[Sample] = []
    for at in range(0, len(ids), _BATCH):
        if cancelled():
            break
        with acting.store.read() as work:
            for one in ids[at : at + _BATCH]:
                row = kept.article(work, one)
                here = check_article(accepted_article(kept.text(kept.working(work, row))), book)
                found += len(here)
                with_findings += bool(here)
                for place in here[: SAMPLES - len(samples)]:
                    start, end = place.finding.start, place.finding.end
                    fix = next(
                        (r.shown for r in place.finding.remedies if isinstance(r, Rewrite)), ""
                    )
                    samples.append(
                        Sample(
                            article=one,
                            headline=row.headline,
                            before=place.text[max(start - _AROUND, 0) : start],
                            words=place.words,
                            after=place.text[end : end + _AROUND],
                            fix=fix,
                        )
                    )
                done += 1
        step(done, len(ids))
    return RuleTrial(
        articles=done,
        with_findings=with_findings,
        found=found,
        samples=tuple(samples),
        whole=done == len(ids),
    )
