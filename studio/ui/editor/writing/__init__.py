"""The text of an article while it is being written, apart from the widget that shows it.

Values first: `passages` are what stands in the document, `edits`, `kinds` and `marking` change
them, `settling` keeps them whole, `history` remembers. Then Qt: `formats` and `paper` put them into
a `QTextDocument`, and `manuscript` ties both together. Deliberately absent: widgets.
"""
