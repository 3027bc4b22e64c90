"""Articles as posts of a real WordPress: text, terms, pictures, corrections, refusals."""

import re
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from msgspec.structs import replace

from studio.document.article import NoticeKind
from studio.document.plain import plain_text
from studio.errors import MidadError, Reason
from studio.export.delivery import Outcome
from studio.export.news_item import NewsItem
from studio.export.package import ArticlePackager
from studio.newsroom import declaring, publishing
from studio.newsroom.public import PublicArticle, PublicNote
from studio.newsroom.sendings import ask_to_send
from studio.newsroom.target_standings import old_standings, send_again
from studio.newsroom.target_values import TargetOptions, TargetView, TargetWishes
from studio.newsroom.targets import add_target, targets
from studio.resources import resource
from studio.sending.lines import open_line, open_place, try_target
from studio.sending.posts import Post, post_of
from studio.sending.upload import Sent
from studio.sending.wordpress import open_wordpress
from studio.sending.working import work_queue
from studio.storage.codes import PackageStatus, TargetKind
from tests.export.articles import MODIFIED, rich_article
from tests.export.sites import ASIA, WORLD, plain_article
from tests.newsroom.house import Newsroom, approved, packager, sign_off
from tests.sending.wordpress_site import USER, WordPress, wordpress

WORDS = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPress]:
    with wordpress(tmp_path_factory.mktemp("wordpress")) as running:
        yield running


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> ArticlePackager:
    return ArticlePackager(resource("themes"), tmp_path_factory.mktemp("pictures"), tuple)


def target_of(site: WordPress, *, drafts: bool = False, trash: bool = False) -> TargetView:
    return TargetView(
        id=1,
        uid="t" * 32,
        name="الموقع",
        kind=TargetKind.WORDPRESS,
        address=f"{site.url}/",
        user=USER,
        options=TargetOptions(drafts=drafts, trash=trash),
    )


def send(
    site: WordPress,
    item: NewsItem,
    known: Post | None = None,
    *,
    over: bool = False,
    **options: bool,
) -> tuple[Sent, Post]:
    with open_wordpress(target_of(site, **options), site.password) as line:
        sent, post = line.send(item, item.pictures.files, known, over=over)
        assert post is not None
        return sent, post


@contextmanager
def refused(reason: Reason) -> Iterator[None]:
    with pytest.raises(MidadError) as raised:
        yield
    assert raised.value.reason is reason


def fresh(number: int, **fields: object) -> PublicArticle:
    return plain_article(number, uid=f"{number:032x}", **fields)


def test_an_article_with_everything_becomes_a_post(
    site: WordPress, pack: ArticlePackager, tmp_path: Path
) -> None:
    article = rich_article(tmp_path, uid="a" * 32, sections=(WORLD, ASIA))
    item = pack.news_item(article)
    sent, known = send(site, item)
    assert sent.outcome is Outcome.WRITTEN
    post = site.post(known.number)
    assert post["status"] == "publish"
    assert post["title"] == item.headline
    assert post["slug"] == article.slug
    assert post["date"] == article.published_at.strftime("%Y-%m-%d %H:%M:%S")
    assert post["categories"] == ["آسيا"]
    assert sorted(post["tags"]) == sorted(tag.name for tag in article.tags)
    body = "".join(WORDS.sub("", post["content"]).split())
    for block in plain_text(article.text.body).split("\n"):
        assert "".join(block.replace("&", "&amp;").split())[:20] in body
    assert "<!-- midad urn:uuid:" in post["content"]
    addresses = re.findall(r'src="([^"]+)"', post["content"])
    assert len(addresses) == len([one for one in item.photos if not one.is_lead])
    assert post["thumbnail"].startswith(site.url)
    for address in (*addresses, post["thumbnail"]):
        assert address.startswith(f"{site.url}/wp-content/uploads/")
        with urllib.request.urlopen(address) as answer:
            assert answer.read(3) == b"\xff\xd8\xff"
    assert post["alt"] == next(one.alt for one in item.photos if one.is_lead)
    parent = site.php("echo json_encode(get_term(get_category(get_cat_ID('آسيا'))->parent)->name);")
    assert parent == "العالم"
    shown = site.php(
        f"echo json_encode(apply_filters('the_content', get_post({known.number})->post_content));"
    )
    assert re.search(r'<img[^>]*class="wp-image-\d+"[^>]*srcset="', shown), "it adds its sizes"


