"""The list of remarks in the review pane: what is said and suggested, and what becomes of it.

- ``order``            comments and suggestions in the order of the text, filtered
- ``desk``             `RemarkDesk`: the remarks on the open story, and what a person does with them
- ``composer``         where something is said, with colleagues named by @
- ``new_remark``       where a new comment is written
- ``frame``            what every card is
- ``card``             one thread
- ``suggestion_card``  one suggestion
- ``many``             deciding many suggestions at once
- ``panel``            the list, with its filters
"""
