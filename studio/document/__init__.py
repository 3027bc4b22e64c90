"""The text itself, as pure values.

- ``marks``      what may be said of a stretch of text: emphasis, link, language, review
- ``inline``     text, hard breaks and footnotes, and their normal form
- ``blocks``     paragraphs, headings, list items, figures, tables and the other blocks
- ``tree``       a document: blocks in normal form, with a direction and a language
- ``article``    everything of an article that its readers will see, as one value
- ``codec``      versioned JSON, in and out (``json_out``, ``json_in``, ``json_inlines`` and
  ``json_fields`` are its rooms)
- ``review``     a text with all suggestions taken, or none
- ``anchors``    where comments stand in a text, and how they find their places again
- ``plain``      the words alone
- ``markdown_out``, ``markdown_in``, ``front_matter``   people's files (``markdown_inline`` writes
  lines, ``markdown_tree`` is Python-Markdown, ``markdown_content`` reads lines,
  ``markdown_plain`` reads what needs no parser)
- ``faults``     what reading such files finds wrong, or leaves out
- ``links``, ``embeds``   addresses that may stand in an article
- ``html_in``    HTML from files and clipboards, cleaned (limits, cleaning, notes, marks, flow,
  parts and reader are its rooms)
- ``wxr_in``, ``wxr_content``   exports of WordPress, entry by entry, and the text of a post
  (``wxr_names`` says what things are called there)
- ``difference``, ``word_difference``   what changed between two versions
"""
