"""A folder on a web server of this computer, as a newsroom's server gives it: packed, and kept."""

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

_PACKED: Final = frozenset({".html", ".css", ".js", ".svg", ".xml", ".json", ".txt"})


class _Server(ThreadingHTTPServer):
    """Lets no line outlive it: browsers keep theirs open."""

    daemon_threads = False

    def __init__(self, folder: Path) -> None:
        self._lines: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), partial(_Folder, directory=str(folder)))

    def get_request(self) -> tuple[socket.socket, Any]:
        """Take a line, and remember it."""
        line, address = super().get_request()
        self._lines.add(line)
        return line, address

    def shutdown_request(self, request: Any) -> None:
        """Forget a line that ends."""
        self._lines.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End every line."""
        for line in tuple(self._lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


class _Folder(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Give a file, or the site's page for what is not there."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        status = HTTPStatus.OK
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        data = path.read_bytes()
        self.send_response(status)
        kind = self.guess_type(path)
        self.send_header(
            "Content-Type", f"{kind}; charset=utf-8" if path.suffix in _PACKED else kind
        )
        if path.suffix in _PACKED:
            data = gzip.compress(data, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        kept = "no-cache" if path.suffix == ".html" else "max-age=31536000, immutable"
        self.send_header("Cache-Control", kept)
        self.send_header("Content-Length", str(len(data)))
        with suppress(ConnectionError):  # a browser that goes on to the next page hangs up
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, *_said: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yield the address of its first page."""
    with _Server(folder) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
            server.hang_up()
