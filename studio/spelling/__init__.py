"""Spelling: which words are right, and what was meant by those that are not.

- ``respelling``    what a word might have been, letter by letter
- ``frequency``     how often words are written
- ``dictionaries``  where dictionaries are found
- ``judging``       one word's verdict, by dictionary and frequency
- ``helper``        the process that holds the dictionaries
- ``speller``       the door to it, which never waits for ever
- ``provider``      what of an article's blocks is not right

Deliberately absent: grammar, windows, and the newsroom's database.
"""
