"""What makes this an Arabic newsroom: text in, text out, pure and total.

- ``folding``       one normalisation for search, tags, find, slugs, names and completion
- ``direction``     which way a text runs, and the characters that say so
- ``segmentation``  words, sentences, and the characters that a reader sees
- ``numerals``      digits in three shapes, plural forms
- ``dates``         month and day names, Gregorian and Hijri
- ``stemming``      what words of one kind have in common, for the archive
- ``later``         patterns that are compiled when they are first used
- ``slugs``         what an article is called in an address and on a disk

Deliberately absent: spelling, house style and the register of names, which are
floors of their own kind above this base; and sentences, which belong to ``studio.wording``.
"""
