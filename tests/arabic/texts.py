"""Text that is out to break what reads it: every kind of character that this floor treats apart."""

from hypothesis import strategies as st

ARABIC_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱپچژڤکگیھہۀەۂےۓڨݣ"
MARKS = "\u064b\u064c\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670\u0640\u06d6\u0301\u0308"
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff\ufe0f\u3164\U000e0041"
)
SPACES = " \t\n\r\u0085\u00a0\u1680\u2003\u2028\u2029\u202f\u3000"
PUNCTUATION = "،؛؟.,:;!?…«»“”'’\"()[]-–_/#%٪٫٬*+@"
DIGITS = "0123456789٠١٩۰۳۹०९５𝟗"
FORMS = "ﷲﷺﻻﻼﺀﺋﺅﻮﻱﹰﹱﹷﹽﭖﮎﱞﯮＡ１！ﾞﬁﬀ"
OTHERS = "aZéÉßİıǰŒKΩσςЙйŉ👨👩❤🇵🇸東のकि한\ud800\udfff\x00\x1f\x7f\U0010ffff"
ALL = ARABIC_LETTERS + MARKS + INVISIBLE + SPACES + PUNCTUATION + DIGITS + FORMS + OTHERS
WAWS = "ءئؤويىۓ\u0654\u064f\u200dﺋﻮ "

hostile = st.one_of(
    st.text(st.sampled_from(ALL), max_size=30),
    st.text(st.sampled_from(WAWS), max_size=12),
    st.text(st.sampled_from("aB1٢ .,،:/-'_\u0640و\u064f\u200c" + PUNCTUATION), max_size=20),
    st.text(st.characters(codec=None, exclude_categories=()), max_size=20),
)
"""Any text at all, lone surrogates included, most of it of characters that matter here."""
