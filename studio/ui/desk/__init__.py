"""The desk: where stories are found, chosen and moved.

- ``places``       the rail's places, each a filter: one table
- ``rail``         places, saved filters and sections, with counts
- ``story_model``  a list of any length: ids, and the rows that are seen
- ``story_row``    how a row is painted
- ``story_list``   the list with its head, filters and batch bar
- ``filters``      chips that narrow a list
- ``board``        the same filter as columns by stage
- ``calendar``     the same filter as days
- ``quick_open``   stories and commands by a few letters
"""
