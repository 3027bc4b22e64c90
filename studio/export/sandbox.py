"""The sandbox that a theme's templates run in: nothing of Python's, everything escaped.

A name that does not exist fails. Deliberately absent: what a theme is (`theme`).
"""

import re
from pathlib import Path
from typing import Any, Final

from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from studio.export.compiled import CompiledTemplates
from studio.export.site_marks import source_mark

_ESCAPED: Final = re.compile("[&<>'\"]")


def sandbox(root: Path, kept: Path | None = None) -> ImmutableSandboxedEnvironment:
    """Return the environment of the templates in a folder.

    They are kept as they were compiled in the folder `kept`, where there is one.
    """
    return _Environment(
        bytecode_cache=None if kept is None else CompiledTemplates(kept, _compiler()),
        loader=FileSystemLoader(root),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,  # a theme's templates are few, and are kept
    )


def _compiler() -> str:
    """Return what tells this program's way of compiling templates from every other one."""
    return source_mark(Path(__file__), "Jinja2").hex()


class _Generator(CodeGenerator):
    """Writes Python for templates that escapes what is shown by `_Environment.shown`."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which a name of a mapping is its key, before it is anything of Python's.

    Templates are given plain mappings, and a key is always safe; it is found in half the time.
    """

    code_generator_class = _Generator

    @staticmethod
    def shown(value: object) -> str:
        """Return what stands on a page for a value: escaped, but for what is `Markup` already.

        Nearly nothing has anything to escape, and `Markup` is slow to make: a page has hundreds of
        pieces, of which only the whole is marked.
        """
        if type(value) is Markup or (type(value) is str and not _ESCAPED.search(value)):
            return value
        return escape(value)

    def getattr(self, obj: object, attribute: str) -> object:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)
