"""The life of articles, driven at random: people, roles and actions on one real newsroom.

Held after every step: only transitions of the table happen, and only to those who may; what
readers have changes by publishing and withdrawing alone, to the last byte; no approval survives an
edit; every change has its line in the record; and a refusal leaves every row as it was.
`test_life` adds what goes on beside the steps, and drives it.
"""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    initialize,
    invariant,
    multiple,
    rule,
)
from msgspec.structs import replace

from studio.document.article import Byline, NoticeKind
from studio.document.codec import content_hash
from studio.newsroom import (
    actions,
    articles,
    batch,
    declaring,
    going_back,
    house,
    kept,
    people,
    planning,
    publishing,
    slots,
)
from studio.newsroom.permissions import Post
from studio.newsroom.views import Plan
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import Check, Role, Stage
from tests.builders import p
from tests.newsroom.house import packager
from tests.newsroom.life_ground import Ground, live

NAMES = ("layla", "omar", "editor", "second", "producer", "boss")
people_ = st.sampled_from(NAMES)
# Those who may come more often than those who may not, or little would ever happen.
writers = st.sampled_from(("layla", "layla", "omar", "editor", "boss", "producer"))
editors = st.sampled_from(("editor", "second", "editor", "second", "boss", "layla", "producer"))
chiefs = st.sampled_from(("boss", "boss", "boss", "boss", "editor", "omar"))
HEADLINES = ("قمة في عمّان", "انتخابات محلية", "نهائي الكأس", "أسعار", "")
BODIES = (
    (p("متن قصير."),),
    (p("متن قصير آخر."),),
    (p("متن أول."), p(" ".join(f"كلمة{n}" for n in range(60)))),
    (),
)
headlines, bodies = st.sampled_from(HEADLINES), st.sampled_from(BODIES)
sections = st.sampled_from((0, 0, 1, 1, None))


