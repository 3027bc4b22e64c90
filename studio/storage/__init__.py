"""Keeping, without rules: what the newsroom knows, on a disk that may fail.

- ``columns``       how values lie in columns, the same on every database
- ``tables``        every table, typed
- ``engine``        opening an embedded newsroom; all that is SQLite's alone
- ``lock``          one writer at a time, across processes
- ``unit_of_work``  one transaction: the only way to rows
- ``texts``         revisions as compressed bytes with their hash
- ``media``         pictures by content hash
- ``migrations``    from every older newsroom to this one, atomically, after a backup
- ``backup``        verified copies, and the way back
"""
