"""A window is named after its story as it stands, typed words included."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.ui.saving import Saving
    from studio.ui.story import Story
    from studio.ui.window.main_window import MainWindow


def name_after_story(window: "MainWindow", story: "Story") -> None:
    """From now on, keep the title of `window` to the headline of `story`."""
    from studio.document.inline import plain
    from studio.ui.saving import SaveState

    def name(_: object) -> None:
        if story.article is not None:
            window.title(plain(story.text.headline))

    def name_saved(saving: "Saving") -> None:
        if saving.state is SaveState.SAVED:
            name(saving)

    story.loaded.connect(name)
    story.refreshed.connect(name)
    story.saving_changed.connect(name_saved)
    story.closed.connect(lambda: window.title(None))
