"""What a window lets the newsroom do with its open article, one act after another.

Deliberately absent: what becomes of the text that is shown (`studio.ui.story`).
"""

from collections.abc import Callable

from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.reading import load
from studio.newsroom.views import ArticleDetail
from studio.ui.door import Door, Failed

Act = Callable[[Acting, int, int], Changes]
"""What is done with an article, given its id and its newest version."""
Done = Callable[[Changes], None]
"""What follows once something changed the newsroom."""
Then = Callable[[], None]
"""What follows once something is done."""


class Commits:
    """Acts that may make a version; `busy` while a version is made, and others wait for it."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._waiting: list[Callable[[], None]] = []
        self.busy = False

    def wait(self, step: Callable[[], None]) -> None:
        """Do this when what is under way has come home."""
        self._waiting.append(step)

    def forget(self) -> None:
        """Let nothing wait any more: the article was left."""
        self.busy, self._waiting = False, []

    def do(
        self,
        act: Callable[[Acting], Changes],
        article: int,
        here: Callable[[], bool],
        done: Callable[[Changes, ArticleDetail], None],
        failed: Failed,
    ) -> None:
        """Do something with an article and read it again; all windows hear what changed.

        `done` or `failed` follow while the article is `here` still, then whatever waits.
        """

        def work(acting: Acting) -> tuple[Changes, ArticleDetail]:
            changes = act(acting)
            return changes, load(acting, article)

        def come_home(found: tuple[Changes, ArticleDetail]) -> None:
            if here():
                done(*found)
            self._door.announce(found[0])
            self._go_on(here)

        def refused(error: MidadError) -> None:
            if here():
                failed(error)
            self._go_on(here)

        self._door.ask(work, come_home, failed=refused)

    def _go_on(self, here: Callable[[], bool]) -> None:
        if not here():
            return
        self.busy = False
        waiting, self._waiting = self._waiting, []
        for step in waiting:
            step()
