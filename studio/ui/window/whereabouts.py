"""Where a person was in a newsroom, remembered on this computer for the next time."""

from studio.ui.station import Station


class Whereabouts:
    """Remembers by name, for one person in one newsroom."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def remember(self, name: str, value: object) -> None:
        """Remember something, or with None no longer."""
        self._station.personal.remember(self._key(name), value)

    def recall(self, name: str) -> object:
        """Return what was remembered, None for nothing."""
        return self._station.personal.recall(self._key(name))

    def _key(self, name: str) -> str:
        acting = self._station.door.acting
        return f"{name}:{acting.store.folder}:{acting.person.sign_in}"
