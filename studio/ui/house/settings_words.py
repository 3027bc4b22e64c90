"""What settings are called and what they do, by name: one table for the house, one for the person.

A test holds both complete. Deliberately absent: what a setting may hold (`studio.settings`).
"""

from dataclasses import dataclass
from typing import Final

from studio.wording.words import mark


@dataclass(frozen=True, slots=True)
class SettingWords:
    """A setting's name and a line of help, in English, marked for translation."""

    name: str
    help: str = ""


HOUSE_GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        mark("The site"),
        ("site_name", "base_url", "site_description", "x_account"),
    ),
    (
        mark("Language, digits and dates"),
        (
            "language",
            "time_zone",
            "digits",
            "month_names",
            "dateline_form",
            "week_starts",
            "hijri_dates",
            "hijri_offset",
        ),
    ),
    (
        mark("Help while typing"),
        ("typing_quotes", "typing_punctuation", "typing_tatweel", "typing_spaces"),
    ),
    (mark("House style"), ("hard_g", "errors_block")),
    (mark("Pages"), ("reading_speed", "slug_words")),
    (mark("Review"), ("own_approval", "own_words_limit", "unfinished_marks")),
    (mark("Publishing"), ("length_tolerance", "slot_grace", "silent_fixes")),
)
"""The settings of the house, in the order in which they are shown."""

LOOK_NAMES: Final = (
    *("theme", "own_theme", "accent_colour", "logo", "welcome_line", "navigation"),
    *("comments_place", "comments_heading", "comments_snippet", "footer"),
)
"""How the site looks: these have a page of their own, with the site beside them."""

HOUSE_WORDS: Final[dict[str, SettingWords]] = {
    "site_name": SettingWords(
        mark("Name of the site"), mark("Stands behind every headline in the browser's title.")
    ),
    "base_url": SettingWords(
        mark("Address of the site"), mark("Every page's own address begins with it.")
    ),
    "welcome_line": SettingWords(
        mark("Welcome line"), mark("Stands at the head of every page; empty shows none.")
    ),
    "site_description": SettingWords(
        mark("Description of the site"), mark("One sentence for search engines.")
    ),
    "comments_heading": SettingWords(
        mark("Heading of the comments"), mark("Empty leaves the comments out.")
    ),
    "comments_snippet": SettingWords(
        mark("The comments' own HTML"),
        mark("What a comments service gives to paste; it stands under the heading."),
    ),
    "comments_place": SettingWords(mark("Place of the comments")),
    "navigation": SettingWords(
        mark("Links beside the sections"),
        mark("One in each line: name | address. An address on the site begins with /."),
    ),
    "logo": SettingWords(
        mark("Logo"), mark("Stands in the place of the site's name; empty shows the name.")
    ),
    "own_theme": SettingWords(
        mark("The newsroom's own theme"),
        mark("A folder of templates and styles; empty takes the theme above."),
    ),
    "footer": SettingWords(mark("Foot of every page")),
    "x_account": SettingWords(mark("Account on X"), mark("Named when a page is shared there.")),
    "language": SettingWords(mark("Language of the site"), mark("A language tag, such as ar.")),
    "time_zone": SettingWords(
        mark("Time zone"), mark("In which times are meant and shown to readers.")
    ),
    "digits": SettingWords(mark("Digits"), mark("On pages and in the window.")),
    "month_names": SettingWords(mark("Names of the months")),
    "dateline_form": SettingWords(
        mark("Dateline"), mark("What one press makes of a story's place and today's date.")
    ),
    "week_starts": SettingWords(mark("First day of the week"), mark("In the calendar.")),
    "hijri_dates": SettingWords(mark("Hijri dates beside the Gregorian")),
    "hijri_offset": SettingWords(
        mark("Days added to the Hijri date"), mark("Where the month began a day apart.")
    ),
    "typing_quotes": SettingWords(
        mark("Straight quotation marks become «»"), mark("One Ctrl+Z brings back what was typed.")
    ),
    "typing_punctuation": SettingWords(
        mark("Latin , ; ? become ، ؛ ؟ after Arabic letters"),
        mark("Never in Latin words, numbers, addresses or code."),
    ),
    "typing_tatweel": SettingWords(
        mark("Tatweel is not typed"), mark("But for the one that shortens «هجرية».")
    ),
    "typing_spaces": SettingWords(
        mark("Spaces at punctuation are put right"),
        mark("None before it, one behind it, and never two together."),
    ),
    "hard_g": SettingWords(
        mark("The g of foreign names"), mark("Where the register does not say how to write one.")
    ),
    "errors_block": SettingWords(
        mark("Mistakes of house style keep a story from being submitted"),
        mark("Only rules of the level “mistake”; as Midad comes, no rule has it."),
    ),
    "theme": SettingWords(mark("Theme of the pages")),
    "accent_colour": SettingWords(
        mark("Colour of the site"), mark("As #RRGGBB; made readable on every ground.")
    ),
    "reading_speed": SettingWords(mark("Words that are read in a minute")),
    "slug_words": SettingWords(
        mark("Words in a page's address"), mark("Of the headline, where nobody writes one.")
    ),
    "length_tolerance": SettingWords(
        mark("Per cent by which a length may differ"),
        mark("From what was commissioned; beyond it, a reason is asked for."),
    ),
    "slot_grace": SettingWords(
        mark("Minutes that a scheduled story may be late"),
        mark("What missed its time by more is asked about, not published by itself."),
    ),
    "silent_fixes": SettingWords(
        mark("Slips of typing may be mended without a note to readers"),
        mark("Whoever publishes says which; the record keeps it."),
    ),
    "own_approval": SettingWords(
        mark("Authors may approve their own stories"),
        mark("Against the rule of four eyes; for a newsroom of one."),
    ),
    "unfinished_marks": SettingWords(
        mark("Marks of what is to be filled in"),
        mark("With spaces between; whoever submits a story with one is told."),
    ),
    "own_words_limit": SettingWords(
        mark("Words that an approver may have written"),
        mark("Of a story by somebody else, since the last version by another."),
    ),
}

