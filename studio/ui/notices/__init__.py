"""What a person is told of: the bell, the sheet of notices, and the word on the desktop.

Deliberately absent: who is told of what (`studio.newsroom.notices`), and the sentences of it
(`studio.wording.notices`).
"""
