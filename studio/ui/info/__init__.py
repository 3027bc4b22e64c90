"""What is known of a story beside its text: where it stands, who wrote it, its plan, its sources.

- ``choices``     the sections, tags and people that can be chosen; pure but for one question
- ``chip_field``  several names as chips, with completion by folded spelling
- ``placing``     section, tags, bylines, dateline
- ``finding``     address, search and social texts
- ``plan``        priority, assignee, times, embargo, checks
- ``private``     notes and sources, which never leave the house
- ``pane``        all of it beside the text
"""
