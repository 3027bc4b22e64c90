"""The versions of a story: which there are, what changed between two, and going back to one.

- ``comparison``  two versions as rows of pieces that stayed, came and went; pure
- ``pictures``    what became of pictures besides their words; pure
- ``restoring``   single paragraphs and fields taken over from an older version; pure
- ``page``        a comparison as a page, in one column or side by side; pure
- ``versions``    the list of versions
- ``pane``        all of it beside the text
"""
