"""The handover of a shift, on screen and on paper.

Deliberately absent: what stands on the page (`studio.newsroom.handover`), and its words
(`studio.wording.handover`).
"""
