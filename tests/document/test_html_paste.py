"""Pastes shaped like those of the programs that newsrooms copy from; the texts are our own."""

from pathlib import Path

from studio.document.html_in import clean_html, read_html
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
