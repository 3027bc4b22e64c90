"""What the sample newsroom keeps besides its articles: colours, names, words, texts, a search."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.document.blocks import Paragraph
from studio.document.inline import line
from studio.document.tree import Document
from studio.newsroom.acting import Acting
from studio.newsroom.dictionary import add_word
from studio.newsroom.register import Naming, add_name
from studio.newsroom.sections import colour_section, sections
from studio.newsroom.snippets import Wording, add_snippet
from studio.storage.codes import NameKind

COLOURS: Final[Mapping[str, str]] = MappingProxyType(
    {"العالم": "#3D6DDD", "محلي": "#0A8179", "رياضة": "#C05010"}
)
"""The colour of each section, one of those that the window offers."""

NAMES: Final = (
    Naming(name="هالة العطار", role="مديرة الميناء", spellings=("هاله العطار",)),
    Naming(name="رنا الخطيب", role="أمينة المكتبة العامة"),
    Naming(name="سعاد منصور", role="مديرة مدرسة «وادي الزيتون»"),
    Naming(name="مايا حداد", role="مستوردة بن", spellings=("مايا حدّاد", "ميا حداد")),
    Naming(
        name="كريم بن علي",
        latin="Karim Benali",
        role="باحث في أسواق الغذاء",
        spellings=("كريم بنعلي",),
    ),
    Naming(name="إليف دمير", latin="Elif Demir", role="مرممة مخطوطات", spellings=("ايليف دمير",)),
    Naming(name="رويترز", latin="Reuters", kind=NameKind.BODY, spellings=("رويتر",)),
    Naming(name="وادي الزيتون", kind=NameKind.PLACE),
    Naming(name="أمينة الصالح", role="عدّاءة", spellings=("امينة الصالح",)),
)
"""The register of names: people of the stories, a body and a place."""

WORDS: Final = ("واشي", "باريستا", "هاشتاغ", "بودكاست")
"""Words that are right here."""

SNIPPETS: Final = (
    ("مصدر", "مصدر لم يُسمَّ", "قال مصدر مطلع طلب ألا يُذكر اسمه لأنه غير مخوّل بالحديث إلى الصحافة"),
    ("تواصل", "لم يتسنَّ التواصل", "ولم يتسنَّ لـ«النور نيوز» الحصول على تعليق حتى موعد النشر."),
    ("تتمة", "خبر يتابع", "يُحدَّث هذا الخبر كلما وردت معلومات جديدة."),
)
"""Texts kept ready for everybody: what is typed, the name, the text."""


def keep_house(chief: Acting) -> None:
    """Let the newsroom keep all this, as its chief editor does."""
    for section in sections(chief):
        if colour := COLOURS.get(section.name):
            colour_section(chief, section.id, colour)
    for naming in NAMES:
        add_name(chief, naming)
    for word in WORDS:
        add_word(chief, word)
    for abbreviation, name, text in SNIPPETS:
        ready = Document((Paragraph(line(text)),))
        add_snippet(chief, Wording(abbreviation=abbreviation, text=ready, name=name, shared=True))
