"""The only place that makes sentences, in Arabic and in English.

- ``words``    a language's catalogue: messages, counted messages, numbers and dates in its form
- ``terms``    the trade's words: stages, roles, actions, settings
- ``reasons``  why something could not be done, and what to do about it

Messages stand in the code in English; ``resources/translations/midad.pot`` collects them, and the
Arabic ones lie beside it as a gettext catalogue (``packaging/translations.py`` keeps both).
Deliberately absent: Qt. The command line speaks the same words as the window.
"""
