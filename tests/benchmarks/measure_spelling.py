"""How well spelling is put right, on our own lists, as ``midad check`` sees a text.

Run as ``python tests/benchmarks/measure_spelling.py``; with ``--errors`` it names what went wrong.
Words that only a missing hamza makes wrong shall be found and put right by the first remedy nine
times of ten; slips of every kind shall be found, and clean news shows next to nothing.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.document.article import ArticleText
from studio.document.blocks import Paragraph
from studio.document.findings import Finding, Level, chosen, rewritten
from studio.document.inline import texts
from studio.document.tree import Document
from studio.newsroom.importing import FileFormat, read_file_text
from studio.resources import resource
from studio.spelling.provider import Spelling
from studio.spelling.speller import Speller
from studio.style.desk import check_article
from studio.style.naming import known_words
from studio.style.packs import built_in_book

DATA = Path(__file__).resolve().parents[1] / "data"
TOP_ONE, FALSE_IN_THOUSAND = 0.90, 2.0


def rows(name: str) -> list[list[str]]:
    """Return the rows of a list."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def mended(spelling: Spelling, words: Sequence[str]) -> list[tuple[bool, str]]:
    """Return for each word whether something was found in it, and what first remedies make of it.

    Each stands alone in a sentence of its own; where remedies meet, they are done one by one.
    """
    sentences = [f"هنا {one} هناك." for one in words]
    seen: set[int] = set()
    for _ in range(2):
        text = ArticleText(body=Document(tuple(Paragraph(texts(one)) for one in sentences)))
        found: dict[int, list[Finding]] = defaultdict(list)
        for one in check_article(text, built_in_book(), providers=(spelling,)):
            if one.block is not None:
                found[one.block].append(one.finding)
        seen |= set(found)
        sentences = [rewritten(one, chosen(found[at])) for at, one in enumerate(sentences)]
    return [
        (at in seen, one.removeprefix("هنا ").removesuffix(" هناك."))
        for at, one in enumerate(sentences)
    ]


def clean() -> list[tuple[str, ArticleText]]:
    """Return texts that are spelt as they shall be: our own news and the demo's articles."""
    news = (DATA / "clean-news.txt").read_text(encoding="utf-8")
    paragraphs = [one for one in news.splitlines() if one and not one.startswith("#")]
    found = [
        ("clean-news", ArticleText(body=Document(tuple(Paragraph(texts(p)) for p in paragraphs))))
    ]
    for file in sorted(resource("demo").glob("*.md")):
        text = read_file_text(str(file), file.read_bytes(), FileFormat.MARKDOWN).text
        if text.body.language.startswith("ar"):
            found.append((file.stem, text))
    return found


def main() -> None:
    """Print the figures, and end with 1 where one of them is short of its goal."""
    errors, short = "--errors" in sys.argv, False
    with Speller() as speller:
        spelling = Spelling(speller, known_words())
        hamza = rows("hamza-pairs.tsv")
        got = mended(spelling, [wrong for wrong, _ in hamza])
        right = sum(now == meant for (_, now), (_, meant) in zip(got, hamza, strict=True))
        print(f"hamza, first remedy: {right / len(hamza):.3f} of {len(hamza)} (goal {TOP_ONE})")
        short |= right / len(hamza) < TOP_ONE
        if errors:
            for (wrong, meant), (_, now) in zip(hamza, got, strict=True):
                if now != meant:
                    print("  ", wrong, meant, now)
        kinds = rows("spelling-kinds.tsv")
        got = mended(spelling, [wrong for _, wrong, _ in kinds])
        by_kind: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
        for (kind, wrong, meant), (is_found, now) in zip(kinds, got, strict=True):
            by_kind[kind].append((is_found, now == meant))
            if errors and (not is_found or now != meant):
                print("  ", kind, wrong, meant, now)
        print(f"slips of every kind, {len(kinds)} cases:")
        for kind, said in by_kind.items():
            is_found, is_right = (sum(column) for column in zip(*said, strict=True))
            print(f"  {kind:13} found {is_found}/{len(said)}, first remedy right {is_right}")
            short |= is_found < len(said) * 0.9
        serious = advice = 0
        for name, text in clean():
            for one in check_article(text, built_in_book(), providers=(spelling,)):
                if one.finding.code in Spelling.codes:
                    serious += one.finding.level > Level.ADVICE
                    advice += one.finding.level is Level.ADVICE
                    if errors:
                        print("  ", name, one.finding.code, one.words)
        words = sum(
            len(re.findall("[\u0621-\u0652]+", file.read_text(encoding="utf-8")))
            for file in (DATA / "clean-news.txt", *resource("demo").glob("*.md"))
        )
        rate = serious / words * 1000
        print(
            f"clean news, {words} words: {serious} false warnings ({rate:.2f} in 1,000, goal "
            f"{FALSE_IN_THOUSAND}), {advice} words unknown to the dictionary"
        )
        short |= rate > FALSE_IN_THOUSAND
    sys.exit(1 if short else 0)


if __name__ == "__main__":
    main()