PERSONAL_WORDS: Final[dict[str, SettingWords]] = {
    "language": SettingWords(mark("Language of the window")),
    "theme": SettingWords(mark("Light or dark")),
    "text_font": SettingWords(mark("Font of the text"), mark("On this screen, not on pages.")),
    "text_size": SettingWords(mark("Size of the text"), mark("In pixels, at a zoom of 100%.")),
    "reduce_motion": SettingWords(mark("Nothing moves on its own")),
    "snippet_keys": SettingWords(
        mark("What writes a snippet"), mark("After its abbreviation, in a story.")
    ),
    "word_goal": SettingWords(
        mark("Words to write"), mark("Counted at the text's foot; 0 for none.")
    ),
    "open_package_folder": SettingWords(mark("Show the folder after an export")),
    "notice_mentions": SettingWords(
        mark("Tell me when I am named in a comment"),
        mark("What is not told is kept all the same, for the command line and for later."),
    ),
    "notice_answers": SettingWords(mark("Tell me of answers where I commented")),
    "notice_assigned": SettingWords(mark("Tell me of stories assigned to me")),
    "notice_submitted": SettingWords(mark("Tell me of stories submitted in my sections")),
    "notice_sent_back": SettingWords(mark("Tell me of my stories that are sent back")),
    "notice_approved": SettingWords(mark("Tell me of my stories that are approved")),
    "notice_scheduled": SettingWords(mark("Tell me of my stories that are scheduled")),
    "notice_published": SettingWords(mark("Tell me of my stories that are published")),
    "notice_missed": SettingWords(mark("Tell me of stories that missed their time")),
    "notice_corrected": SettingWords(mark("Tell me of my stories that are corrected")),
    "notice_withdrawn": SettingWords(mark("Tell me of my stories that are withdrawn")),
    "notice_spiked": SettingWords(mark("Tell me of my stories that are set aside")),
    "notice_desktop": SettingWords(
        mark("Tell me on the desktop too"), mark("While the window is not in front.")
    ),
}

CHOICES: Final[dict[str, str]] = {
    "ascii": mark("123"),
    "arabic_indic": mark("١٢٣"),
    "extended": mark("۱۲۳"),
    "egyptian_gulf": mark("Egypt and the Gulf: يناير، فبراير"),
    "levantine": mark("The Levant: كانون الثاني، شباط"),
    "maghrebi": mark("The Maghreb: جانفي، فيفري"),
    "moroccan": mark("Morocco: يناير، فبراير، يوليوز"),
    "pan_arab": mark("Both: كانون الثاني/يناير"),
    "place_date": mark("عمّان، 6 يناير 2025"),
    "place_dash_date": mark("عمّان – 6 يناير 2025"),
    "place_weekday": mark("عمّان، الاثنين 6 يناير 2025"),
    "date_place": mark("6 يناير 2025، عمّان"),
    "place_alone": mark("عمّان"),
    "end": mark("Below the story"),
    "text": mark("Right under its words"),
    "nowhere": mark("Nowhere"),
    "saturday": mark("Saturday"),
    "sunday": mark("Sunday"),
    "monday": mark("Monday"),
    "met": mark("As the story writes it most"),
    "jeem": mark("ج: جوجل"),
    "ghain": mark("غ: غوغل"),
    "system": mark("As the system says"),
    "tab": mark("Tab"),
    "tab_and_space": mark("Tab, and the space bar"),
    "light": mark("Light"),
    "dark": mark("Dark"),
    "ar": mark("العربية"),
    "en": mark("English"),
}
"""What a choice between names shows for each."""
