"""Findings at the writing surface: looked for while nobody types, underlined, put right by a key.

Deliberately absent: what is looked for, which providers of the floors below say.
"""
