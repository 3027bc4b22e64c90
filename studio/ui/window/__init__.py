"""Arranges the rooms in a window and decides nothing.

- ``main_window``   the frame, its language and commands
- ``waiting``       what is shown while a newsroom is opened
- ``workspace``     rail, list or board, editor and end pane
- ``top_bar``, ``bands``, ``news``   what stands above the rooms
- ``end_pane``      the panes beside the text
- ``importing``     articles from files
- ``instance``      one process for a newsroom's windows
"""
