"""How well house style is looked after, on our own lists, as ``midad check`` sees a text.

Run as ``python tests/benchmarks/measure_style.py``; with ``--errors`` it names what went wrong.
Faults that were written for a rule shall be found by it and put right by its first remedy nine
times of ten; clean news, in which nothing is wrong, shows at most two findings in a thousand words.
"""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.document.article import ArticleText
from studio.document.blocks import Paragraph
from studio.document.findings import Level
from studio.document.inline import texts
from studio.document.plain import article_plain
from studio.document.tree import Document
from studio.newsroom.importing import FileFormat, read_file_text
from studio.resources import resource
from studio.style.book import mended
from studio.style.desk import check_article
from studio.style.packs import built_in_book
from studio.style.rules import Scope

DATA = Path(__file__).resolve().parents[1] / "data"
FOUND, FALSE_IN_THOUSAND = 0.90, 2.0


def cases() -> list[tuple[str, list[str], list[str]]]:
    """Return each fault: its rule, the paragraphs, and those with it put right, or nothing."""
    lines = (DATA / "style-cases.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(code, bad.split("¶"), good.split("¶") if good else []) for code, bad, good in rows]


def clean() -> list[tuple[str, ArticleText]]:
    """Return articles in which nothing is wrong: our own news and the demo's articles."""
    _, _, news = (DATA / "clean-news.txt").read_text(encoding="utf-8").partition("\n")
    found = []
    for number, text in enumerate(news.strip().split("\n\n"), 1):
        blocks = tuple(Paragraph(texts(one)) for one in text.split("\n"))
        found.append((f"clean-news {number}", ArticleText(body=Document(blocks))))
    for file in sorted(resource("demo").glob("*.md")):
        article = read_file_text(str(file), file.read_bytes(), FileFormat.MARKDOWN).text
        if article.body.language.startswith("ar"):
            found.append((file.stem, article))
    return found


class Tried(NamedTuple):
    """A fault as the rules saw it: whether its own found it, what became of it, and what should."""

    code: str
    is_found: bool
    others: int
    bad: str
    now: str
    good: str

    @property
    def is_right(self) -> bool:
        """Whether it was put right; what has no remedy is right as it stands."""
        return self.now == (self.good or self.bad)


def tried() -> list[Tried]:
    """Hold each fault against the rules that travel with the program."""
    result = []
    for code, bad, good in cases():
        found = built_in_book().find(bad, Scope.BODY)
        own = sum(one.code == code for _, one in found)
        now = "¶".join(mended(bad, found))
        result.append(Tried(code, own > 0, len(found) - own, "¶".join(bad), now, "¶".join(good)))
    return result


def main() -> None:
    """Print the figures, and end with 1 where one of them is short of its goal."""
    errors, faults = "--errors" in sys.argv, tried()
    for one in faults:
        if errors and not (one.is_found and one.is_right):
            print("  ", one.code, one.bad, "->", one.now)
    seen = Counter(one.code for one in faults if one.is_found)
    for code, number in Counter(one.code for one in faults).items():
        print(f"  {code:16} found {seen[code]}/{number}")
    remedied = [one.is_right for one in faults if one.good]
    found_rate, right_rate = seen.total() / len(faults), sum(remedied) / len(remedied)
    print(f"faults found: {found_rate:.3f} of {len(faults)} (goal {FOUND})")
    print(f"first remedy right: {right_rate:.3f} of {len(remedied)} (goal {FOUND})")
    print(f"found beside them by other rules: {sum(one.others for one in faults)}")
    words = 0
    false: Counter[bool] = Counter()
    for name, article in clean():
        words += len(re.findall("[\u0621-\u0652]+", article_plain(article)))
        for found in check_article(article, built_in_book()):
            false[found.finding.level > Level.ADVICE] += 1
            if errors:
                print("  ", name, found.finding.code, found.words)
    rate = false.total() / words * 1000
    print(
        f"clean news, {words} words: {false[True]} false warnings and {false[False]} false "
        f"suggestions ({rate:.2f} in 1,000, goal {FALSE_IN_THOUSAND})"
    )
    sys.exit(found_rate < FOUND or right_rate < FOUND or rate > FALSE_IN_THOUSAND)


if __name__ == "__main__":
    main()
