"""Keeping house: sections, tags, people, and the settings of newsroom and person."""
