"""The writing surface: an article's headlines and body in one column, edited by transactions.

Rooms, lowest first:

- ``writing``     the text itself: passages, their document, every edit, clipboard, finding
- ``strokes``, ``hands``   what a key asks; what the surface needs of whoever edits with it
- ``placeholders``, ``flags``, ``visible``   what is painted beside the words, and where
- ``surface``     the widget: keys, mouse, composing, one column
- ``thumbnails``, ``card_pen``, ``cards``, ``objects``   blocks that are no text, as cards
- ``editing``     the surface's hands: the manuscript at the caret
- ``picture_intake``, ``clipping``   what comes in and goes out
- ``bar``, ``link_bar``, ``find_bar``, ``foot``   around the text
- ``panels``, ``carding``, ``inserting``   editing blocks that are no text, and bringing them in
- ``searching``, ``places``, ``commanding``   finding, the caret's memory, the commands
- ``late_parts``   what is made when it is first used
- ``article_editor``   arranges them, and connects the open story

Deliberately absent: the panes beside the text, and saving (`studio.ui.story`).
"""
