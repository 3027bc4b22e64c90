"""The window: everything that knows Qt.

Rooms, lowest first; a room may use those above it in this list:

- ``tongue``, ``look``, ``personal``   the person's language, the look of things, what a person set
- ``door``       the one way from the window to the newsroom: work on a thread, results at home
- ``commands``, ``keyboard``   one table of commands; keys on Arabic layouts
- ``parts``      small widgets that several rooms show
- ``station``    what every room of a window is handed
- ``saving``, ``story``   the article that a window has open, and the saving of it
- ``editor``     the writing surface
- ``desk``       rail, lists, board, quick open
- ``preview``    the page as readers will see it
- ``review``, ``history``, ``info``   the panes beside the text
- ``exporting``  the export sheet
- ``house``      sections, tags, people and settings
- ``start``      first start and sign-in
- ``help``       keys and guide
- ``window``     arranges the rooms and decides nothing

Deliberately absent: rules, sentences about errors, and the database.
"""
