"""The panels in which a block is edited that is no text, and what a text block says of itself.

- ``inline_field``   a field that keeps bold, links and the other marks of its words
- ``panel``, ``form``   what every panel is, and named fields one below the other
- ``crop_view``, ``cropping``, ``figure_form``   a picture's crop and focal point, and its words
- ``figure``, ``gallery``, ``table``, ``embed``, ``pull_quote``, ``related``, ``fixed``,
  ``footnote``   one module for each kind of block
- ``dock``   shows one of them below the text

A panel holds a value of the document and hands over another; it never touches the text.
Deliberately absent: where the value stands in the text (`studio.ui.editor.carding`).
"""
