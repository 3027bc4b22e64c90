"""The commands of targets: keeping them, sending to them, and what became of it."""

from argparse import ArgumentParser, BooleanOptionalAction

from studio.cli.adding import Commands
from studio.cli.late import target_commands


def add_targets(commands: Commands) -> None:
    """Add the commands of targets."""
    say = commands.words.say
    group = commands.group("target", say("where articles are sent"))
    added = say("add a folder, a server, a store or a WordPress")
    add = group.add("add", target_commands.add_target, added)
    add.add_argument("name", metavar="NAME")
    add.add_argument("address", metavar="ADDRESS", help="/srv/www, sftp://example.org/srv/www")
    add.add_argument("--zip", action="store_true", help=say("one zip file each"))
    _add_options(commands, add)
    changed = say("change what is given of one, and leave the rest")
    change = group.add("change", target_commands.change_target, changed)
    change.add_argument("name", metavar="NAME")
    change.add_argument("--name", dest="new_name", metavar="NAME", help=say("another name"))
    change.add_argument("--address", metavar="ADDRESS", help=say("where it lies"))
    _add_options(commands, change)
    group.add("list", target_commands.list_targets, say("show all"))
    test = group.add("test", target_commands.test_target, say("sign in, write, read back"))
    test.add_argument("--trust", metavar="KEY", help=say("trust the key of this fingerprint"))
    secret = group.add(
        "password", target_commands.set_target_password, say("keep a password in the keyring")
    )
    remove = group.add("remove", target_commands.remove_target, say("keep one no longer"))
    for one in (test, secret, remove):
        one.add_argument("name", metavar="NAME")
    log = group.add("log", target_commands.show_log, say("what waits, was sent or failed"))
    log.add_argument("name", nargs="?", metavar="NAME")
    log.add_argument("--limit", type=int, default=50, metavar="N")
    send = commands.add("send", target_commands.send, say("send published articles to a target"))
    send.add_argument("articles", type=int, nargs="*", metavar="ID")
    send.add_argument("--to", metavar="NAME")
    send.add_argument("--site", action="store_true", help=say("the whole site"))
    send.add_argument("--jobs", type=int, default=1, metavar="N")
    send.add_argument(
        "--over",
        action="store_true",
        help=say("also over what is newer there, or was changed there"),
    )
    send.add_argument(
        "--waiting", action="store_true", help=say("everything that waits, for a timer")
    )


def _add_options(commands: Commands, parser: ArgumentParser) -> None:
    """Add how a target is spoken to; what is not given is None."""
    say = commands.words.say
    parser.add_argument("--user", metavar="NAME", help=say("who signs in there"))
    parser.add_argument("--host-key", metavar="KEY", help=say("its fingerprint, SHA256:…"))
    parser.add_argument("--key-file", metavar="FILE", help=say("the private key to sign in with"))
    parser.add_argument(
        "--region", metavar="NAME", help=say("where the bucket of an S3 store lies")
    )
    for name, told in (
        ("--drafts", say("WordPress: new posts come as drafts")),
        ("--trash", say("WordPress: withdrawn posts go to the bin")),
        ("--chosen", say("ticked on the export sheet from the start")),
    ):
        parser.add_argument(name, action=BooleanOptionalAction, default=None, help=told)
