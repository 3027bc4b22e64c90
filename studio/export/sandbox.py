"""The sandbox that a theme's templates run in: nothing of Python's, everything escaped.

A name that does not exist fails. Deliberately absent: what a theme is (`theme`).
"""

import re
from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any, Final

from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from studio.export.compiled import CompiledTemplates
from studio.export.site_marks import source_mark

_OF_LOOPS: Final = frozenset({"first", "last", "index", "index0"})
"""Plain values, which need no look at whether they are safe."""

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
    """Writes Python for templates that prints the same as Jinja's own, in less time.

    What is shown is escaped by `_Environment.shown`; names of plain mappings are looked up where
    they stand; and a block gathers what it prints instead of handing each piece to whoever calls.
    """

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("shown = environment.shown")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        body = list(nodes)
        is_whole = frame.buffer is None and (frame.rootlevel or frame.block_frame)
        if not is_whole or any(map(_prints_past_buffers, body)):
            super().blockvisit(body, frame)
            return
        self.buffer(frame)
        super().blockvisit(body, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's own
        found, name = self.temporary_identifier(), repr(node.attr)
        self.write(f"({found}[{name}] if type({found} := ")
        self.visit(node.node, frame)
        self.write(f") is dict and {name} in {found} else environment.getattr({found}, {name}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")


def _prints_past_buffers(node: nodes.Node) -> bool:
    """Say whether Jinja hands over what `node` prints at once, even where others gather it."""
    within = [node] if isinstance(node, nodes.Include) else node.find_all(nodes.Include)
    return any(not one.with_context for one in within)


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which a name of a mapping is its key, before it is anything of Python's.

    Templates are given plain mappings, and a key is always safe.
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

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template finds, as a plain mapping: a chain is gone through for each.

        Nothing is added to the environment once it has templates.
        """
        return {**self.globals, **(d or {})}

    def getattr(self, obj: object, attribute: str) -> object:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if type(obj) is LoopContext and attribute in _OF_LOOPS:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)
