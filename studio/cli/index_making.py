"""Making the archive's index where a command needs it, while a person watches how far it is."""

from studio.cli.context import Context
from studio.storage.engine import Store
from studio.storage.search_upkeep import bring_up_to_date


def make_index(context: Context, store: Store, *, anew: bool = False) -> None:
    """Do what `bring_up_to_date` does, counting on a terminal; raises as that."""
    label, last = context.words.say("making the archive's index"), 0

    def tell(done: int, total: int) -> None:
        nonlocal last
        last = total
        context.output.count(label, done, total)

    bring_up_to_date(store, tell, anew=anew)
    context.output.count_no_more(last)
