"""What must be said to Chromium before the application exists, so that nothing can leave.

A page that is previewed may hold anything that somebody pasted. Requests are refused by the view's
interceptor; what passes that (preconnect, name look-ups) finds no proxy and no names. Imports no
browser, so that a start without a preview pays nothing.
"""

import os
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt

VARIABLE: Final = "QTWEBENGINE_CHROMIUM_FLAGS"
BACKEND: Final = "QT_QUICK_BACKEND"
"""How Qt draws the browser's page; what the person sets holds."""
NO_BROWSER: Final = "MIDAD_NO_WEBENGINE"
"""A variable that, when set, does without the browser: for small computers, and for tests."""
NO_SANDBOX: Final = "QTWEBENGINE_DISABLE_SANDBOX"
"""Chromium's own variable; the program never sets it."""
ROOT: Final = "root"
"""What there is no browser for, and the reason that `browser_problem` gives then."""
FLAGS: Final = (
    "--proxy-server=127.0.0.1:1",
    "--proxy-bypass-list=<-loopback>",
    '--host-resolver-rules="MAP * ~NOTFOUND"',
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--no-pings",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)


def isolate_browser() -> None:
    """Set the flags and what a browser in a widget needs; call before the application is made.

    The page is drawn without the graphics card: for the card Qt makes the whole window anew when a
    browser is first shown, which goes away before one's eyes and comes back in another place.
    """
    given = os.environ.get(VARIABLE, "")
    missing = [flag for flag in FLAGS if flag not in given]
    os.environ[VARIABLE] = " ".join(filter(None, (given, *missing)))
    os.environ.setdefault(BACKEND, "software")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def browser_problem() -> str:
    """Return why there can be no browser here, nothing where there can.

    Chromium ends the whole process when root starts it inside its sandbox, and the sandbox stays.
    """
    if os.environ.get(NO_BROWSER):
        return NO_BROWSER
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ROOT if is_root and not os.environ.get(NO_SANDBOX) else ""
