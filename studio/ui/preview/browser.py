"""The browser of the preview: pages from memory, no script of the page's, nothing leaves.

Own scheme, off-the-record profile, content security policy by response header, an interceptor that
lets nothing but the scheme pass, navigation and permissions refused. The page's own scripts are
off; ours run in a world of their own. Deliberately absent: what pages are shown.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from shiboken6 import delete, isValid

from studio.resources import resource
from studio.ui.look import Scheme
from studio.ui.preview.pages import PAGE, Patch

SCHEME: Final = "midad-preview"
_ROOT: Final = f"{SCHEME}://page/"
_STYLE: Final = "style.css"
_DARK_RULE: Final = b"@media (prefers-color-scheme: dark)"
_EITHER: Final = b"color-scheme: light dark"
"""What lets the browser choose, for scroll bars and fields; the pane chooses for it."""
_KINDS: Final = {
    "html": b"text/html; charset=utf-8",
    "css": b"text/css; charset=utf-8",
    "svg": b"image/svg+xml",
    "png": b"image/png",
    "jpg": b"image/jpeg",
    "webp": b"image/webp",
    "avif": b"image/avif",
    "woff2": b"font/woff2",
}
_POLICY: Final = (
    f"default-src 'none'; style-src {SCHEME}: 'self'; img-src {SCHEME}: 'self'; "
    f"font-src {SCHEME}: 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'"
)
_FONTS_MS: Final = 20
_OURS: Final = QWebEngineScript.ScriptWorldId.ApplicationWorld.value


def register_scheme() -> None:
    """Let Chromium know the scheme; before the first profile is made, once for the process."""
    if QWebEngineUrlScheme.schemeByName(SCHEME.encode()).name() == SCHEME.encode():
        return
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme | QWebEngineUrlScheme.Flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


class _Files(QWebEngineUrlSchemeHandler):
    """Answers for the files of the page that is shown, from memory."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.files: Mapping[str, bytes] = {}
        self.scheme = Scheme.LIGHT
        self.styled: Scheme | None = None
        """What the styles that were handed out last are for."""

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer with a file of the page, or that there is none."""
        path = job.requestUrl().path().lstrip("/") or PAGE
        data = self.files.get(path)
        if data is None or job.requestMethod() != QByteArray(b"GET"):
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        if path == _STYLE:
            self.styled = self.scheme
            dark = self.scheme is Scheme.DARK
            data = data.replace(_DARK_RULE, b"@media all" if dark else b"@media not all")
            data = data.replace(_EITHER, b"color-scheme: dark" if dark else b"color-scheme: light")
        job.setAdditionalResponseHeaders(
            {
                QByteArray(b"Content-Security-Policy"): QByteArray(_POLICY.encode()),
                QByteArray(b"Cache-Control"): QByteArray(b"no-store"),
            }
        )
        buffer = QBuffer(job)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        kind = _KINDS.get(path.rpartition(".")[2], b"application/octet-stream")
        job.reply(QByteArray(kind), buffer)


class _Gate(QWebEngineUrlRequestInterceptor):
    """Lets the page's own files pass, and nothing else."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Refuse whatever is not of the scheme."""
        if info.requestUrl().scheme() != SCHEME:
            info.block(True)


class _Page(QWebEnginePage):
    """A page that goes nowhere.

    Signals:
        link_pressed: an address that a link of the page leads to.
    """

    link_pressed = Signal(str)

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        type: QWebEnginePage.NavigationType,  # noqa: A002 - Qt's own
        isMainFrame: bool,  # noqa: FBT001, N803 - Qt's own
    ) -> bool:
        """Stay; tell of a link that was pressed, but for one within the page."""
        address = url if isinstance(url, QUrl) else QUrl(url)
        if address.scheme() == SCHEME and isMainFrame:
            return True
        if type is QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self.link_pressed.emit(address.toString())
        return False

    def javaScriptConsoleMessage(self, *_: Any) -> None:  # noqa: ANN401 - Qt's own
        """Say nothing of what a page complains about: its scripts are off on purpose."""


