"""How the text looks, as one value that the window fills from its look and the person's zoom.

Sizes are derived from one, so that zoom is one number. Deliberately absent: what any of it means;
nothing here is ever read back from a document.
"""

from msgspec import Struct


class Style(Struct, frozen=True, kw_only=True):
    """Fonts, colours as ``#rrggbb``, and the height of the body's letters in pixels.

    `digits` are the newsroom's ten digits.
    """

    families: tuple[str, ...] = ()
    code_families: tuple[str, ...] = ("monospace",)
    size: int = 20
    text: str = "#1B1A19"
    muted: str = "#5C5952"
    accent: str = "#0A5A78"
    ground: str = "#FBFAF8"
    border: str = "#DAD6CE"
    comment: str = "#FFF0B8"
    inserted: str = "#186A38"
    inserted_ground: str = "#E2F3E7"
    deleted: str = "#B0261C"
    deleted_ground: str = "#FBE7E5"
    paper: str = "#FFFFFF"
    digits: str = "٠١٢٣٤٥٦٧٨٩"

    def scaled(self, size: float) -> int:
        """Return a size that was drawn for letters of 20 pixels, at the size of now."""
        return max(1, round(size * self.size / 20))

    def number(self, number: int, language: str) -> str:
        """Return a number of a list or a footnote in a text of `language`.

        As on pages, Arabic alone has the newsroom's digits.
        """
        if language.lower().partition("-")[0] != "ar":
            return str(number)
        return "".join(self.digits[int(digit)] for digit in str(number))
