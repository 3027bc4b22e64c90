"""Keeping, without rules: what the newsroom knows, on a disk that may fail.

- ``codes``         what an article, a person or a revision can be
- ``columns``       how values lie in columns, the same on every database
- ``mapping``       the base of all tables
- ``tables``        every table, typed (``remark_tables``: where comments stand, whom they name;
                    ``lease_table`` and ``reader_table``: who has an article open;
                    ``ready_tables``: snippets and templates; ``desk_tables``: notices,
                    private drafts, missed lengths; ``search_tables``: the archive's index;
                    ``trail_table``: what was typed between versions; ``target_tables``: where
                    articles are sent, and the queue; ``language_tables``: words, names and
                    rules of the newsroom's own, and what is let be)
- ``unit_of_work``  one transaction: the only way to rows
- ``texts``         revisions as compressed bytes with their hash
- ``media``         pictures by content hash; files that are written whole or not at all
- ``engine``        opening an embedded newsroom, its one writer and its readers
- ``connection``    connections to the database, and what its file says of itself
- ``lock``          one writer at a time, and who has the newsroom open, across processes
- ``places``        where a newsroom must not lie
- ``reserve``       room for the running save when the disk is full
- ``failures``      what a failing disk or database means
- ``migrations``    from every older newsroom to this one, atomically
- ``upgrading``     the verified copy before that
- ``snapshot``      verified copies of the database alone
- ``backup``        verified copies of everything, and the way back
- ``backup_file``   the form of a backup
- ``rotation``      which of many backups are kept
- ``search_index``  full-text search that every save keeps (``index_watch``: which saves concern it;
                    ``search_upkeep``: making it anew, and where it is wrong)
- ``doctor``        what is wrong with what is kept
"""
