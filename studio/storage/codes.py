"""The codes that columns hold: what an article, a person or a revision can be.

They stand here because tables need them; what they mean, and what leads from one to another, is
`studio.newsroom.workflow`'s affair.
"""

from enum import StrEnum


class Stage(StrEnum):
    """Where the working revision of an article is."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    SPIKED = "spiked"


class Role(StrEnum):
    """What a person does in the newsroom."""

    JOURNALIST = "journalist"
    EDITOR = "editor"
    CHIEF = "chief"
    PRODUCER = "producer"


class Priority(StrEnum):
    """How urgent an article is."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class Check(StrEnum):
    """Whether a legal or picture check is asked for, and done."""

    NOT_NEEDED = "not_needed"
    REQUIRED = "required"
    DONE = "done"


class RevisionKind(StrEnum):
    """Why a revision was kept."""

    CREATED = "created"
    IMPORTED = "imported"
    EDITED = "edited"
    NAMED = "named"
    RESTORED = "restored"
    BATCH = "batch"
    TAKEN_OVER = "taken_over"
    """Somebody took the article over from its author, who had typed this."""
    ASIDE = "aside"
    """Never the working text: somebody else wrote on when its author had typed this."""


class PackageStatus(StrEnum):
    """What a package was made of."""

    PUBLISHED = "published"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class NoticeCode(StrEnum):
    """What somebody is told of."""

    MENTION = "mention"
    ANSWER = "answer"
    ASSIGNED = "assigned"
    SUBMITTED = "submitted"
    SENT_BACK = "sent_back"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    MISSED = "missed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    SPIKED = "spiked"


class TargetKind(StrEnum):
    """What a target is, and so how articles are sent to it."""

    FOLDER = "folder"
    ZIP = "zip"
    SFTP = "sftp"
    FTP = "ftp"
    FTPS = "ftps"
    S3 = "s3"
    WORDPRESS = "wordpress"


class NameKind(StrEnum):
    """What bears a name of the register."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"


class SendingState(StrEnum):
    """Where something that is sent to a target is in the queue."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
