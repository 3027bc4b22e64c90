"""Small widgets that several rooms show.

- ``kinds``    what a widget is, for the style sheet
- ``buttons``  push buttons and icon buttons that say their own texts again
- ``choices``  combo boxes, ticks, numbers and moments
- ``labels``   words of the interface, and people's words in their own direction
- ``chips``    a stage as colour, icon and word
- ``empty``    what a pane says when it has nothing to show
- ``alerts``   news for who listens to the screen
- ``toasts``   news that goes by itself, with a way back
- ``sheets``   a page over the window, closed by Escape, never a modal box
- ``moments``  how long ago, and when
"""