def test_the_same_again_sends_nothing_and_a_correction_changes_the_same_post(
    site: WordPress, pack: ArticlePackager
) -> None:
    article = fresh(1)
    first, known = send(site, pack.news_item(article))
    assert first.outcome is Outcome.WRITTEN
    again, same = send(site, pack.news_item(article), known)
    assert (again.outcome, again.files, same) == (Outcome.UNCHANGED, 0, known)
    note = PublicNote(kind=NoticeKind.CORRECTION, text="صُحح الرقم.", at=MODIFIED)
    before = site.count("post")
    changed, newer = send(site, pack.news_item(replace(article, notes=(note,))), known)
    assert (changed.outcome, newer.number) == (Outcome.REPLACED, known.number)
    assert "صُحح الرقم." in site.post(known.number)["content"]
    assert site.count("post") == before


def test_what_an_editor_changed_there_is_left_until_somebody_says_so(
    site: WordPress, pack: ArticlePackager
) -> None:
    item = pack.news_item(fresh(2))
    _, known = send(site, item)
    site.php(
        f"wp_update_post(['ID' => {known.number}, 'post_title' => 'عنوان المحرر']);"
        "echo json_encode(1);"
    )
    with pytest.raises(MidadError) as raised:
        send(site, item, known)
    assert raised.value.reason is Reason.TARGET_POST_CHANGED
    changed = site.php(f"echo json_encode(get_post({known.number})->post_modified_gmt);")
    assert raised.value.facts["at"] == changed[:16]
    assert site.post(known.number)["title"] == "عنوان المحرر"
    sent, newer = send(site, item, known, over=True)
    assert sent.outcome is Outcome.REPLACED
    assert site.post(newer.number)["title"] == item.headline


@pytest.mark.parametrize(
    "change",
    [
        "wp_set_post_categories({post}, [wp_create_category('قسم المحرر')])",
        "wp_set_post_tags({post}, 'وسم المحرر')",
        "wp_update_post(['ID' => {post}, 'post_name' => 'an-editors-address'])",
        "wp_update_post(['ID' => {post}, 'post_status' => 'draft'])",
        "wp_update_post(['ID' => {post}, 'post_status' => 'private'])",
        "wp_trash_post({post})",
    ],
)
def test_where_an_editor_put_it_and_that_readers_see_it_no_more_is_left_too(
    site: WordPress, pack: ArticlePackager, change: str
) -> None:
    article = fresh(20 + len(change))
    _, known = send(site, pack.news_item(article))
    assert post_of(known.place) == known
    code = change.replace("{post}", str(known.number))
    site.php(
        "require_once ABSPATH . 'wp-admin/includes/taxonomy.php';" + code + ";echo json_encode(1);"
    )
    theirs = site.post(known.number)
    note = PublicNote(kind=NoticeKind.CORRECTION, text="صُحح.", at=MODIFIED)
    corrected = pack.news_item(replace(article, notes=(note,)))
    for item in (pack.news_item(article), corrected):
        with refused(Reason.TARGET_POST_CHANGED):
            send(site, item, known)
    assert site.post(known.number) == theirs
    sent, newer = send(site, corrected, known, over=True)
    assert sent.outcome is Outcome.REPLACED
    assert site.post(known.number)["status"] == "publish"
    assert "صُحح." in site.post(known.number)["content"]
    assert send(site, corrected, newer)[0].outcome is Outcome.UNCHANGED


def test_what_sending_leaves_alone_may_be_changed_there(
    site: WordPress, pack: ArticlePackager
) -> None:
    article = fresh(12)
    _, known = send(site, pack.news_item(article))
    site.php(
        f"update_post_meta({known.number}, 'theirs', 'yes');"
        f"wp_update_post(['ID' => {known.number}, 'comment_status' => 'closed']);"
        "echo json_encode(1);"
    )
    note = PublicNote(kind=NoticeKind.CORRECTION, text="صُحح.", at=MODIFIED)
    sent, _ = send(site, pack.news_item(replace(article, notes=(note,))), known)
    assert sent.outcome is Outcome.REPLACED
    kept = f"echo json_encode([get_post({known.number})->comment_status,"
    kept += f"get_post_meta({known.number}, 'theirs', true)]);"
    assert site.php(kept) == ["closed", "yes"]


def test_a_post_that_this_newsroom_does_not_remember_is_left(
    site: WordPress, pack: ArticlePackager
) -> None:
    """As when a newsroom was put back to an older backup."""
    article = fresh(13)
    _, known = send(site, pack.news_item(article))
    older = pack.news_item(replace(article, slug="older"))
    with refused(Reason.TARGET_POST_CHANGED):
        send(site, older)
    sent, again = send(site, older, over=True)
    assert (sent.outcome, again.number) == (Outcome.WRITTEN, known.number)


