"""The process that holds the dictionaries, run as ``python -m studio.spelling.helper``.

It says in a line of JSON what it has, then answers each line with one, until there are no more.
It exists so that a dictionary's memory is not the window's, and so that an engine that hangs or
crashes takes nobody along. ``--basic`` leaves dictionaries alone.
"""

import json
import sys
from typing import TextIO

from studio.spelling.dictionaries import ARABIC, ENGLISH, engine, folders
from studio.spelling.frequency import read_frequencies
from studio.spelling.judging import Judge, judge_all

_SEVERAL = 3
"""An English word is minded from so many letters on."""


def main() -> int:
    """Answer until the other end is closed."""
    basic = "--basic" in sys.argv[1:]
    places = [] if basic else list(folders())
    arabic = None if basic else engine(ARABIC, places)
    english = None if basic else engine(ENGLISH, places)
    judge = Judge(arabic, read_frequencies())
    out = sys.stdout
    _say(out, {"arabic": arabic is not None, "english": english is not None})
    for line in sys.stdin:
        asked = json.loads(line)
        answer: object = {}
        match asked:
            case {"judge": list(words)}:
                found = judge_all(judge, words)
                answer = {word: [one.kind.value, *one.meant] for word, one in found.items()}
            case {"suggest": str(word)}:
                answer = list(judge.suggest(word))
            case {"english": list(words)} if english is not None:
                unknown = [one for one in words if len(one) >= _SEVERAL and not english.spell(one)]
                answer = {one: ["word", *english.suggest(one)[:5]] for one in unknown}
            case _:
                pass
        _say(out, answer)
    return 0


def _say(out: TextIO, what: object) -> None:
    out.write(f"{json.dumps(what)}\n")
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
