"""What a person sees and does in review: where the story stands, what is missing, the next step.

- ``primary``  which step comes first, which beside it, and which are offered at all; pure
- ``lines``    the record of a story as lines to read; pure
- ``asking``   the few words or the time that a step asks for, in the pane and never in a box
- ``steps``    the commands of review, done with the open story
- ``since``    what changed since an approval that no longer holds
- ``parts``    small widgets of the pane
- ``pane``     all of it beside the text
"""
