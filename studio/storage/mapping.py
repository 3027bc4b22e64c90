"""The base of all tables: a class says what its columns are, and is mapped to a table of them.

What is declared is what SQLAlchemy's own declarative base understands, as far as tables here need
it: columns annotated ``Mapped[…]``, with ``mapped_column`` where there is more to say. That base
looks through each class for a great deal besides, and costs a start twice of what the tables and
their mapping do (`registry.map_imperatively`). Deliberately absent: relationships, mixins, and
tables that inherit from others.
"""

from types import NoneType, UnionType
from typing import Any, ClassVar, get_args

from sqlalchemy import Column, MetaData
from sqlalchemy import Table as Columns
from sqlalchemy.orm import registry

from studio.storage.columns import NAMING, STRICT, TYPES


class Table:
    """The base of all tables; its rows are made with the values of their columns by name.

    A column is nullable where its type says ``| None``. ``__table_args__`` are constraints and
    indexes, and options last, as SQLAlchemy's declarative base has them.
    """

    metadata: ClassVar = MetaData(naming_convention=NAMING)
    __tablename__: ClassVar[str]
    __table__: ClassVar[Columns]
    __table_args__: ClassVar[Any] = STRICT

    def __init__(self, **values: object) -> None:
        for name, value in values.items():
            if name not in self.__table__.columns:
                raise TypeError(f"{type(self).__name__} has no column {name}")
            setattr(self, name, value)

    def __init_subclass__(cls) -> None:
        """Make the table of what the class says, and map the class to it."""
        columns = [_column(cls, name, said) for name, said in cls.__annotations__.items()]
        given = cls.__table_args__
        *constraints, options = (given,) if isinstance(given, dict) else given
        cls.__table__ = Columns(cls.__tablename__, cls.metadata, *columns, *constraints, **options)
        _REGISTRY.map_imperatively(cls, cls.__table__)


_REGISTRY = registry(metadata=Table.metadata)


def _column(table: type[Table], name: str, said: object) -> Column[Any]:
    """Return the column of a class that is annotated so, and take its placeholder away."""
    (kind,) = get_args(said)
    nullable = False
    if isinstance(kind, UnionType):
        kind, nothing = get_args(kind)
        nullable = nothing is NoneType
    column: Column[Any] = Column()
    if (placed := vars(table).get(name)) is not None:
        column = placed.column
        delattr(table, name)
    column.name = column.key = name
    column.type, column.nullable = TYPES[kind], nullable
    return column
