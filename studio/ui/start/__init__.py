"""The pages before somebody is signed in: each says what is wanted and leads on by a signal.

- ``frame``        a calm card with the program's name, and the language at the corner
- ``first_start``  create a newsroom, open one, or try the sample
- ``sign_in``      who is there
- ``trouble``      a newsroom that cannot be opened, and the ways on

Deliberately absent: opening, founding and signing in (`studio.app.entrance`).
"""
