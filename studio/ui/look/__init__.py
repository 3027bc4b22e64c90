"""How things look: colours, fonts, icons and the style sheet, light or dark, at run time.

- ``palette``   colours by what they are for
- ``symbols``   icons by what they stand for, and which are mirrored
- ``fonts``     families of this computer, Arabic first
- ``style``     the style sheet, and Qt's palette
- ``text``      people's words in their own direction
- ``day``       `Look`: all of it as it is now
"""

from studio.ui.look.day import Look, Theme
from studio.ui.look.palette import Palette, Scheme
from studio.ui.look.style import Kind
from studio.ui.look.symbols import Symbol

__all__ = ["Kind", "Look", "Palette", "Scheme", "Symbol", "Theme"]
