"""``midad`` and ``midad open``: the window."""

from argparse import Namespace

from studio.cli.context import Context
from studio.cli.start import open_window, opening


def window(context: Context, given: Namespace) -> int:
    """Open the window, with an article where one is named."""
    folder = None if context.newsroom is None else context.folder
    return open_window(opening(folder, context.person, getattr(given, "article", None)))
