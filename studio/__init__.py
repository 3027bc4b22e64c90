"""Midad (مداد), an editorial workstation for Arabic newsrooms.

The floors, lowest first; a module imports only from floors below its own:

- ``errors``     what can go wrong, sorted by who can act on it
- ``resources``  the plain files that travel with the program
- ``arabic``     what makes this an Arabic newsroom; text in, text out
- ``settings``   every setting declared once; where files live
- ``document``   the text itself, pure values: schema, projections, differences
- ``style``      the copy desk: rules of the house, and what they find in an article
- ``spelling``   words that are right or not, judged by dictionaries in a process of their own
- ``imaging``    pictures, bytes in and bytes out, decoded under guard
- ``storage``    keeping, without rules: tables, transactions, backup
- ``newsroom``   what people may do and what happens when they do it
- ``export``     leaving the house: the page, the package, its verification
- ``sending``    targets that packages are brought to, and their queues worked
- ``wording``    the only place that makes sentences, in Arabic and English
- ``demo``       the sample newsroom
- ``ui``         the window, room by room
- ``app``        the program that opens it
- ``cli``        the command line
"""

__version__ = "0.1.0"
