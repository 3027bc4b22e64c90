"""What people may do, and what happens when they do it.

A use case is one function: it checks, changes, writes the record and returns `Changes`, in one
transaction. Button, command line and test call the same one.

- ``workflow``, ``permissions``   what is allowed, each in one pure table
- ``acting``, ``signing_in``      who acts, on which newsroom, by which clock (``passwords``)
- ``articles``, ``declaring``, ``drafts``, ``planning``   writing, and what is planned around it
- ``trail``                     what somebody typed between two versions, thinner with age
- ``actions``, ``publishing``     the life of an article, from submitting to withdrawing
- ``slots``                       publishing at its time (``slot_times``: for when at all)
- ``obstacles``, ``publication``  what stands in the way, and what may leave
- ``sections``, ``tags``, ``people``, ``pictures``, ``house``   keeping house
- ``checklists``                  what a section wants looked at in each article
- ``presence``, ``leases``        who has an article open to write in it, and taking it over
- ``snippets``, ``house_templates``   texts that are kept ready (``ready``: which may be)
- ``comments``                    remarks on an article and answers to them, never in its text
- ``desk``, ``reading``           lists, and one article with its history
- ``importing``, ``insertion``    articles from people's files, whole or put into another
- ``keeping_pictures``            pictures that come along with a text
- ``word_files``                  an article as a Word file, with its pictures
- ``dictionary``                  words that are right here (``known_words``: all that are known)
- ``ignoring``                    what is let be in an article
- ``register``                    names as the newsroom writes them (``names_file``: as a file)
- ``house_rules``                 rules graded, and the newsroom's own (``style_check``: tried)
- ``house_language``              what copy desk and spelling have to know of the newsroom
- ``targets``                     where articles are sent (``target_values``: what a target is)
- ``record``                      who did what, when, in a chain of hashes
- ``views``, ``public``, ``changes``   the values that go up

Deliberately absent: sentences, tags of HTML, and rows outside a unit of work.
"""
