"""Articles as posts of a WordPress, by its REST interface (wp/v2) and an application password.

A post begins as an empty draft that carries the article's lasting name, so that a later run finds
what an earlier one began; pictures are brought under names made of what they hold, once each; then
one request gives the post its text and puts it out, so that readers never see half of it. What was
changed there since, its words, its place or its standing, is told of before it is replaced; what
sending leaves as it is may be changed there by anybody. Deliberately absent: the queue, and where
the number of a post is remembered (`working`).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC
from html import escape, unescape
from typing import TYPE_CHECKING, Any, Final

from studio.document.inline import plain
from studio.errors import Reason, Refused, Unavailable
from studio.export.delivery import Outcome
from studio.export.news_item import NewsItem, NewsPhoto, lasting_name
from studio.export.outgoing import outgoing
from studio.export.wxr import post_html
from studio.imaging.values import PictureKind
from studio.newsroom.public import PublicTerm
from studio.newsroom.target_values import TargetView
from studio.sending.posts import (
    WITHDRAWN,
    Post,
    hash_of,
    held,
    image,
    mark_of,
    put,
    sha256,
    words,
)
from studio.sending.upload import Sent

if TYPE_CHECKING:
    import httpx

PATIENCE: Final = 60.0
"""Seconds to wait for an answer; a site makes its own sizes of a picture meanwhile."""

_IMAGE: Final = re.compile(r"<img\b[^>]*>")
_EVERY_STATE: Final = "publish,future,draft,pending,private,trash"
_GONE: Final = frozenset({404, 410})
_FORBIDDEN: Final = frozenset({401, 403})


class WordPress:
    """A site; made by `open_wordpress`."""

    def __init__(
        self,
        target: TargetView,
        client: "httpx.Client",
        stop: Callable[[], bool] = lambda: False,
        person: str = "",
    ) -> None:
        """`person` gives up when `stop` says so."""
        self._target = target
        self._client = client
        self._stop, self._person = stop, person
        self._me = 0
        self._terms: dict[tuple[str, str, int], int] = {}
        self._sent_files = self._sent_bytes = 0

    def sign_in(self, password: str | None) -> None:
        """Learn who signs in.

        Raises `Refused`: TARGET_SIGN_IN_WRONG, TARGET_SECRET_MISSING; `Unavailable`:
        TARGET_NOT_WORDPRESS, TARGET_UNREACHABLE.
        """
        answer = self._ask("GET", "users/me", context="edit")
        if answer.status_code in _FORBIDDEN:
            if password is None:
                raise Refused(Reason.TARGET_SECRET_MISSING, target=self._target.name)
            raise Refused(
                Reason.TARGET_SIGN_IN_WRONG, target=self._target.name, user=self._target.user
            )
        known = _decoded(answer)
        if answer.status_code != 200 or not isinstance(known, dict) or "id" not in known:
            raise Unavailable(
                Reason.TARGET_NOT_WORDPRESS,
                target=self._target.name,
                problem=f"HTTP {answer.status_code}",
            )
        self._me = int(known["id"])

    def probe(self) -> None:
        """Begin a draft and take it away again; raises as `send`."""
        made = self._do("POST", "posts", json={"status": "draft", "title": "Midad"})
        self._do("DELETE", f"posts/{made['id']}", force="true")

    def send(
        self, item: NewsItem, files: Mapping[str, bytes], known: Post | None, *, over: bool
    ) -> tuple[Sent, Post | None]:
        """Let the site have an article, and return what became of it, and its post.

        `files` are those of its pictures by their path. Raises `Refused`: TARGET_POST_CHANGED,
        TARGET_FORBIDS, SENDING_GIVEN_UP; `Unavailable`: TARGET_UNREACHABLE, TARGET_FAILED,
        TARGET_GARBLED.
        """
        self._sent_files = self._sent_bytes = 0
        there = self._found(item, known)
        if item.is_gone:
            return self._withdraw(there, known)
        self._require_known(there, known, over=over)
        sent = hash_of(
            self._wanted(item), sorted((path, sha256(data)) for path, data in files.items())
        )
        if there is not None and known is not None and self._is_as_sent(there, known, sent):
            return Sent(outcome=Outcome.UNCHANGED, files=0, bytes=0), known
        if there is None:
            there = self._begin(item)
            known = None
        fields = self._fields(item, files, there)
        done = self._do("POST", f"posts/{there['id']}", json=fields, context="edit")
        self._sent_files += 1
        self._sent_bytes += len(fields["content"].encode())
        if words(done["content"]["raw"]) != words(fields["content"]):
            raise Unavailable(Reason.TARGET_GARBLED, path=str(done.get("link", "")))
        outcome = Outcome.WRITTEN if known is None else Outcome.REPLACED
        post = Post(number=int(done["id"]), held=held(done), sent=sent, put=put(done))
        return Sent(outcome=outcome, files=self._sent_files, bytes=self._sent_bytes), post

    # The post

    def _found(self, item: NewsItem, known: Post | None) -> dict[str, Any] | None:
        """Return the article's post: the one that is remembered, or one with its lasting name."""
        if known is not None:
            answer = self._ask("GET", f"posts/{known.number}", context="edit")
            if answer.status_code == 200:
                post: dict[str, Any] = self._read(answer)
                return post
            if answer.status_code not in _GONE:
                self._require_done(answer, "posts")
            return None
        name = lasting_name(item.article.uid)
        found = self._do(
            "GET",
            "posts",
            search=name,
            status=_EVERY_STATE,
            context="edit",
            per_page="10",
        )
        return next((one for one in found if mark_of(item) in one["content"]["raw"]), None)

    def _require_known(
        self, there: dict[str, Any] | None, known: Post | None, *, over: bool
    ) -> None:
        if there is None or over:
            return
        begun = known is None and not words(there["content"]["raw"])
        if not begun and not (known is not None and self._is_kept(there, known)):
            raise Refused(
                Reason.TARGET_POST_CHANGED,
                path=str(there.get("link", there["id"])),
                at=str(there.get("modified_gmt", "")).replace("T", " ")[:16],
            )

    def _is_kept(self, there: Mapping[str, Any], known: Post) -> bool:
        """Say whether a post is as it was left: what sending sets, and that readers see it."""
        if held(there) != known.held or (known.put and put(there) != known.put):
            return False
        ours = self._target.options.drafts or known.sent == WITHDRAWN or not known.put
        return ours or there["status"] == "publish"

    def _is_as_sent(self, there: Mapping[str, Any], known: Post, sent: str) -> bool:
        return known.sent == sent and self._is_kept(there, known) and there["status"] != "trash"

    def _begin(self, item: NewsItem) -> dict[str, Any]:
        """Begin an empty draft that a later run knows again."""
        fields = {"status": "draft", "title": item.headline, "content": mark_of(item)}
        made: dict[str, Any] = self._do("POST", "posts", json=fields, context="edit")
        return made

    def _withdraw(
        self, there: dict[str, Any] | None, known: Post | None
    ) -> tuple[Sent, Post | None]:
        options = self._target.options
        gone = "trash" if options.trash else "draft"
        if there is None or there["status"] in {gone, "trash"}:
            return Sent(outcome=Outcome.UNCHANGED, files=0, bytes=0), known
        if options.trash:
            self._do("DELETE", f"posts/{there['id']}")
        else:
            self._do("POST", f"posts/{there['id']}", json={"status": "draft"})
        post = Post(number=int(there["id"]), held=held(there), sent=WITHDRAWN)
        return Sent(outcome=Outcome.REPLACED, files=1, bytes=0), post

    # What the post is told

    def _wanted(self, item: NewsItem) -> dict[str, Any]:
        article = item.article
        return {
            "title": escape(item.headline, quote=False),
            "content": f"{post_html(item)}\n{mark_of(item)}",
            "excerpt": escape(outgoing(plain(article.text.standfirst)), quote=False),
            "slug": article.slug,
            "date_gmt": article.published_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
            "sections": [(one.name, one.slug) for one in article.sections],
            "tags": [(one.name, one.slug) for one in article.tags],
            "authors": [one.name for one in article.authors],
            "drafts": self._target.options.drafts,
        }

    def _fields(
        self, item: NewsItem, files: Mapping[str, bytes], there: Mapping[str, Any]
    ) -> dict[str, Any]:
        fields = self._wanted(item)
        photos = {photo.uri: self._picture(photo, files) for photo in item.photos}
        content = _IMAGE.sub(lambda tag: image(tag.group(), item, photos), fields["content"])
        above = 0
        for section in item.article.sections:
            above = self._term("categories", section, above)
        tags = [self._term("tags", one) for one in item.article.tags]
        lead = next((photos[one.uri]["id"] for one in item.photos if one.is_lead), 0)
        told = {name: fields[name] for name in ("title", "excerpt", "slug", "date_gmt")}
        told |= {"content": content, "tags": tags, "featured_media": lead}
        if above:
            told["categories"] = [above]
        if not self._target.options.drafts:
            told["status"] = "publish"
        elif there["status"] == "trash":
            told["status"] = "draft"
        author = self._author(item.article.authors)
        if author not in {0, there.get("author")}:
            told["author"] = author
        return told

    def _picture(self, photo: NewsPhoto, files: Mapping[str, bytes]) -> dict[str, Any]:
        """Return the site's own copy of a picture, brought there where it is not yet."""
        file = photo.files[PictureKind.JPEG][0]
        data = files[file.path]
        name = f"midad-{sha256(data)[:24]}"
        found = self._do("GET", "media", slug=name, context="edit", status="inherit")
        if found:
            media: dict[str, Any] = found[0]
        else:
            headers = {
                "Content-Type": "image/jpeg",
                "Content-Disposition": f'attachment; filename="{name}.jpg"',
            }
            media = self._do("POST", "media", content=data, headers=headers, context="edit")
            self._sent_files += 1
            self._sent_bytes += len(data)
        said = {
            "alt_text": photo.alt,
            "caption": escape(photo.caption, quote=False),
            "description": escape(photo.credit, quote=False),
        }
        kept = {
            one: media.get(one) if one == "alt_text" else (media.get(one) or {}).get("raw")
            for one in said
        }
        if kept != said:
            media = self._do("POST", f"media/{media['id']}", json=said, context="edit")
        return media

    def _term(self, kind: str, term: PublicTerm, parent: int = 0) -> int:
        """Return the number of a section or tag there, which is made where it is none yet."""
        asked = kind, term.name, parent
        if asked in self._terms:
            return self._terms[asked]
        name = outgoing(term.name)
        above = {"parent": str(parent)} if kind == "categories" else {}
        found = self._do("GET", kind, search=name, per_page="100", **above)
        number = next((int(one["id"]) for one in found if unescape(one["name"]) == name), 0)
        if not number:
            fields = {"name": name, **({"slug": term.slug} if term.slug else {})}
            fields |= {"parent": parent} if parent else {}  # type: ignore[dict-item] # JSON
            answer = self._ask("POST", kind, json=fields)
            said = _decoded(answer)
            if isinstance(said, dict) and said.get("code") == "term_exists":
                number = int(said["data"]["term_id"])
            else:
                self._require_done(answer, kind)
                number = int(said["id"])
        self._terms[asked] = number
        return number

    def _author(self, authors: Sequence[PublicTerm]) -> int:
        """Return who of the site's people is called as the first author; nobody is 0."""
        if not authors:
            return 0
        name = outgoing(authors[0].name)
        answer = self._ask("GET", "users", search=name, per_page="20", context="view")
        found = _decoded(answer)
        if answer.status_code != 200 or not isinstance(found, list):
            return 0
        return next((int(one["id"]) for one in found if unescape(one["name"]) == name), 0)

    # Speaking

    def _do(self, method: str, path: str, **told: Any) -> Any:  # noqa: ANN401 - JSON
        answer = self._ask(method, path, **told)
        self._require_done(answer, path)
        return self._read(answer)

    def _read(self, answer: "httpx.Response") -> Any:  # noqa: ANN401 - JSON
        said = _decoded(answer)
        if said is None:
            raise self._failed(answer.url.path, "no JSON")
        return said

    def _ask(
        self,
        method: str,
        path: str,
        *,
        json: Any = None,  # noqa: ANN401 - JSON
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        **asked: str,
    ) -> "httpx.Response":
        import httpx

        if self._stop():
            raise Refused(Reason.SENDING_GIVEN_UP, person=self._person)
        try:
            return self._client.request(
                method,
                "",
                params={"rest_route": f"/wp/v2/{path}", **asked},
                json=json,
                content=content,
                headers=dict(headers or {}),
            )
        except httpx.HTTPError as error:
            raise _unreachable(self._target.name, error) from error

    def _require_done(self, answer: "httpx.Response", path: str) -> None:
        if answer.is_success:
            return
        said = _decoded(answer)
        problem = said.get("message") if isinstance(said, dict) else None
        if answer.status_code in _FORBIDDEN:
            raise Refused(Reason.TARGET_FORBIDS, target=self._target.name, path=path)
        raise self._failed(path, str(problem or f"HTTP {answer.status_code}"))

    def _failed(self, path: str, problem: str) -> Unavailable:
        return Unavailable(
            Reason.TARGET_FAILED, target=self._target.name, path=path, problem=problem
        )


@contextmanager
def open_wordpress(
    target: TargetView,
    password: str | None,
    stop: Callable[[], bool] = lambda: False,
    person: str = "",
) -> Iterator[WordPress]:
    """Sign in at a site while the block runs.

    Raises as `WordPress.sign_in`, and `Unavailable` (TARGET_LIBRARY_MISSING).
    """
    try:
        import httpx
    except ImportError as error:
        raise Unavailable(Reason.TARGET_LIBRARY_MISSING, problem=str(error)) from error
    signed = (target.user, password) if password is not None else None
    address = f"{target.address.rstrip('/')}/"
    with httpx.Client(base_url=address, auth=signed, timeout=PATIENCE) as client:
        site = WordPress(target, client, stop, person)
        site.sign_in(password)
        yield site


def _decoded(answer: "httpx.Response") -> Any:  # noqa: ANN401 - JSON
    try:
        return answer.json()
    except ValueError:
        return None


def _unreachable(target: str, error: Exception) -> Unavailable:
    problem = str(error) or type(error).__name__
    return Unavailable(Reason.TARGET_UNREACHABLE, target=target, problem=problem)
