"""Puts the house together: the application, the open newsroom, its threads and its windows.

- ``opening``   what a start asks for, and whether a window can be shown at all
- ``program``   one newsroom at a time, any number of windows
- ``entrance``  a window's way from its first page to a person's rooms
- ``sample``    the sample newsroom: made, opened, deleted in one step
- ``faults``    the last resort for what is our own bug
- ``run``       the application of Qt, from start to end

Deliberately absent: what windows look like and do (`studio.ui`).
"""
