"""Why something could not be done, and what to do about it.

Every `Reason` has its sentences: the first says what is wrong, the others what to do; where that
differs between window and command, `ways` says it. A test holds the table complete, and its places
in braces to the facts that errors really carry.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.errors import Fact, MidadError, Reason
from studio.wording.language_reasons import LANGUAGE_SENTENCES
from studio.wording.target_reasons import TARGETS
from studio.wording.terms import code_term
from studio.wording.ways import WAYS
from studio.wording.words import Words, mark

SENTENCES: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        # Sign-in and permission
        Reason.SIGN_IN_NEEDED: mark("Nobody is signed in. Sign in with your name and password."),
        Reason.SIGN_IN_WRONG: mark("This name and password do not belong together. Try again."),
        Reason.NOT_PERMITTED: mark(
            "As {role} you may not do this: {action}. Ask somebody who may, or the chief editor."
        ),
        Reason.PERSON_UNKNOWN: mark(
            "Nobody here signs in as {person}. Look at the list of people."
        ),
        Reason.PERSON_RETIRED: mark(
            "{person} has left the newsroom. A chief editor can add them again."
        ),
        Reason.PERSON_EXISTS: mark("Somebody signs in as {person} already. Choose another name."),
        Reason.PERSON_NAME_INVALID: mark(
            "{person} cannot be a sign-in name. Use letters, digits, dots and hyphens, no spaces."
        ),
        Reason.LAST_CHIEF: mark(
            "{person} is the last chief editor. Make somebody else chief editor first."
        ),
        Reason.PASSWORD_TOO_SHORT: mark(
            "The password is too short: at least {minimum} characters."
        ),
        Reason.PASSWORD_MISSING: mark(
            "{person} has no password yet. Where several people work, everybody needs one: set it "
            "first."
        ),
        Reason.ROLE_UNKNOWN: mark("There is no role {role}. The roles are: {allowed}."),
        # The life of an article
        Reason.ARTICLE_UNKNOWN: mark(
            "There is no article {article}. Look at the list of articles."
        ),
        Reason.REVISION_UNKNOWN: mark("Article {article} has no version {revision}."),
        Reason.POINT_UNKNOWN: mark(
            "What was typed at that moment is not kept any more. Choose another one, or a version."
        ),
        Reason.NO_TRANSITION: mark(
            "The article is {stage}; from there this cannot be done: {action}."
        ),
        Reason.BASE_STALE: mark(
            "Article {article} has changed meanwhile: you started from version {base}, the "
            "newest is "
            "{current}. Your text was not saved over it; take the newest version and add your "
            "changes."
        ),
        Reason.OPEN_ELSEWHERE: mark(
            "{person} has article {article} open since {since}, so nothing was changed. Ask them "
            "to leave it, or take it over in a window."
        ),
        Reason.HEADLINE_MISSING: mark("The article has no headline. Write one first."),
        Reason.BODY_MISSING: mark("The article has no text. Write it first."),
        Reason.SECTION_MISSING: mark("The article has no section. Choose one first."),
        Reason.LENGTH_REASON_MISSING: mark(
            "It has {words} words, and {commissioned} were commissioned. "
            "Say why when you submit it."
        ),
        Reason.NOT_A_DRAFT: mark(
            "The article is {stage}: only a draft that was never handed in or published can be "
            "private."
        ),
        Reason.NOTE_MISSING: mark("Say why: this needs a note ({action})."),
        Reason.OWN_ARTICLE: mark(
            "You are an author of this article; somebody else has to approve it."
        ),
        Reason.WROTE_TOO_MUCH: mark(
            "You wrote {words} words of this version, more than the {limit} that an approver may. "
            "Somebody else has to approve it."
        ),
        Reason.NOT_APPROVED: mark(
            "The article is {stage}, not approved. An editor has to approve this text first."
        ),
        Reason.NOT_PUBLISHED: mark(
            "The article is not published, so there is nothing live to change."
        ),
        Reason.NOTHING_CHANGED: mark("Nothing differs from what is kept already."),
        Reason.TIME_MISSING: mark("Say when: this needs a time, such as 2026-03-01T18:30."),
        Reason.TIME_PAST: mark("{at} is past. Choose a time to come, or publish now."),
        Reason.TIME_UNDER_EMBARGO: mark(
            "At {at} the embargo, which ends at {until}, still holds. Choose a later time, or let "
            "an editor lift or shorten the embargo."
        ),
        Reason.EMBARGO_OPEN_ENDED: mark(
            "An embargo without an end holds, so no time can be kept. Let an editor lift it, or "
            "give it an end, and then choose a time."
        ),
        Reason.SPIKED_BY_EDITOR: mark(
            "{person} set this article aside. Ask an editor to bring it back, or begin a new "
            "article with its text."
        ),
        Reason.WENT_ON: mark(
            "Article {article} has gone on since then, so it stays as it is. Change it by hand "
            "where it still needs to be."
        ),
        Reason.APPROVALS_LOST: mark(
            "Articles would need approval again: {approved} approved ones, {scheduled} of which "
            "would lose their time. Nothing was changed."
        ),
        Reason.SLOT_MISSED: mark(
            "Its time, {at}, was missed, and nothing is published late unasked."
        ),
        Reason.OBSTACLES: mark("Something stands in the way: {obstacles}. Settle it first."),
        Reason.COMMENT_UNKNOWN: mark("There is no comment {comment} any more."),
        Reason.COMMENT_EMPTY: mark("The comment is empty. Write something first."),
        Reason.COMMENT_NOT_YOURS: mark(
            "Only who wrote a comment may change or delete it. Answer it instead."
        ),
        Reason.COMMENT_ANSWERED: mark(
            "Somebody has answered this comment, so it stays. Resolve it instead."
        ),
        Reason.COMMENT_PLACE_UNKNOWN: mark(
            "These words do not stand in the article: {quoted}. Quote them as they are."
        ),
        # Keeping house
        Reason.SECTION_UNKNOWN: mark("There is no section {section}."),
        Reason.SECTION_EXISTS: mark("The section {existing} is there already."),
        Reason.SECTION_NAME_INVALID: mark("A section needs a name with letters in it."),
        Reason.SECTION_NOT_EMPTY: mark(
            "The section {section} still has articles ({articles}) or sections below it "
            "({children}). "
            "Move them first."
        ),
        Reason.SECTION_CYCLE: mark("The section {section} cannot lie below itself."),
        Reason.TAG_UNKNOWN: mark("There is no tag {tag}."),
        Reason.TAG_EXISTS: mark(
            "The tag {existing} is there already, perhaps in another spelling."
        ),
        Reason.TAG_NAME_INVALID: mark("A tag needs a name with letters or digits in it."),
        Reason.TAG_MERGE_SELF: mark("The tag {tag} cannot be merged with itself."),
        Reason.SNIPPET_UNKNOWN: mark("There is no snippet {snippet}."),
        Reason.SNIPPET_EXISTS: mark(
            "The abbreviation {snippet} stands for {existing} already. Choose another one."
        ),
        Reason.SNIPPET_INVALID: mark(
            "An abbreviation is one word of {limit} characters at most, without spaces."
        ),
        Reason.SNIPPET_EMPTY: mark("A snippet needs a text. Pictures are not kept in it."),
        Reason.SAVED_SEARCH_UNKNOWN: mark("There is no saved search {search}."),
        Reason.SAVED_SEARCH_EXISTS: mark(
            "There is a saved search {search} already. Choose another name."
        ),
        Reason.SAVED_SEARCH_INVALID: mark(
            "A saved search needs a name of {limit} characters at most."
        ),
        Reason.TEMPLATE_UNKNOWN: mark("There is no template {template}."),
        Reason.TEMPLATE_EXISTS: mark(
            "There is a template {existing} already. Choose another name."
        ),
        Reason.TEMPLATE_NAME_INVALID: mark("A template needs a name."),
        Reason.SETTING_UNKNOWN: mark("There is no setting {key}."),
        Reason.SETTING_INVALID: mark(
            "{value} does not suit the setting {key}, which takes: {expected}."
        ),
        Reason.FIELD_UNKNOWN: mark("An article has no field {field}."),
        Reason.FIELD_INVALID: mark(
            "{value} does not suit the field {field}, which takes: {expected}."
        ),
        Reason.PICTURE_UNKNOWN: mark("There is no picture {picture}. Add it first."),
        Reason.PICTURE_IN_USE: mark(
            "Articles still show this picture: {articles}. Take it out first."
        ),
        # What was given
        Reason.FILE_MISSING: mark("There is no file {path}. Check its name and place."),
        Reason.FILE_NOT_UTF8: mark(
            "The file {path} is not UTF-8 text (line {line}). Save it as UTF-8 and try again."
        ),
        Reason.FILE_TOO_LARGE: mark(
            "The file {path} has {size}; at most {limit} can be read. Divide it and try again."
        ),
        Reason.FILE_KIND_UNKNOWN: mark(
            "{path} is no kind of file that can be read here. These can: {allowed}."
        ),
        Reason.FRONT_MATTER_INVALID: mark(
            "The head of {path} cannot be read, line {line}: {fault}. Mend the line and try again."
        ),
        Reason.MARKDOWN_TOO_DEEP: mark(
            "Lists and quotations are nested too deeply; at most {limit} levels can be read."
        ),
        Reason.WORD_TOO_LARGE: mark(
            "The Word file {path} is too large to be read. Take a part of it, or save it anew."
        ),
        Reason.WORD_HAS_MACROS: mark(
            "The Word file {path} has programs in it, which are never let in. Save it as .docx "
            "without macros and try again."
        ),
        Reason.WORD_DAMAGED: mark(
            "The Word file {path} is damaged, or is no Word file ({problem}). Save it anew as "
            ".docx and try again."
        ),
        Reason.HTML_TOO_LARGE: mark(
            "The HTML has {size}; at most {limit} can be read. Take a part."
        ),
        Reason.HTML_TOO_DEEP: mark(
            "The HTML is nested too deeply; at most {limit} levels can be read. Paste it as text."
        ),
        Reason.HTML_TOO_MANY_TAGS: mark(
            "The HTML has too many tags; at most {limit} can be read. Paste it as text."
        ),
        Reason.XML_UNSAFE: mark(
            "The file {path} brings a document type with it, by which files reach for others or "
            "grow without end. It was not read. Export it from WordPress anew and try again."
        ),
        Reason.WXR_FOREIGN: mark(
            "The file {path} is no export of WordPress. In WordPress, choose Tools, then Export."
        ),
        Reason.ENTRY_DAMAGED: mark(
            "The entry at line {line} of {path} is damaged ({problem}) and was left out."
        ),
        Reason.TEXT_TOO_LONG: mark(
            "The text has {characters} characters; at most {limit} can be pasted at once. "
            "Take a part."
        ),
        Reason.QUERY_TOO_LONG: mark("Ask in fewer words: at most {limit} characters."),
        Reason.QUERY_DATE_UNKNOWN: mark(
            "{value} is no day that the archive knows. Write 2026-03-01, 2026-03 or "
            "2026-01-01..2026-03-01; today, yesterday, last week, last month or last year."
        ),
        Reason.QUERY_STAGE_UNKNOWN: mark(
            "There is no stage {value}. Write one as the list of articles shows it."
        ),
        Reason.DOCUMENT_INVALID: mark(
            "This is not a document of Midad, or it is damaged: {problem}."
        ),
        Reason.DOCUMENT_NEWER: mark(
            "This document was written by a newer Midad (form {version}; this one reads "
            "{supported}). "
            "Update the program."
        ),
        # Pictures
        Reason.PICTURE_KIND_UNKNOWN: mark(
            "This is no picture that Midad reads. It reads JPEG, PNG, WebP and GIF."
        ),
        Reason.PICTURE_DAMAGED: mark(
            "The picture is damaged ({problem}). Ask for it again, or save it anew."
        ),
        Reason.PICTURE_TOO_LARGE: mark(
            "The picture has {size}; at most {limit} can be read. Save it smaller."
        ),
        Reason.PICTURE_TOO_MANY_PIXELS: mark(
            "The picture has more than {limit} million pixels. Save it smaller."
        ),
        Reason.PICTURE_TAKES_TOO_LONG: mark(
            "The picture could not be read within {seconds} seconds. Save it anew, smaller."
        ),
        Reason.PICTURE_TAKES_TOO_MUCH_MEMORY: mark(
            "The picture takes more than {limit} of memory. Save it anew, smaller."
        ),
        Reason.PICTURE_CREDIT_TOO_LONG: mark(
            "{field} of the picture has {length} characters; at most {limit} fit. Shorten it."
        ),
        Reason.PICTURE_WORKER_FAILED: mark("The picture could not be read: {problem}. Try again."),
        Reason.ARABIC_SHAPING_MISSING: mark(
            "This computer's picture library cannot join Arabic letters; no share picture is made."
        ),
        Reason.ARABIC_FONT_MISSING: mark(
            "No Arabic font was found for share pictures. Install Noto Naskh Arabic or Amiri."
        ),
        # What is kept
        Reason.NEWSROOM_MISSING: mark(
            "There is no newsroom at {path}. Create one, or name another folder."
        ),
        Reason.NEWSROOM_EXISTS: mark(
            "A newsroom lies at {path} already. Open it, or choose another folder."
        ),
        Reason.FOLDER_NOT_EMPTY: mark(
            "{path} is not empty. Choose an empty folder, or one that is not there yet."
        ),
        Reason.NEWSROOM_FOREIGN: mark(
            "What lies at {path} is not a newsroom of Midad. Nothing was changed."
        ),
        Reason.NEWSROOM_DAMAGED: mark(
            "The newsroom at {path} is damaged: {problem}. Nothing was changed; restore a backup."
        ),
        Reason.NEWSROOM_NEWER: mark(
            "The newsroom at {path} was written by a newer Midad (form {version}; this one writes "
            "{supported}). It can be read, not changed. Update the program."
        ),
        Reason.NEWSROOM_BUSY: mark(
            "Another program is writing to the newsroom at {path}; waited {seconds} seconds. Try "
            "again."
        ),
        Reason.NEWSROOM_ON_NETWORK: mark(
            "{path} lies on a network drive ({filesystem}), where a newsroom's database can be "
            "damaged. Choose a folder on this computer."
        ),
        Reason.NEWSROOM_IN_CLOUD: mark(
            "{path} is kept in step by {service}, which can damage a newsroom's database. Choose "
            "another folder."
        ),
        Reason.SEARCH_UNAVAILABLE: mark(
            "The archive cannot be searched here: this computer's SQLite is without full-text "
            "search, or the newsroom is only read and was never searched before."
        ),
        Reason.REVISION_DAMAGED: mark(
            "Version {revision} of article {article} is damaged on the disk. Restore it from a "
            "backup."
        ),
        Reason.TEXT_DAMAGED: mark(
            "A text is damaged on the disk ({sha256}). Restore it from a backup."
        ),
        Reason.PICTURE_FILE_DAMAGED: mark(
            "The file of the picture {picture} is missing or damaged. Restore it from a backup."
        ),
        Reason.BACKUP_DAMAGED: mark("The backup {path} is damaged: {problem}. Use another one."),
        Reason.RECORD_BROKEN: mark(
            "The record was altered at entry {entry}, outside of Midad. Compare it with a backup."
        ),
        Reason.READ_ONLY: mark(
            "{path} cannot be written to. Change its permissions or choose another."
        ),
        Reason.DISK_FULL: mark(
            "The disk is full ({path}). Make room and try again; nothing was lost."
        ),
        Reason.DISK_FAILED: mark(
            "The disk did not do as asked ({path}): {problem}. Nothing was changed."
        ),
        # The window
        Reason.DISPLAY_MISSING: mark("There is no screen to show a window on."),
        Reason.WINDOW_LIBRARY_MISSING: mark(
            "The window needs a library that this computer lacks: {problem}. "
            "packaging/dev.py installs it, or says what to install."
        ),
        # What leaves
        Reason.NOTHING_TO_EXPORT: mark(
            "Article {article} has no published or approved version to export."
        ),
        Reason.SITE_ADDRESS_MISSING: mark("The newsroom does not say yet where its site lies."),
        Reason.SITE_EMPTY: mark(
            "Nothing is published that the site could show. Publish an article first."
        ),
        **TARGETS,
        **LANGUAGE_SENTENCES,
        Reason.THEME_INVALID: mark("The theme {theme} cannot be used: {problem}."),
        Reason.PACKAGE_MISSING: mark("There is no package at {path}."),
        Reason.PACKAGE_INVALID: mark("The package {path} is not as it was made: {problems}."),
        Reason.PACKAGE_NEWER: mark(
            "The package {path} was made by a newer Midad (form {version}; this one reads "
            "{supported})."
        ),
    }
)

NEAREST: Final = mark("Did you mean {nearest}?")
"""Added where a name is unknown and another one is like it."""

SIZES: Final = frozenset(
    {
        (Reason.FILE_TOO_LARGE, "size"),
        (Reason.FILE_TOO_LARGE, "limit"),
        (Reason.HTML_TOO_LARGE, "size"),
        (Reason.HTML_TOO_LARGE, "limit"),
        (Reason.PICTURE_TOO_LARGE, "size"),
        (Reason.PICTURE_TOO_LARGE, "limit"),
        (Reason.PICTURE_TAKES_TOO_MUCH_MEMORY, "limit"),
    }
)
"""Facts that are numbers of bytes."""


def sentence(error: MidadError, words: Words, *, by_command: bool = False) -> str:
    """Return what to tell a person about `error`, in the language of `words`.

    The way on is the window's, or that of somebody who types commands.
    """
    facts: dict[str, Fact] = {}
    for name, value in error.facts.items():
        if (error.reason, name) in SIZES and isinstance(value, int):
            facts[name] = words.size(value)
        elif error.reason is Reason.PICTURE_TOO_MANY_PIXELS and isinstance(value, int):
            facts[name] = f"{value / 1_000_000:g}"
        else:
            facts[name] = code_term(name, value, words)
    told = words.say(SENTENCES[error.reason], **facts)
    if way := WAYS.get(error.reason):
        on = words.say(way.command if by_command else way.window, **facts)
        told = f"{told} {on}"
    if nearest := facts.get("nearest"):
        told = f"{told} {words.say(NEAREST, nearest=nearest)}"
    return told
