"""Leaving the house: what is published, as pages and packages of files.

- ``html``             the only writer of the tags of an article's text
- ``html_inline``, ``html_figures``, ``tags``   its parts: marks, pictures, escaping
- ``theme``            templates, styles and words of a page, loaded and checked
- ``colour``           the house's accent, readable on every paper
- ``addresses``        where pages lie below the base address
- ``pictures``         the files that a picture becomes
- ``structured_data``  what machines read of a page: schema.org
- ``page``             a public article as a page
- ``manifest``         the list of what a package holds
- ``archive``          a package as one zip
- ``staging``          a folder or file, there whole or not at all
- ``package``          a public article as a package
- ``delivery``         packages of several articles into a folder
- ``verify``           whether a package is whole

Deliberately absent: any decision on what may leave (`studio.newsroom`); a `PublicArticle` comes
in, and nothing else of the newsroom is reachable from here.
"""
