"""The rules of house style by command."""

from argparse import Namespace

from studio.cli.context import Context
from studio.errors import ExitCode
from studio.newsroom import house_rules
from studio.newsroom.house_rules import RuleView
from studio.newsroom.language_files import read_list, write_list
from studio.wording.terms import RULE_LEVELS, RULE_PROBLEMS


def list_rules(context: Context, _given: Namespace) -> None:
    """Show every rule, its level, and how often it was right."""
    with context.acting() as acting:
        for one in house_rules.rules(acting):
            _show(context, one)


def set_level(context: Context, given: Namespace) -> None:
    """Let a rule be as grave as this, or off."""
    with context.acting() as acting:
        house_rules.set_rule_level(acting, given.rule, given.level)
        _show(context, house_rules.find_rule(acting, given.rule))


def add_rules(context: Context, given: Namespace) -> ExitCode:
    """Keep the rules of a TOML file, and the levels that it says; bad ones are named."""
    with context.acting() as acting:
        brought = house_rules.import_rules(acting, read_list(given.file))
    words = context.words
    for name, problem in brought.refused:
        said = words.say(RULE_PROBLEMS[problem]) if problem in RULE_PROBLEMS else problem
        context.output.warn(f"{words.foreign(name)}: {said}")
    context.output.result(
        {
            "kept": list(brought.kept),
            "refused": [{"rule": name, "problem": problem} for name, problem in brought.refused],
        },
        words.counted("{n} rule kept", "{n} rules kept", len(brought.kept)),
    )
    return ExitCode.REFUSED if brought.refused else ExitCode.DONE


def remove_rule(context: Context, given: Namespace) -> None:
    """Keep a rule of the newsroom's own no longer."""
    with context.acting() as acting:
        house_rules.remove_rule(acting, given.rule)
    context.output.result(
        {"rule": given.rule, "removed": True},
        context.words.say("The rule {rule} is removed.", rule=given.rule),
    )


def export_rules(context: Context, given: Namespace) -> None:
    """Write the newsroom's own rules and levels to a TOML file."""
    with context.acting() as acting:
        write_list(given.file, house_rules.rules_pack(acting))
    context.output.result(
        {"file": str(given.file)},
        context.words.say("The rules were written to {path}.", path=str(given.file)),
    )


def try_rule(context: Context, given: Namespace) -> None:
    """Hold a rule that is not kept yet against every article."""
    from studio.newsroom import style_check

    words, output = context.words, context.output
    with context.acting() as acting:
        trial = style_check.try_rule(
            acting,
            read_list(given.file),
            step=lambda done, total: output.count(words.say("Articles"), done, total),
        )
    output.count_no_more(trial.articles)
    lines = [
        f"{one.article:>6}  {one.before}‹{words.foreign(one.words)}›{one.after}"
        + (f" ← {words.foreign(one.fix)}" if one.fix else "")
        for one in trial.samples
    ]
    told = words.counted("{n} place in the archive", "{n} places in the archive", trial.found)
    output.result(
        {
            "articles": trial.articles,
            "with_findings": trial.with_findings,
            "found": trial.found,
            "samples": [
                {
                    "article": one.article,
                    "headline": one.headline,
                    "before": one.before,
                    "text": one.words,
                    "after": one.after,
                    "fix": one.fix,
                }
                for one in trial.samples
            ],
        },
        "\n".join((told, *lines)),
    )


def _show(context: Context, one: RuleView) -> None:
    words = context.words
    message = one.rule.message.spoken(words.language.value)
    level = words.say(RULE_LEVELS[one.level])
    counts = f"{words.fact(one.applied)} / {words.fact(one.ignored)}"
    context.output.result(
        {
            "rule": one.id,
            "level": one.level,
            "pack_level": one.pack_level,
            "own": one.is_own,
            "message": message,
            "applied": one.applied,
            "ignored": one.ignored,
        },
        f"{one.id:<24} {level:>6}  {counts:>9}  {message}",
    )
