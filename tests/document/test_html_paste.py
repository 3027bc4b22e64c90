"""Pastes shaped like those of the programs that newsrooms copy from; the texts are our own."""

import base64
from pathlib import Path

import pytest

from studio.document.blocks import Figure
from studio.document.faults import Removal
from studio.document.html_in import clean_html, read_html
from studio.document.html_looks import has_looks
from studio.document.html_pictures import MOST_PICTURES, Lifted, lift_pictures
from studio.errors import Reason, Refused
from tests.builders import (
    LTR,
    br,
    doc,
    em,
    figure,
    fn,
    h,
    lang,
    li,
    link,
    mono,
    ol,
    p,
    strong,
    sup,
    table,
    u,
)

PASTES = Path(__file__).resolve().parent.parent / "data" / "pastes"


def paste(name: str) -> str:
    return (PASTES / f"{name}.html").read_text(encoding="utf-8")


def test_word() -> None:
    cleaned = clean_html(paste("word"))
    note = fn("برقية الوكالة.")
    run = lang("EN-US", "Reuters", direction=LTR)
    blocks = cleaned.document.blocks
    assert (
        blocks
        == doc(
            h("افتتاح الميناء الجديد"),
            p("قال الوزير إن ", strong("الميناء"), " جاهز، ونقلت ذلك ", run, ".", note),
            li("رصيف أول"),
            ol("ثالثًا", level=1, start=3),
            ol("رابعًا", level=1),
            li("من نسخة قديمة"),
            h("عنوان فرعي"),
            table(["البلد", "العدد"], ["مصر", "٣"], header=True),
        ).blocks
    )
    assert cleaned.removed == ()


def test_google_docs() -> None:
    assert read_html(paste("google-docs")).blocks == doc(
        h("مدارس بالشمس"),
        p(
            "ثلاث مدارس ", strong("تعمل"), em(" بالشمس"),
            sup("٢"), link("https://example.org/a", "المصدر"),
        ),
        li("أولى"),
        li("داخلها", level=1),
        p("See the annex", fn("Page 4"), direction=LTR),
    ).blocks  # fmt: skip


def test_libre_office() -> None:
    assert (
        read_html(paste("libre-office")).blocks
        == doc(
            p(strong("قال"), " ", u("المدير"), ":"),
            ol("ثانٍ", start=2),
            ol("ثالث"),
            p(em("A note in English"), direction=LTR),
        ).blocks
    )


def test_chromium() -> None:
    address = "https://example.org/weather?id=3"
    assert read_html(paste("chromium")).blocks == (
        h("أمطار الجنوب"),
        p("هطلت الأمطار ", link(address, "صباح اليوم"), " في ", strong("الجنوب"), "."),
        p("وقال السكان إنها غزيرة."),
        figure("شارع غمرته المياه", source="https://example.org/a.webp", alt="شارع"),
    )


def test_whatsapp() -> None:
    cleaned = clean_html(paste("whatsapp"))
    assert cleaned.document.blocks == (
        p("عاجل:", br(), "توقف الحركة 🚦 على الجسر", br(), strong("والشرطة"), " في المكان"),
        p("تفاصيل لاحقًا"),
    )
    assert cleaned.removed == ()


def test_firefox() -> None:
    cleaned = clean_html(paste("firefox"))
    address = "https://example.org/coast?page=2"
    assert cleaned.document.blocks == (
        h("طريق الساحل"),
        p("أعيد فتح ", link(address, "طريق الساحل"), " بعد ", em("أسبوعين"), " من الإغلاق."),
        li("المسار الأول"),
        li("للشاحنات", level=1),
        li("المسار الثاني"),
        p("«الطريق آمن اليوم»", quote=1),
        p("Ministry of Works", direction=LTR),
    )
    assert cleaned.removed == (Removal.ACTIVE, Removal.TRACKING)


def test_telegram() -> None:
    cleaned = clean_html(paste("telegram"))
    assert cleaned.document.blocks == (
        p(
            strong("🔴 عاجل"),
            br(),
            "انطلاق القمة في القناة و",
            link("https://example.org/live", "بث مباشر"),
        ),
        p(u("البيان"), " يصدر مساء"),
        p(mono("#قمة"), " @naql"),
    )
    assert cleaned.removed == (Removal.LINK,)


