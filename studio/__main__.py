"""``midad`` and ``python -m studio``."""

import sys

from studio.cli.start import main

if __name__ == "__main__":
    sys.exit(main())
