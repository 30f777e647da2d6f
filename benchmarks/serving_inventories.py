"""Serve a folder on loopback with ``ETag``, and count the files that are sent whole."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Server(ThreadingHTTPServer):
    """A server of one folder; ``address`` is its own, with a slash at the end."""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.whole = 0
        self.lock = threading.Lock()
        self.tags: dict[str, str] = {}

    @property
    def address(self) -> str:
        """The address of the folder."""
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def sent(self) -> int:
        """Return how many files were sent whole since this was last asked."""
        found, self.whole = self.whole, 0
        return found

    def tag(self, path: str, data: bytes) -> str:
        """Return the tag of a file."""
        if path not in self.tags:
            self.tags[path] = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        return self.tags[path]


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve a folder until the context ends."""
    server = Server(folder)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        data = (self.server.folder / self.path.lstrip("/")).read_bytes()
        tag = self.server.tag(self.path, data)
        known = self.headers.get("If-None-Match") == tag
        if not known:
            with self.server.lock:
                self.server.whole += 1
        self.send_response(304 if known else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", "0" if known else str(len(data)))
        self.end_headers()
        if not known:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base has it
        """Say nothing."""
