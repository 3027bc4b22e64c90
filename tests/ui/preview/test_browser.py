"""The browser of the preview: it shows what is exported, runs nothing, and nothing leaves it."""

import socket
import threading
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from studio.document.inline import line
from studio.export.package import ArticlePackager
from studio.newsroom import publication
from studio.newsroom.reading import load
from studio.resources import resource
from studio.storage.codes import PackageStatus
from studio.ui.look import Scheme
from studio.ui.preview.browser import Browser
from studio.ui.preview.pages import PAGE, Patch, page_files, patch
from tests.builders import h, li, p
from tests.newsroom.house import Newsroom, approved

WAIT = 20_000


def shown(qtbot: QtBot, browser: Browser, files: dict[str, bytes]) -> None:
    with qtbot.waitSignal(browser.shown, timeout=WAIT):
        browser.show_page(files)


def asked(qtbot: QtBot, browser: Browser, code: str) -> object:
    answers: list[object] = []
    browser.run(code, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
    return answers[0]


def changed(qtbot: QtBot, browser: Browser, files: dict[str, bytes], change: Patch) -> None:
    done: list[bool] = []
    browser.change_page(files, change, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=WAIT)


SAME = """
(html) => {
  const wanted = new DOMParser().parseFromString(html, "text/html");
  const link = document.querySelector("link[rel=stylesheet]");
  wanted.querySelector("link[rel=stylesheet]").setAttribute("href", link.getAttribute("href"));
  return document.documentElement.isEqualNode(wanted.documentElement);
}
"""


def is_page(qtbot: QtBot, browser: Browser, files: dict[str, bytes]) -> bool:
    import json

    html = json.dumps(files[PAGE].decode())
    return asked(qtbot, browser, f"({SAME})({html})") is True


def test_the_page_is_the_one_that_is_exported(
    qtbot: QtBot, browser: Browser, newsroom: Newsroom, tmp_path: Path
) -> None:
    article = approved(newsroom)
    text = load(newsroom.editor, article).text
    previewed = dict(page_files(newsroom.editor, article, text))
    packager = ArticlePackager(resource("themes"), tmp_path / "cache")
    public = publication.public_article(newsroom.editor, article, revision=PackageStatus.APPROVED)
    exported = packager.build(public).files
    assert previewed[PAGE] == exported[PAGE]
    assert previewed["style.css"] == exported["style.css"]
    shown(qtbot, browser, previewed)
    assert is_page(qtbot, browser, previewed)


def test_typing_changes_the_page_at_its_place(
    qtbot: QtBot, browser: Browser, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(
        newsroom.layla, body=[h("عنوان"), *(p(f"فقرة {n} " * 30) for n in range(30))]
    )
    text = load(newsroom.layla, article).text
    files = dict(page_files(newsroom.layla, article, text))
    shown(qtbot, browser, files)
    asked(qtbot, browser, "scrollTo(0, 900), document.querySelector('article').kept = 1")
    blocks = list(text.body.blocks)
    steps = [
        replace(text, headline=line("عنوان جديد 😀")),
        replace(text, body=replace(text.body, blocks=(*blocks[:3], p("فقرة مزيدة"), *blocks[3:]))),
        replace(text, body=replace(text.body, blocks=(*blocks[:9], li("أول"), li("ثان")))),
        replace(text, body=replace(text.body, blocks=())),
        text,
    ]
    for step in steps:
        files = dict(page_files(newsroom.layla, article, step))
        change = patch(browser.html, files[PAGE].decode())
        changed(qtbot, browser, files, change)
        assert is_page(qtbot, browser, files)
    assert asked(qtbot, browser, "document.querySelector('article').kept") == 1


def test_the_page_turns_light_and_dark_with_no_moment_without_its_style(
    qtbot: QtBot, browser: Browser, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    text = load(newsroom.layla, article).text
    shown(qtbot, browser, dict(page_files(newsroom.layla, article, text)))
    grounds = set()
    for scheme in Scheme:
        browser.show_scheme(scheme)
        grounds.add(asked(qtbot, browser, "getComputedStyle(document.body).backgroundColor"))
        said = asked(qtbot, browser, "getComputedStyle(document.documentElement).colorScheme")
        assert said == scheme.value, "scroll bars follow it"
    assert len(grounds) == 2


def test_a_scheme_chosen_while_the_page_comes_is_the_one_it_is_shown_in(
    qtbot: QtBot, browser: Browser, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    files = dict(page_files(newsroom.layla, article, load(newsroom.layla, article).text))
    with qtbot.waitSignal(browser.shown, timeout=60_000):
        browser.show_page(files)
        qtbot.waitUntil(lambda: browser._files.styled is Scheme.LIGHT, timeout=60_000)
        browser.show_scheme(Scheme.DARK)
    said = asked(qtbot, browser, "getComputedStyle(document.documentElement).colorScheme")
    assert said == "dark"


@dataclass
class Canary:
    """A server on this computer that hears whatever is said to it."""

    heard: list[bytes] = field(default_factory=list)
    port: int = 0

    def __post_init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._socket.settimeout(0.1)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._socket.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(0.5)
                try:
                    self.heard.append(connection.recv(200))
                except TimeoutError:
                    self.heard.append(b"a connection")

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        self._socket.close()


TRACKERS = (
    '<img src="{u}/img">',
    '<img srcset="{u}/srcset 1x">',
    '<picture><source srcset="{u}/source"><img alt=""></picture>',
    '<div style="background: url({u}/style)">x</div>',
    "<style>@import url({u}/import);</style>",
    "<style>@font-face {{ font-family: t; src: url({u}/font) }} p {{ font-family: t }}</style>",
    "<style>body {{ cursor: url({u}/cursor), auto }}</style>",
    '<link rel="stylesheet" href="{u}/sheet">',
    '<link rel="prefetch" href="{u}/prefetch">',
    '<link rel="preload" as="image" href="{u}/preload">',
    '<link rel="preconnect" href="{u}">',
    '<link rel="dns-prefetch" href="{u}">',
    '<link rel="modulepreload" href="{u}/module">',
    '<link rel="icon" href="{u}/icon">',
    '<link rel="manifest" href="{u}/manifest">',
    '<iframe src="{u}/frame"></iframe>',
    '<iframe srcdoc="&lt;img src={u}/srcdoc&gt;"></iframe>',
    '<object data="{u}/object"></object>',
    '<embed src="{u}/embed">',
    '<video src="{u}/video" autoplay poster="{u}/poster"></video>',
    '<audio src="{u}/audio" autoplay></audio>',
    '<video><track src="{u}/track" default></video>',
    '<script src="{u}/script"></script>',
    '<script>fetch("{u}/fetch"); navigator.sendBeacon("{u}/beacon");</script>',
    '<script>new WebSocket("ws://127.0.0.1:{port}/"); new EventSource("{u}/events");</script>',
    '<script>new Worker("{u}/worker"); new RTCPeerConnection({{iceServers: []}});</script>',
    '<meta http-equiv="refresh" content="0; url={u}/refresh">',
    '<svg><image href="{u}/svg" /><use href="{u}/use#a" /></svg>',
    '<form action="{u}/form"><input type="image" src="{u}/input"></form>',
    '<base href="{u}/base/"><img src="relative">',
    '<body background="{u}/background"><table background="{u}/table"><tr><td>x</table>',
)


def test_nothing_leaves_the_page(qtbot: QtBot, browser: Browser) -> None:
    canary = Canary()
    try:
        address = f"http://127.0.0.1:{canary.port}"
        body = "\n".join(one.format(u=address, port=canary.port) for one in TRACKERS)
        page = f"<!DOCTYPE html><html><head>{body}</head><body>{body}<p>نص</p></body></html>"
        shown(qtbot, browser, {PAGE: page.encode()})
        qtbot.wait(1500)
        change = patch(page, page.replace("نص", f'<img src="{address}/patched">'))
        browser.change_page(
            {PAGE: page.replace("نص", f'<img src="{address}/patched">').encode()}, change
        )
        qtbot.wait(1000)
        assert asked(qtbot, browser, "location.protocol") == "midad-preview:"
    finally:
        canary.close()
    assert canary.heard == []


def test_the_canary_hears_what_is_said_to_it() -> None:
    canary = Canary()
    try:
        with socket.create_connection(("127.0.0.1", canary.port)) as connection:
            connection.sendall(b"GET / HTTP/1.1")
    finally:
        canary.close()
    assert canary.heard == [b"GET / HTTP/1.1"]


def test_a_link_is_asked_about_and_the_page_stays(qtbot: QtBot, browser: Browser) -> None:
    page = '<!DOCTYPE html><html><body><a href="https://example.org/a">رابط</a></body></html>'
    shown(qtbot, browser, {PAGE: page.encode()})
    with qtbot.waitSignal(browser.link_pressed, timeout=WAIT) as caught:
        browser.run("document.querySelector('a').click()")
    assert caught.args == ["https://example.org/a"]
    assert asked(qtbot, browser, "location.pathname") == "/index.html"


def test_scripts_of_the_page_do_not_run(qtbot: QtBot, browser: Browser) -> None:
    page = (
        "<!DOCTYPE html><html><body><p>نص</p><script>document.body.textContent = 'ran'</script>"
        "<img src=x onerror=\"document.body.textContent = 'ran'\"></body></html>"
    )
    shown(qtbot, browser, {PAGE: page.encode()})
    qtbot.wait(300)
    assert "نص" in str(asked(qtbot, browser, "document.body.textContent"))
