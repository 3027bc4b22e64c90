"""Letters and direction at the writing surface: help while typing, orders, characters by name.

Deliberately absent: the rules of letters, which the floor of Arabic says.
"""
