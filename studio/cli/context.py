"""Who calls a command, on which newsroom, and where its results go."""

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from studio.cli.output import Output, UsageProblem
from studio.errors import Reason, Refused
from studio.newsroom.acting import Acting, Clock
from studio.newsroom.origins import Way, origin_here
from studio.newsroom.signing_in import sign_in
from studio.settings import newsroom_folder
from studio.storage.engine import Store, open_newsroom
from studio.wording.words import Words


@dataclass(frozen=True, slots=True)
class Context:
    """What every command is handed."""

    output: Output
    newsroom: str | None
    person: str | None
    clock: Clock

    @property
    def words(self) -> Words:
        """The language that the person reads."""
        return self.output.words

    @property
    def folder(self) -> Path:
        """The newsroom's folder.

        Raises `UsageProblem` when a database server is named.
        """
        if self.newsroom is None:
            return newsroom_folder()
        if "://" in self.newsroom:
            raise UsageProblem(
                self.words.say(
                    "{path} names a database server; this Midad keeps newsrooms in folders only.",
                    path=self.newsroom,
                )
            )
        return Path(self.newsroom)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the newsroom while the block runs."""
        with open_newsroom(self.folder) as store:
            if store.newer is not None:
                self.output.warn(
                    self.words.say("A newer Midad wrote this newsroom: it is opened for reading.")
                )
            yield store

    @contextmanager
    def acting(self) -> Iterator[Acting]:
        """Open the newsroom and sign in while the block runs.

        The password comes from ``MIDAD_PASSWORD``, else from the person where one is watching.
        """
        with self.store() as store:
            try:
                yield_to = self._sign_in(store, os.environ.get("MIDAD_PASSWORD"))
            except Refused as refusal:
                if refusal.reason is not Reason.SIGN_IN_NEEDED or not self._can_ask():
                    raise
                yield_to = self._sign_in(store, self.ask_password())
            yield yield_to

    def ask_password(self) -> str:
        """Ask the person for a password, without showing it."""
        return getpass.getpass(self.words.say("Password: "))

    def new_password(self) -> str | None:
        """Return a password for somebody else: ``MIDAD_PASSWORD``'s, else asked for, else none."""
        if (given := os.environ.get("MIDAD_PASSWORD")) is not None:
            return given
        return self.ask_password() or None if sys.stdin.isatty() else None

    def password_to_set(self) -> str:
        """Return the password that somebody is to have from now on.

        Raises `Refused` (PASSWORD_TOO_SHORT) where none is to be had.
        """
        return self.new_password() or ""

    @property
    def origin(self) -> str:
        """The program and computer, for the record."""
        return origin_here(Way.COMMAND)

    def _can_ask(self) -> bool:
        return self.person is not None and sys.stdin.isatty()

    def _sign_in(self, store: Store, password: str | None) -> Acting:
        return sign_in(store, self.person, password, clock=self.clock, origin=self.origin)
