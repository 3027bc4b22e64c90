"""Leaving the house: what is published, as pages and packages of files.

- ``outgoing``         plain text as it may leave
- ``tags``             how a tag is written, escaped by construction
- ``seen``             what readers see of a text, for every form alike
- ``html``             the tags of an article's text; ``html_inline``, ``html_figures`` are parts
- ``compiled``         templates as they were compiled, kept between runs
- ``theme``            templates, styles and words of a page, loaded and checked
- ``colour``           the house's accent, readable on every paper
- ``addresses``        where pages lie below the base address
- ``moments``          dates and times as a page shows them
- ``description``      what a page says of itself in one sentence
- ``pictures``         the files that a picture becomes
- ``readable``         its text with what the newsroom knows of its pictures
- ``share``            the share picture of an article without a photo
- ``structured_data``  what machines read of a page: schema.org
- ``page``             a public article as a page
- ``interchange``      its words as Markdown, plain text and for the wire
- ``social``           what is posted of it on networks
- ``news_item``        what news systems are told of it
- ``ninjs``            it as news agencies' JSON
- ``wxr``              it, or several, as WordPress exports and imports posts
- ``manifest``         the list of what a package holds
- ``archive``          a package as one zip
- ``staging``          a folder or file, there whole or not at all
- ``package``          a public article as a package
- ``delivery``         packages of several articles into a folder
- ``verify``           whether a package is whole

Deliberately absent: any decision on what may leave (`studio.newsroom`); a `PublicArticle` comes
in, and nothing else of the newsroom is reachable from here.
"""