class Life(Ground):
    """People at work on several articles, in any order."""

    articles_ = Bundle("articles")

    @initialize(target=articles_)
    def two_articles(self) -> object:
        return multiple(self.room.wrote(self.room.layla), self.room.wrote(self.room.omar))

    @rule(target=articles_, who=writers, headline=headlines, body=bodies, section=sections)
    def create(
        self, who: str, headline: str, body: tuple[object, ...], section: int | None
    ) -> object:
        place = None if section is None else self.room.sections[section]
        text = self.room.text(headline, body=body, section=place)
        made: list[int] = []
        acting = self.room.others[who]
        self.attempt(lambda: articles.create(acting, text), made=made)
        if who == "producer":
            assert not made
        elif self.everywhere(acting):
            assert made
        return multiple(*made)

    @rule(article=articles_, who=writers, headline=headlines, body=bodies, section=sections)
    def edit(
        self, article: int, who: str, headline: str, body: tuple[object, ...], section: int | None
    ) -> None:
        place = None if section is None else self.room.sections[section]
        text = self.room.text(headline, body=body, section=place)
        acting = self.room.others[who]
        self.step(Action.EDIT, acting, article, lambda: articles.edit(acting, article, text))

    @rule(article=articles_, who=people_, named=people_)
    def sign(self, article: int, who: str, named: str) -> None:
        acting, person = self.room.others[who], self.room.others[named].person
        text = replace(self.text(article), bylines=(Byline(person.display_name, person.id),))
        self.step(Action.EDIT, acting, article, lambda: articles.edit(acting, article, text))

    @rule(article=articles_, who=writers, revision=st.integers(1, 4))
    def restore(self, article: int, who: str, revision: int) -> None:
        acting = self.room.others[who]
        self.step(
            Action.RESTORE_VERSION,
            acting,
            article,
            lambda: articles.restore_version(acting, article, revision),
        )

    @rule(
        article=articles_,
        who=writers,
        kind=st.sampled_from(NoticeKind),
        note=st.sampled_from(("ورد خطأ في الرقم.", "نوضح الرقم.", "")),
    )
    def declare(self, article: int, who: str, kind: NoticeKind, note: str) -> None:
        acting = self.room.others[who]
        if kind is NoticeKind.UPDATE:
            self.step(
                Action.UPDATE,
                acting,
                article,
                lambda: declaring.update(acting, article, note=note),
            )
            return
        clarifies = kind is NoticeKind.CLARIFICATION
        self.step(
            Action.CORRECT,
            acting,
            article,
            lambda: declaring.correct(acting, article, note=note, clarification=clarifies),
        )

    @rule(article=articles_, who=writers)
    def submit(self, article: int, who: str) -> None:
        acting = self.room.others[who]
        self.step(Action.SUBMIT, acting, article, lambda: actions.submit(acting, article))

    @rule(article=articles_, who=writers)
    def take_back(self, article: int, who: str) -> None:
        acting = self.room.others[who]
        self.step(Action.TAKE_BACK, acting, article, lambda: actions.take_back(acting, article))

    @rule(article=articles_, who=editors, note=st.sampled_from(("ينقصه مصدر.", "أعد الصياغة.", "")))
    def send_back(self, article: int, who: str, note: str) -> None:
        acting = self.room.others[who]
        self.step(
            Action.SEND_BACK, acting, article, lambda: actions.send_back(acting, article, note=note)
        )

    @rule(article=articles_, who=editors)
    def approve(self, article: int, who: str) -> None:
        acting = self.room.others[who]
        self.step(Action.APPROVE, acting, article, lambda: actions.approve(acting, article))

    @rule(article=articles_, who=chiefs, hours=st.sampled_from((-1, 1, 24)))
    def schedule(self, article: int, who: str, hours: int) -> None:
        acting = self.room.others[who]
        at = self.room.clock.now + timedelta(hours=hours)
        self.step(Action.SCHEDULE, acting, article, lambda: actions.schedule(acting, article, at))

    @rule(article=articles_, who=chiefs)
    def unschedule(self, article: int, who: str) -> None:
        acting = self.room.others[who]
        self.step(Action.UNSCHEDULE, acting, article, lambda: actions.unschedule(acting, article))

    @rule(article=articles_, who=chiefs, slip=st.sampled_from(("", "", "همزة")))
    def publish(self, article: int, who: str, slip: str = "") -> None:
        """Publish; with the name of a `slip` silently."""
        acting = self.room.others[who]
        live, text = self.live_text(article), self.text(article)
        changes = self.step(
            Action.PUBLISH,
            acting,
            article,
            lambda: publishing.publish(acting, article, packager, silent=bool(slip), note=slip),
        )
        if (
            changes
            and live is not None
            and not slip
            and (live.body, live.headline)
            != (
                text.body,
                text.headline,
            )
        ):
            assert text.notice is not None, "readers are told of what changed"

    @rule(article=articles_, reach=st.integers(1, 3))
    def hurry(self, article: int, reach: int) -> None:
        """Take an article as far as it may go, so that what comes late comes often."""
        self.submit(article, "boss")
        if reach > 1:
            self.approve(article, "second")
        if reach > 2:
            self.publish(article, "boss", "همزة")

    @rule(hours=st.sampled_from((1, 24)), late=st.booleans())
    def publish_due(self, *, hours: int, late: bool) -> None:
        now = self.room.clock.turn(hours=hours)
        before = self.seen()
        slots.publish_due(self.room.boss, now, packager, late=late)
        for article, after in self.seen().items():
            if after != before[article]:
                assert before[article].stage is Stage.SCHEDULED
                assert after.stage is Stage.PUBLISHED
                assert after.published == before[article].working
                self.require_free_way(article)

    @rule(
        article=articles_,
        who=chiefs,
        reason=st.sampled_from(("نسحبه لخطأ فيه.", "طلب المصدر سحبه.", "")),
    )
    def withdraw(self, article: int, who: str, reason: str) -> None:
        acting = self.room.others[who]
        self.step(
            Action.WITHDRAW,
            acting,
            article,
            lambda: publishing.withdraw(acting, article, packager, reason=reason),
        )

    @rule(article=articles_, who=editors, note=st.sampled_from(("سبقنا إليه غيرنا.", "")))
    def spike(self, article: int, who: str, note: str) -> None:
        acting, own = self.room.others[who], self.is_own(self.room.others[who], article)
        if self.step(
            Action.SPIKE, acting, article, lambda: actions.spike(acting, article, note=note)
        ):
            assert own or note
            self.spiked_by[article] = who

    @rule(article=articles_, who=editors)
    def unspike(self, article: int, who: str) -> None:
        acting = self.room.others[who]
        changes = self.step(
            Action.UNSPIKE, acting, article, lambda: actions.unspike(acting, article)
        )
        if changes and self.role(acting) is Role.JOURNALIST:
            assert self.is_own(self.room.others[self.spiked_by[article]], article)

    @rule(article=articles_, who=editors, place=st.integers(0, 2), voids=st.booleans())
    def move(self, article: int, who: str, place: int, *, voids: bool) -> None:
        """Change an article as one of many."""
        acting, section = self.room.others[who], self.room.sections[place]
        before = self.seen()[article].stage
        changes = self.step(
            Action.EDIT,
            acting,
            article,
            lambda: batch.move(acting, [article], section, voids=voids).changes,
        )
        if changes:
            assert voids or before not in {Stage.APPROVED, Stage.SCHEDULED}

    @rule(article=articles_, who=people_, action=st.sampled_from(sorted(going_back.PERMITS)))
    def go_back(self, article: int, who: str, action: Action) -> None:
        """Undo a step: all is as it was before it, or nothing happens."""
        acting, before = self.room.others[who], self.seen()[article]
        if not self.attempt(lambda: going_back.go_back(acting, article, action).changes):
            assert self.seen()[article] == before
            return
        last, after = self.last[article], self.seen()[article]
        assert (last.action, last.who) == (action, acting.person.id)
        assert last.after == before, "nothing came between"
        assert live(after) == live(before)
        late = last.before.stage is Stage.SCHEDULED and after.stage is Stage.APPROVED
        if late:
            assert after == replace(last.before, stage=Stage.APPROVED, scheduled_at=None)
        else:
            assert after == last.before

    @rule(article=articles_, place=st.integers(0, 2), work=st.booleans())
    def do_and_undo(self, article: int, place: int, *, work: bool) -> None:
        """Let the chief do whatever can be done now and undo it, with `work` between or without."""
        hour = self.room.clock.now + timedelta(hours=1)
        acting = self.room.boss
        for action, do in (
            (Action.SPIKE, lambda: actions.spike(acting, article, note="تأجل.")),
            (Action.UNSPIKE, lambda: actions.unspike(acting, article)),
            (Action.SCHEDULE, lambda: actions.schedule(acting, article, hour)),
            (Action.UNSCHEDULE, lambda: actions.unschedule(acting, article)),
            (Action.SUBMIT, lambda: actions.submit(acting, article)),
            (Action.TAKE_BACK, lambda: actions.take_back(acting, article)),
            (Action.APPROVE, lambda: actions.approve(acting, article)),
            (Action.SEND_BACK, lambda: actions.send_back(acting, article, note="أعد.")),
            (Action.UPDATE, lambda: declaring.update(acting, article, note="جديد.")),
            (Action.CORRECT, lambda: declaring.correct(acting, article, note="خطأ.")),
        ):
            self.step(action, acting, article, do)
            if work:
                self.edit(article, "editor", HEADLINES[0], BODIES[place], 0)
            self.go_back(article, "boss", action)
        self.move(article, "boss", place, voids=True)
        self.go_back(article, "boss", Action.EDIT)

    @rule(article=articles_)
    def go_back_at_once(self, article: int) -> None:
        """Let who took the last step undo it, so that it happens often."""
        if (last := self.last.get(article)) is not None and last.action in going_back.PERMITS:
            who = next(name for name in NAMES if self.room.others[name].person.id == last.who)
            self.go_back(article, who, last.action)

    @rule(
        article=articles_,
        who=editors,
        check=st.sampled_from((Check.NOT_NEEDED, Check.DONE, Check.REQUIRED)),
        embargo=st.sampled_from((None, None, -1, 5)),
    )
    def plan(self, article: int, who: str, check: Check, embargo: int | None) -> None:
        acting = self.room.others[who]
        until = None if embargo is None else self.room.clock.now + timedelta(hours=embargo)
        plan = Plan(legal_check=check, embargo_until=until)
        self.attempt(lambda: planning.set_plan(acting, article, plan))

    @rule(value=st.sampled_from(("yes", "no")))
    def change_house_rule(self, value: str) -> None:
        self.attempt(lambda: house.set_setting(self.room.chief, "own_approval", value))

    @rule(who=st.sampled_from(("layla", "omar")), place=sections)
    def change_role(self, who: str, place: int | None) -> None:
        section = None if place is None else self.room.sections[place]
        person = self.room.others[who].person.id
        post = Post(Role.JOURNALIST, section)
        self.attempt(lambda: people.set_posts(self.room.chief, person, [post]))

    @invariant()
    def approvals_name_exactly_the_text_that_is_approved(self) -> None:
        with self.room.store.read() as work:
            for row in work.rows.query(tables.Article):
                standing = (
                    work.rows.query(tables.SignOff)
                    .filter_by(article_id=row.id, voided_at=None)
                    .all()
                )
                approved = [one for one in standing if one.revision_id == row.working_revision_id]
                if row.stage in {Stage.APPROVED, Stage.SCHEDULED}:
                    assert approved
                elif row.stage in {Stage.DRAFT, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED}:
                    assert not approved
                for one in standing:
                    signed = work.rows.get_one(tables.Revision, one.revision_id)
                    assert one.sha256 == signed.sha256 == content_hash(kept.text(signed))
                    assert one.revision_id in {row.working_revision_id, row.published_revision_id}
                assert (row.stage is Stage.SCHEDULED) == (row.scheduled_at is not None)
                if row.stage is Stage.PUBLISHED:
                    assert row.working_revision_id == row.published_revision_id
                    assert not row.withdrawn