def test_an_agency_page() -> None:
    cleaned = clean_html(paste("agency"))
    assert cleaned.document.blocks == (
        p("اقتصاد"),
        h("ارتفاع صادرات التمور"),
        p("الرياض - ٤ يناير"),
        figure(
            "صناديق معدة للتصدير",
            source="https://example.org/img/dates.jpg?w=800",
            alt="صناديق تمور",
            credit="(الوكالة)",
        ),
        p(
            strong("الرياض"), " - ارتفعت صادرات التمور ", strong("٨٪"), " في عام، وفق ",
            link("https://example.org/report", "تقرير"), ".",
        ),
        table(
            ["السنة", "الكمية"], ["٢٠٢٤", "٣٠٠"], ["٢٠٢٥", "٣٢٤"],
            header=True, caption="الصادرات بالأطنان",
        ),
        p("Source: Ministry data", direction=LTR),
        p("للاشتراك"),
    )  # fmt: skip
    assert cleaned.removed == (
        Removal.ACTIVE,
        Removal.FRAME,
        Removal.HIDDEN,
        Removal.LINK,
        Removal.TRACKING,
    )


def test_a_spreadsheet() -> None:
    assert read_html(paste("sheet")).blocks == (
        table(
            ["المدينة", "الأمطار", "الحرارة"],
            ["جدة", "12", "33.5"],
            ["أبها", "40", ""],
            header=True,
        ),
    )


def test_pictures_within_the_page_come_out_of_it_first() -> None:
    data = bytes(range(256)) * 20_000  # more than all the HTML that would be read
    written = base64.b64encode(data).decode()
    lifted = lift_pictures(paste("word-picture").replace("PICTURE", written))
    assert lifted.pictures == {"embedded-picture-1": data}
    cleaned = clean_html(lifted.html)
    assert cleaned.document.blocks == (
        p("قبل الصورة"),
        figure(source="embedded-picture-1", alt="مرفأ"),
        p("بعدها"),
    )
    assert cleaned.removed == (Removal.PICTURE,)


def test_pictures_in_files_come_out_where_they_may_be_read() -> None:
    data, asked = b"x" * 100, []

    def read_file(address: str) -> bytes:
        asked.append(address)
        return data if "image001" in address else b""

    html = (
        "<p>نص</p><img src='file:///C:/a%20b/image001.png' alt=بحر><img src=\"file:///x&amp;y.png\">"
        "<a href='file:///etc/passwd'>رابط</a> file:///etc/hosts"
    )
    lifted = lift_pictures(html, read_file)
    assert asked == ["file:///C:/a%20b/image001.png", "file:///x&y.png"]
    assert lifted.pictures == {"embedded-picture-1": data}
    cleaned = clean_html(lifted.html)
    assert cleaned.document.blocks[1] == figure(source="embedded-picture-1", alt="بحر")
    assert "passwd" not in str(cleaned.document)
    assert lift_pictures(html) == Lifted(html)


@pytest.mark.parametrize(
    "source", ["data:image/svg+xml;base64,PHN2Zz4=", "data:text/html;base64,PHN2Zz4=", "data:,x"]
)
def test_what_is_no_picture_of_a_known_kind_is_not_lifted(source: str) -> None:
    lifted = lift_pictures(f'<p>نص</p><img src="{source}"> base64,')
    assert not lifted.pictures
    assert p("نص") in read_html(lifted.html).blocks
    assert not any(isinstance(one, Figure) for one in read_html(lifted.html).blocks)


def test_a_dot_and_broken_letters_are_no_pictures() -> None:
    html = f'<img src="data:image/gif;base64,R0lGOD"><img src="data:image/png;base64,{"A" * 401}">'
    assert lift_pictures(html) == Lifted('<img src=""><img src="">')


def test_pictures_have_a_number_and_a_size() -> None:
    one = "<img src=data:image/png;base64," + "A" * 400 + ">"
    assert len(lift_pictures(one * 100).pictures) == MOST_PICTURES
    with pytest.raises(Refused) as refusal:
        lift_pictures("<img src=data:image/png;base64," + "A" * 51_000_000 + ">")
    assert refusal.value.reason is Reason.HTML_TOO_LARGE


@pytest.mark.parametrize(
    ("html", "looks"),
    [
        ("<p style='color:red'>نص</p>", True),
        ('<span style="font-weight:400;font-family:Arial">نص</span>', True),
        ("<FONT face=Arial>نص</FONT>", True),
        ("<p style='text-align:right;margin:0;font-weight:700'>نص</p>", False),
        ("<p>color: font-family: style</p>", False),
        ("<p " * 50_000, False),
        ("<p style='" * 50_000, False),
    ],
)
def test_looks_are_known(html: str, *, looks: bool) -> None:
    assert has_looks(html) is looks
