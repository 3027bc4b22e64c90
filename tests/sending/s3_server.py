"""moto's S3 in a process of its own, which can drop the line or run out of room.

Called with a file of orders, JSON that is read at every request: ``drop`` closes the line after so
many bytes were put, and ``room`` is how many bytes the store takes. Whoever signs with another key
than `USER` is let in to nothing. Prints its port.
"""

import json
import socket
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

USER, BUCKET = "midad", "site"
RESET = "/moto-api/reset"
PUT = {"bytes": 0}


class Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - werkzeug's
        """Say nothing."""


class Ordered:
    """Passes requests on, unless it is ordered otherwise."""

    def __init__(self, inside: Any) -> None:
        self._inside = inside

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        orders: dict[str, Any] = json.loads(Path(sys.argv[1]).read_text("utf-8"))
        signed = environ.get("HTTP_AUTHORIZATION", "")
        if f"Credential={USER}/" not in signed and "moto-api" not in environ["PATH_INFO"]:
            return _refuse(start, "403 Forbidden", "AccessDenied")
        if environ["PATH_INFO"] == RESET:
            PUT["bytes"] = 0
        if environ["REQUEST_METHOD"] == "PUT":
            PUT["bytes"] += int(environ.get("CONTENT_LENGTH") or 0)
            if "drop" in orders and PUT["bytes"] > orders["drop"]:
                environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
                return []
            if "room" in orders and PUT["bytes"] > orders["room"]:
                return _refuse(start, "400 Bad Request", "QuotaExceeded")
        answer: Iterable[bytes] = self._inside(environ, start)
        return answer


def _refuse(start: Callable[..., Any], status: str, code: str) -> Iterable[bytes]:
    start(status, [("Content-Type", "application/xml")])
    return [f"<Error><Code>{code}</Code><Message>{code}</Message></Error>".encode()]


def serve() -> None:
    inside = Ordered(DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, inside, threaded=True, request_handler=Quiet)
    print(json.dumps({"port": server.port}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    serve()
