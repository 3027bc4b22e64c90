"""What can be commanded, by name, and the groups that the key sheet shows it in."""

from enum import StrEnum
from typing import Final

from studio.wording.words import mark


class Group(StrEnum):
    """Where a command stands on the key sheet."""

    STORY = "story"
    REVIEW = "review"
    WRITING = "writing"
    BLOCKS = "blocks"
    WINDOW = "window"
    HOUSE = "house"


GROUPS: Final = {
    Group.STORY: mark("Stories"),
    Group.REVIEW: mark("Review and publishing"),
    Group.WRITING: mark("Writing"),
    Group.BLOCKS: mark("Paragraphs and blocks"),
    Group.WINDOW: mark("Window"),
    Group.HOUSE: mark("Keeping house"),
}


class Do(StrEnum):
    """What can be commanded."""

    NEW_STORY = "new_story"
    IMPORT_FILES = "import_files"
    QUICK_OPEN = "quick_open"
    PALETTE = "palette"
    PREVIOUS_STORY = "previous_story"
    NEXT_STORY = "next_story"
    NAME_VERSION = "name_version"
    SECTION = "section"
    TAGS = "tags"
    SPIKE = "spike"
    UNSPIKE = "unspike"
    # Review and publishing
    PRIMARY = "primary"
    SEND_BACK = "send_back"
    TAKE_BACK = "take_back"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    WITHDRAW = "withdraw"
    UPDATE = "update"
    CORRECT = "correct"
    EXPORT = "export"
    PRINT = "print"
    SAVE_PDF = "save_pdf"
    # Suggestions and remarks
    SUGGEST = "suggest"
    NEXT_REMARK = "next_remark"
    PREVIOUS_REMARK = "previous_remark"
    ACCEPT = "accept"
    REJECT = "reject"
    ACCEPT_PERSON = "accept_person"
    REJECT_PERSON = "reject_person"
    ACCEPT_SPELLING = "accept_spelling"
    ACCEPT_FORMATTING = "accept_formatting"
    ACCEPT_ALL = "accept_all"
    REJECT_ALL = "reject_all"
    VIEW_ALL = "view_all"
    VIEW_FINAL = "view_final"
    VIEW_ORIGINAL = "view_original"
    # Writing
    UNDO = "undo"
    REDO = "redo"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    PASTE_TEXT = "paste_text"
    SELECT_ALL = "select_all"
    FIND = "find"
    REPLACE = "replace"
    FIND_NEXT = "find_next"
    FIND_PREVIOUS = "find_previous"
    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strike"
    LINK = "link"
    CLEAR_FORMAT = "clear_format"
    LINE_BREAK = "line_break"
    FORMAT_BAR = "format_bar"
    NEXT_FINDING = "next_finding"
    PREVIOUS_FINDING = "previous_finding"
    # Blocks
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    HEADING_3 = "heading_3"
    HEADING_4 = "heading_4"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    QUOTE = "quote"
    DIRECTION = "direction"
    DIRECTION_RTL = "direction_rtl"
    DIRECTION_LTR = "direction_ltr"
    DETECT_DIRECTION = "detect_direction"
    ALIGN_START = "align_start"
    ALIGN_CENTER = "align_center"
    ALIGN_END = "align_end"
    LEAD_PICTURE = "lead_picture"
    # Window
    REVIEW_PANE = "review_pane"
    PREVIEW_PANE = "preview_pane"
    HISTORY_PANE = "history_pane"
    INFO_PANE = "info_pane"
    NEXT_PANE = "next_pane"
    PREVIOUS_PANE = "previous_pane"
    RAIL = "rail"
    FOCUS = "focus"
    OUTLINE = "outline"
    TYPEWRITER = "typewriter"
    DIM = "dim"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_RESET = "zoom_reset"
    KEYS = "keys"
    GUIDE = "guide"
    THEME = "theme"
    LANGUAGE = "language"
    NEW_WINDOW = "new_window"
    CLOSE_WINDOW = "close_window"
    QUIT = "quit"
    # House
    SECTIONS = "sections"
    TAG_LIST = "tag_list"
    PEOPLE = "people"
    RECORD = "record"
    HOUSE_SETTINGS = "house_settings"
    PERSONAL_SETTINGS = "personal_settings"
    PASSWORD = "password"  # noqa: S105 - a command's name
    BACKUP = "backup"
    OPEN_NEWSROOM = "open_newsroom"
    DELETE_SAMPLE = "delete_sample"
    SIGN_OUT = "sign_out"
