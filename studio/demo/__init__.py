"""The sample newsroom: «النور نيوز», its people, and articles in every stage of their life.

- ``cast``   who works there
- ``script`` what has happened to each article
- ``play``   plays it, by the same use cases that people call

The articles lie in ``resources/demo``; the pictures are drawn by the program. Deliberately absent:
rows written by hand, and anything that a person could not have done.
"""
