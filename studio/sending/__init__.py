"""Sending: packages brought to targets so that each is there whole, and nobody's work is lost.

`places` say what a target can do; `upload` brings a package to any of them; `working` works a
target's queue. Deliberately absent: what is sent (`studio.export`), the queue's rows
(`studio.newsroom.sendings`), and sentences for people.
"""