def test_a_post_is_remembered_as_older_versions_did() -> None:
    old = "?p=12#0123456789abcdef.fedcba9876543210"
    post = post_of(old)
    assert post is not None
    assert (post.number, post.put, post.place) == (12, "", old)


@pytest.mark.parametrize("state", ["draft", "trash"])
def test_a_withdrawn_article_is_taken_from_readers(
    site: WordPress, pack: ArticlePackager, state: str
) -> None:
    trash = state == "trash"
    article = fresh(3 + trash)
    _, known = send(site, pack.news_item(article))
    gone = pack.news_item(replace(article, status=PackageStatus.WITHDRAWN))
    sent, newer = send(site, gone, known, trash=trash)
    assert sent.outcome is Outcome.REPLACED
    assert site.post(known.number)["status"] == state
    assert send(site, gone, newer, trash=trash)[0].outcome is Outcome.UNCHANGED
    back, _ = send(site, pack.news_item(article), newer, trash=trash)
    assert back.outcome is Outcome.REPLACED
    assert site.post(known.number)["status"] == "publish"


def test_new_posts_come_as_drafts_where_the_house_wants_that(
    site: WordPress, pack: ArticlePackager
) -> None:
    article = fresh(5)
    _, known = send(site, pack.news_item(article), drafts=True)
    assert site.post(known.number)["status"] == "draft"
    site.php(f"wp_publish_post({known.number}); echo json_encode(1);")
    note = PublicNote(kind=NoticeKind.CORRECTION, text="صُحح.", at=MODIFIED)
    send(site, pack.news_item(replace(article, notes=(note,))), known, drafts=True)
    assert site.post(known.number)["status"] == "publish"


def test_a_run_that_was_cut_short_is_gone_on_from(
    site: WordPress, pack: ArticlePackager, tmp_path: Path
) -> None:
    article = rich_article(tmp_path, uid="b" * 32, slug="cut-short")
    item = pack.news_item(article)
    posts = site.count("post")
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 8

    with (
        refused(Reason.SENDING_GIVEN_UP),
        open_wordpress(target_of(site), site.password, stop, "Layla") as line,
    ):
        line.send(item, item.pictures.files, None, over=False)
    assert site.count("post") == posts + 1
    left = site.php(
        "echo json_encode(array_map(fn($p) => $p->post_status, get_posts(['post_status' => 'any',"
        "'numberposts' => -1, 's' => 'bbbbbbbb-bbbb'])));"
    )
    assert left == ["draft"], "readers see nothing of it"
    sent, known = send(site, item)
    assert sent.outcome is Outcome.WRITTEN
    assert site.count("post") == posts + 1
    assert site.post(known.number)["status"] == "publish"
    media = site.count("attachment")
    send(site, item, known, over=True)
    assert site.count("attachment") == media, "a picture is brought once"


def test_a_post_that_somebody_deleted_is_made_anew(site: WordPress, pack: ArticlePackager) -> None:
    item = pack.news_item(fresh(6))
    _, known = send(site, item)
    site.php(f"wp_delete_post({known.number}, true); echo json_encode(1);")
    sent, newer = send(site, item, known)
    assert sent.outcome is Outcome.WRITTEN
    assert newer.number != known.number


def test_whoever_is_not_let_in_is_told(site: WordPress) -> None:
    with refused(Reason.TARGET_SIGN_IN_WRONG), open_wordpress(target_of(site), "another"):
        pass
    with refused(Reason.TARGET_SECRET_MISSING), open_wordpress(target_of(site), None):
        pass
    nobody = replace(target_of(site), address="http://127.0.0.1:1/")
    with refused(Reason.TARGET_UNREACHABLE), open_wordpress(nobody, "x"):
        pass
    other = replace(target_of(site), address=f"{site.url}/wp-includes/css/")
    with refused(Reason.TARGET_NOT_WORDPRESS), open_wordpress(other, "x"):
        pass
    with refused(Reason.TARGET_HOLDS_NO_FILES), open_place(target_of(site)):
        pass


