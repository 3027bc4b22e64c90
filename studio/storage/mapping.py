"""The base of all tables: a class says what its columns are, and is mapped to a table of them.

What is declared is what SQLAlchemy's own declarative base understands, as far as tables here need
it: columns annotated ``Mapped[…]``, with ``mapped_column`` where there is more to say. That base
looks through each class for a great deal besides, and costs a start twice of what the tables and
their mapping do (`registry.map_imperatively`). And a class is mapped when it is first used: a start
asks about half of the tables. Deliberately absent: relationships, mixins, and tables that inherit
from others.
"""

import threading
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Final, get_args

from sqlalchemy import Column, MetaData
from sqlalchemy import Table as Columns
from sqlalchemy.inspection import _inspects
from sqlalchemy.orm import MappedColumn, QueryableAttribute, registry

from studio.storage.columns import NAMING, STRICT, TYPES

_METADATA: Final = MetaData(naming_convention=NAMING)
_REGISTRY: Final = registry(metadata=_METADATA)
_LOCK: Final = threading.RLock()
_WAITING: Final[dict[str, "type[Table]"]] = {}
"""The classes without a table, by its name: nobody has used them."""
_UNMAPPED: Final[set["type[Table]"]] = set()
"""The classes that nobody has used, though other tables may refer to theirs."""
_IN_HAND: Final[dict[type, dict[str, object]]] = {}
"""The class that is being mapped, and its columns: no other thread sees them before all is done."""


class TableClass(type):
    """The class of a table's class, which has that one mapped before it is used.

    SQLAlchemy uses it by looking for an attribute that is not there before, by inspecting it, or by
    making a row: each comes here first, from whatever thread.
    """

    def __new__(cls, name: str, bases: tuple[type, ...], said: dict[str, Any]) -> "TableClass":
        """Take the columns' placeholders away: what is there is what can be asked for."""
        placed = {one: said.pop(one) for one in tuple(said) if isinstance(said[one], MappedColumn)}
        return super().__new__(cls, name, bases, said | {"__placed__": placed})

    @property
    def metadata(cls) -> MetaData:
        """All tables of the classes that are imported."""
        with _LOCK:
            for one in tuple(_WAITING.values()):
                _make_table(one)
        return _METADATA

    def __call__(cls, *args: object, **values: object) -> Any:  # noqa: ANN401 - one of the class
        """Make a row."""
        _use(cls)
        return super().__call__(*args, **values)

    if not TYPE_CHECKING:  # which knows the columns by their annotations

        def __getattr__(cls, name: str) -> object:
            """Return what the class has once it is mapped; called for what it has not before."""
            with _LOCK:
                if name in _IN_HAND.get(cls, ()):
                    return _IN_HAND[cls][name]
                _use(cls)
                return type.__getattribute__(cls, name)

        def __setattr__(cls, name: str, value: object) -> None:
            """Keep a column that SQLAlchemy gives the class until all of them can be given."""
            if cls in _IN_HAND and isinstance(value, QueryableAttribute):
                _IN_HAND[cls][name] = value
            else:
                super().__setattr__(name, value)


class Table(metaclass=TableClass):
    """The base of all tables; its rows are made with the values of their columns by name.

    A column is nullable where its type says ``| None``. ``__table_args__`` are constraints and
    indexes, and options last, as SQLAlchemy's declarative base has them.
    """

    __tablename__: ClassVar[str]
    __table__: ClassVar[Columns]
    __table_args__: ClassVar[Any] = STRICT
    __placed__: ClassVar[dict[str, MappedColumn[Any]]]

    def __init__(self, **values: object) -> None:
        for name, value in values.items():
            if name not in self.__table__.columns:
                raise TypeError(f"{type(self).__name__} has no column {name}")
            setattr(self, name, value)

    def __init_subclass__(cls) -> None:
        """Let the class wait for its first use."""
        _WAITING[cls.__tablename__] = cls
        _UNMAPPED.add(cls)


def table_of(table: "type[Table]") -> Columns:
    """Return the table of a class, for questions about values: they need no class that is mapped.

    Such a question does not see what a transaction has added and not written yet.
    """
    with _LOCK:
        _make_table(table)
    return table.__table__


@_inspects(TableClass)
def _inspected(table: TableClass) -> None:
    """Map a class that SQLAlchemy inspects, which it does then as with every class."""
    _use(table)


def _use(table: TableClass) -> None:
    """Map a class that is not mapped."""
    with _LOCK:
        if table not in _UNMAPPED:
            return
        _UNMAPPED.discard(table)
        _make_table(table)
        columns: dict[str, object] = {}
        _IN_HAND[table] = columns
        _REGISTRY.map_imperatively(table, table.__table__)
        del _IN_HAND[table]
        for name, column in columns.items():
            setattr(table, name, column)


def _make_table(table: "type[Table]") -> None:
    """Make the table of what a class says, and those that it refers to."""
    if _WAITING.pop(table.__tablename__, None) is None:
        return
    columns = [_column(table, name, said) for name, said in table.__annotations__.items()]
    given = table.__table_args__
    *constraints, options = (given,) if isinstance(given, dict) else given
    made = Columns(table.__tablename__, _METADATA, *columns, *constraints, **options)
    table.__table__ = made
    for key in made.foreign_keys:
        name, _, _ = key.target_fullname.partition(".")
        if name in _WAITING:
            _make_table(_WAITING[name])


def _column(table: "type[Table]", name: str, said: object) -> Column[Any]:
    """Return the column of a class that is annotated so."""
    (kind,) = get_args(said)
    nullable = False
    if isinstance(kind, UnionType):
        kind, nothing = get_args(kind)
        nullable = nothing is NoneType
    placed = table.__placed__.get(name)
    column: Column[Any] = Column() if placed is None else placed.column
    column.name = column.key = name
    column.type, column.nullable = TYPES[kind], nullable
    return column
