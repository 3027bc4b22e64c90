"""The page as readers will see it: the very bytes that are exported, shut off from the net.

- ``isolation``  what must be said before the application exists
- ``pages``      a page's files, and what changes of it from key to key
- ``browser``    the view: own scheme, no script of the page's, nothing leaves
- ``pane``       widths, light and dark, and following what is typed
- ``plain``      what is shown where there is no browser
- ``paper``      printing and PDF
"""