def test_it_is_tried_and_nothing_is_left(site: WordPress, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIDAD_TARGET_PASSWORD", site.password)
    before = site.count("post")
    try_target(target_of(site))
    assert site.count("post") == before


def test_what_the_site_forbids_is_told(
    site: WordPress, pack: ArticlePackager, monkeypatch: pytest.MonkeyPatch
) -> None:
    password = site.php(
        "$u = get_user_by('login', 'layla'); [$p] = WP_Application_Passwords::"
        "create_new_application_password($u->ID, ['name' => 'm']); echo json_encode($p);"
    )
    target = replace(target_of(site), user="layla")
    item = pack.news_item(fresh(8, sections=(replace(WORLD, name="قسم جديد", slug="new"),)))
    with refused(Reason.TARGET_FORBIDS), open_wordpress(target, password) as line:
        line.send(item, {}, None, over=False)


def test_whoever_may_not_write_every_tag_there_sends_the_same_words(
    site: WordPress, pack: ArticlePackager, tmp_path: Path
) -> None:
    article = rich_article(tmp_path, uid="d" * 32, slug="kses", sections=(WORLD, ASIA))
    item = pack.news_item(article)
    send(site, pack.news_item(replace(article, uid="e" * 32, slug="terms")))
    password = site.php(
        "$u = get_user_by('login', 'layla'); [$p] = WP_Application_Passwords::"
        "create_new_application_password($u->ID, ['name' => 'n']); echo json_encode($p);"
    )
    target = replace(target_of(site), user="layla")
    with open_wordpress(target, password) as line:
        sent, known = line.send(item, item.pictures.files, None, over=False)
        assert sent.outcome is Outcome.WRITTEN
        again, _ = line.send(item, item.pictures.files, known, over=False)
        assert again.outcome is Outcome.UNCHANGED, "what the site strips is no change of anybody's"


def test_the_first_author_is_who_is_called_so(site: WordPress, pack: ArticlePackager) -> None:
    article = fresh(9)
    layla = replace(article.authors[0], name="Layla", slug="layla")
    _, known = send(site, pack.news_item(replace(article, authors=(layla,))))
    assert site.post(known.number)["author"] in {"layla", USER}


def test_a_full_disk_there_leaves_readers_the_old_text(
    site: WordPress, pack: ArticlePackager, tmp_path: Path
) -> None:
    article = rich_article(tmp_path, uid="c" * 32, slug="full-disk")
    bare = replace(article, text=replace(article.text, lead_picture=None, body=fresh(1).text.body))
    _, known = send(site, pack.news_item(bare))
    before = site.post(known.number)
    site.php(
        "foreach (get_posts(['post_type' => 'attachment', 'numberposts' => -1,"
        "'post_status' => 'any']) as $a) wp_delete_attachment($a->ID, true); echo json_encode(1);"
    )
    uploads = site.folder / "site" / "wp-content" / "uploads"
    uploads.mkdir(exist_ok=True)
    kept = uploads.rename(uploads.with_name("uploads-kept"))
    uploads.write_bytes(b"no folder")
    try:
        with refused(Reason.TARGET_FAILED):
            send(site, pack.news_item(article), known)
    finally:
        uploads.unlink()
        kept.rename(uploads)
    assert site.post(known.number) == before
    assert send(site, pack.news_item(article), known)[0].outcome is Outcome.REPLACED


def test_a_correction_follows_a_post_by_one_key(
    site: WordPress, pack: ArticlePackager, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIDAD_TARGET_PASSWORD", site.password)
    kept = target_of(site)
    wishes = TargetWishes(name=kept.name, kind=kept.kind, address=kept.address, user=kept.user)
    add_target(room.chief, wishes)
    (target,) = targets(room.chief)
    article = approved(room)
    publishing.publish(room.chief, article, packager)
    ask_to_send(room.editor, target.id, article)
    (first,) = work_queue(room.editor, target, pack)
    assert first.outcome is Outcome.WRITTEN
    declaring.correct(room.layla, article, note="ورد رقم خاطئ.")
    sign_off(room, article)
    publishing.publish(room.chief, article, packager)
    (old,) = old_standings(room.editor)
    post = post_of(old.place)
    assert post is not None
    assert "ورد رقم خاطئ." not in site.post(post.number)["content"]
    assert len(send_again(room.editor)) == 1
    (again,) = work_queue(room.editor, target, pack)
    assert again.outcome is Outcome.REPLACED
    assert old_standings(room.editor) == ()
    assert "ورد رقم خاطئ." in site.post(post.number)["content"]


def test_a_line_brings_articles_and_says_where(
    site: WordPress, pack: ArticlePackager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIDAD_TARGET_PASSWORD", site.password)
    article = fresh(10)
    with open_line(target_of(site), lambda: False, "Layla") as line:
        brought = line.bring(article, pack, None, over=False)
        again = line.bring(article, pack, brought.place, over=False)
    post = post_of(brought.place)
    assert post is not None
    assert httpx.get(f"{site.url}/{brought.place}", follow_redirects=True).status_code == 200
    assert again.sent.outcome is Outcome.UNCHANGED
    assert post_of("qimma") is None
