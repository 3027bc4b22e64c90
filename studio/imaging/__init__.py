"""Pictures: bytes in, bytes and values out.

- ``values``    what is asked for and what comes back
- ``kinds``     what a file is, told by its content alone
- ``cropping``  where a rendition lies in its picture
- ``credit``    the only metadata that leaves the house
- ``messages``  how the program and its child talk
- ``guard``     ``probe`` and ``render``: a child process decodes, under limits
- ``worker``    that child
- ``fonts``     fonts of this computer that can write Arabic
- ``share``     the share picture of an article without a photo
- ``drawing``   pictures made by the program, for the sample newsroom; on a ``canvas``,
  ``landscapes`` and ``townscapes``

Deliberately absent: keeping pictures (storage), their captions and rights (newsroom), and any
decoding of a picture from outside in the program's own process.
"""
