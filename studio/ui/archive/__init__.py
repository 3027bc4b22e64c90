"""The archive in the window: a field, what was found, and what narrows it."""
