"""Serve a folder on loopback, as a web server does that knows ``ETag``, and count what is asked.

``Served.requests`` has the path and status of each request.  ``Served.answers`` maps a path to
what is answered instead of the file: a :class:`Answer`, or a function that writes it.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

Writer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Served:
    """A folder that is served, and what has been asked for."""

    folder: Path
    address: str = ""
    requests: list[tuple[str, int]] = field(default_factory=list)
    answers: dict[str, Writer] = field(default_factory=dict)

    def statuses(self) -> list[int]:
        """Return the statuses of the requests so far, and forget them."""
        found = [status for _path, status in self.requests]
        self.requests.clear()
        return found


def status(code: int) -> Writer:
    """Answer with a status and nothing else."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return write


def slowly(event: threading.Event) -> Writer:
    """Answer nothing until an event is set."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        event.wait(10)
        status(503)(handler)

    return write


def body(data: bytes, length: int | None = None) -> Writer:
    """Answer with other bytes, and perhaps claim that there are more of them."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(data) if length is None else length))
        handler.end_headers()
        handler.wfile.write(data)

    return write


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free port until the context ends."""
    served = Served(folder)

    class Handler(_Handler):
        site = served

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.address = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    site: ClassVar[Served]

    def do_GET(self) -> None:
        answer = self.site.answers.get(self.path, self._file)
        try:
            answer(self)
        except (BrokenPipeError, ConnectionResetError):  # the other side has had enough
            self.close_connection = True

    def _file(self, handler: BaseHTTPRequestHandler) -> None:
        path = self.site.folder / self.path.lstrip("/")
        if not path.is_file():
            status(404)(handler)
            return
        data = path.read_bytes()
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            status(304)(handler)
            return
        self.send_response(200)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_request(self, code: object = "-", size: object = "-") -> None:
        del size
        self.site.requests.append((self.path, int(str(getattr(code, "value", code)))))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base has it
        """Say nothing: what is asked is kept instead."""
