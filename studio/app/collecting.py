"""Python's garbage, collected on the window's thread alone, and while it waits for the person.

Python collects in whatever thread makes the next object. What that finds may be Qt's, which must
die on its own thread; from the newsroom's thread it crashed the program. Deliberately absent: what
is freed by counting references, which needs no collecting.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

LOOK_EVERY_MS: Final = 5000
_LIMITS: Final = (700, 10, 10)
"""Objects made since the last look, and looks at the younger since that at the older: Python's own.

A command that opens the window may have set others for itself.
"""


class Collector(QObject):
    """Collects by a timer what Python would collect by itself, by its own thresholds.

    What was there before is set aside: it stays until the end, and no collection need go through
    it. The first time, so is what a start has made since.
    """

    def __init__(self, parent: QObject, every: int = LOOK_EVERY_MS) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._begun = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if not self._begun:
            self._begun = True
            gc.collect()
            gc.freeze()
            return
        counts = gc.get_count()
        due = [age for age, limit in enumerate(_LIMITS) if counts[age] > limit]
        if due:
            gc.collect(max(due))

    def close(self) -> None:
        """Collect no more; Python does it by itself again."""
        self._timer.stop()
        gc.enable()