class Browser(QWebEngineView):
    """Shows one page at a time.

    Signals:
        link_pressed: an address that a link of the page leads to.
        shown: a page was loaded whole.
    """

    link_pressed = Signal(str)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = QWebEngineProfile(self)
        self._files = _Files(self._profile)
        self._gate = _Gate(self._profile)
        self._profile.installUrlSchemeHandler(SCHEME.encode(), self._files)
        self._profile.setUrlRequestInterceptor(self._gate)
        self._profile.downloadRequested.connect(_refuse_download)
        self._page = _Page(self._profile, self)
        self._page.link_pressed.connect(self.link_pressed)
        self._page.newWindowRequested.connect(self._refuse_window)
        self._page.permissionRequested.connect(QWebEnginePermission.deny)
        self._page.loadFinished.connect(self._loaded)
        settings = self._page.settings()
        off = QWebEngineSettings.WebAttribute
        for attribute in (
            off.JavascriptEnabled,
            off.JavascriptCanOpenWindows,
            off.LocalStorageEnabled,
            off.PluginsEnabled,
            off.AutoLoadIconsForPage,
            off.DnsPrefetchEnabled,
            off.HyperlinkAuditingEnabled,
            off.LocalContentCanAccessRemoteUrls,
            off.LocalContentCanAccessFileUrls,
            off.NavigateOnDropEnabled,
        ):
            settings.setAttribute(attribute, False)
        self._script = resource("preview", "patch.js").read_text(encoding="utf-8")
        self._html = ""
        self._ready = False
        self.setPage(self._page)
        self.setAcceptDrops(False)

    @property
    def html(self) -> str:
        """The HTML that is shown, or on its way."""
        return self._html

    def show_page(self, files: Mapping[str, bytes]) -> None:
        """Load a page and what it shows."""
        self._files.files = dict(files)
        self._html = files[PAGE].decode()
        self._ready = False
        self._page.load(QUrl(_ROOT + PAGE))

    def changes_more_than_words(self, files: Mapping[str, bytes]) -> bool:
        """Say whether a page's styles or pictures are others than those that are shown."""
        shown, other = self._files.files, files
        return {one: shown[one] for one in shown if one != PAGE} != {
            one: other[one] for one in other if one != PAGE
        }

    def change_page(
        self, files: Mapping[str, bytes], change: Patch, then: Callable[[], None] | None = None
    ) -> None:
        """Make the shown page another one, at its place; loads it where none is ready."""
        if not self._ready:
            self.show_page(files)
            return
        self._files.files = dict(files)
        self._html = files[PAGE].decode()
        call = f"midad.patch({change.start}, {change.end}, {_quoted(change.middle)})"
        self.run(call, None if then is None else lambda _: then())

    def show_scheme(self, scheme: Scheme) -> None:
        """Show the page as in the light, or in the dark."""
        self._files.scheme = scheme
        if self._ready:
            self.run(f"midad.scheme('{scheme.value}')")

    def follow(self, share: float) -> None:
        """Scroll to a share of the page, from 0 to 1."""
        if self._ready:
            self.run(f"midad.follow({share:.4f})")

    def run(self, code: str, then: Callable[[Any], None] | None = None) -> None:
        """Run our own script in the world that the page cannot see."""
        if then is None:
            self._page.runJavaScript(code, _OURS)
        else:
            self._page.runJavaScript(code, _OURS, then)

    def when_lettered(self, then: Callable[[], None], tries: int = 100) -> None:
        """Do this once the page is laid out and its fonts are there, or have not come in 2 s.

        What is drawn before stands in another font, and paper cannot be drawn again.
        """

        def look(status: object) -> None:
            if status == "loading" and tries:
                QTimer.singleShot(_FONTS_MS, self, partial(self.when_lettered, then, tries - 1))
            else:
                then()

        self.run("document.body.offsetHeight, document.fonts.status", look)

    def let_go(self) -> None:
        """Let the page go before its profile, as Qt wants it."""
        self.setPage(None)  # type: ignore[arg-type] # Qt takes none
        if isValid(self._page):
            delete(self._page)

    def _loaded(self, well: bool) -> None:  # noqa: FBT001 - Qt's own
        if not well:
            return
        self.run(self._script)
        self.run(f"midad.begin({_quoted(self._html)})")
        self._ready = True
        if self._files.styled is not self._files.scheme:  # another was chosen while it came
            self.show_scheme(self._files.scheme)
        self.shown.emit()

    def _refuse_window(self, request: QWebEngineNewWindowRequest) -> None:
        self.link_pressed.emit(request.requestedUrl().toString())


def _refuse_download(request: QWebEngineDownloadRequest) -> None:
    request.cancel()


def _quoted(text: str) -> str:
    """Return text as a literal of JavaScript."""
    import json

    return json.dumps(text).replace("<", "\\u003c")
