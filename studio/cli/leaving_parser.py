"""The commands of what leaves: packages, the site, and files of other forms."""

from pathlib import Path

from studio.cli.adding import Commands
from studio.cli.late import file_commands, life_commands, site_commands


def add_leaving(commands: Commands) -> None:
    """Add the commands of what leaves: packages, the site, and files of other forms."""
    say = commands.words.say
    export = commands.add("export", life_commands.export, say("write article packages"))
    export.add_argument("articles", type=int, nargs="+", metavar="ID")
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    export.add_argument(
        "--format",
        choices=("package", "wxr"),
        default="package",
        help=say("packages, or one file for WordPress"),
    )
    export.add_argument("--zip", action="store_true", help=say("one zip file each"))
    export.add_argument(
        "--over", action="store_true", help=say("also over a newer version that is there")
    )
    export.add_argument("--revision", choices=("published", "approved"), default="published")
    site = commands.add("site", site_commands.site, say("the whole site, brought up to date"))
    site.add_argument("--out", type=Path, required=True, metavar="DIR")
    site.add_argument(
        "--jobs", type=int, default=1, metavar="N", help=say("processes that make pages")
    )
    verify = commands.add(
        "verify", file_commands.verify, say("check a package with its manifest alone")
    )
    verify.add_argument("package", type=Path, metavar="PACKAGE")
    convert = commands.add("convert", file_commands.convert, say("from one format to another"))
    convert.add_argument("source", type=Path, metavar="IN")
    convert.add_argument("target", type=Path, metavar="OUT")
    formats = ("markdown", "html", "text", "json")
    convert.add_argument("--from", dest="source_format", choices=formats)
    convert.add_argument("--to", dest="target_format", choices=formats)
