"""The command line: everything an editor can do to articles, without a window.

- ``main``      from arguments to an exit code
- ``parser``    every command and its arguments
- ``context``   who calls, on which newsroom, in which language
- ``output``    sentences for people, JSON for programs
- ``shapes``    what a value looks like in JSON
- ``*_commands``  one function for each command; each calls one use case

Other programs call these commands: names, JSON and exit codes are kept stable. Deliberately
absent: rules; whatever calls a use case, the use case checks.
"""
