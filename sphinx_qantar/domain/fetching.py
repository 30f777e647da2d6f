"""Fetch the inventories of other projects, side by side, and keep them beside the doctrees.

What was kept is asked for anew only if it has changed (``ETag``, ``Last-Modified``; RFC 9110),
and serves where nothing better can be had.  Requests go through Sphinx's own session, so that
they obey its configuration: ``user_agent``, ``tls_verify``, ``tls_cacerts``, proxies.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_qantar.exchange.inventory import FILE

if TYPE_CHECKING:
    import requests

    from sphinx_qantar.inventory_sources import InventorySource

MOST_BYTES = 64_000_000
"""How long an inventory may be; one of ours has some kilobytes for a passage."""
_PIECE = 1 << 16
_SMALL_PIECE = 1 << 10
_AT_ONCE = 8
_NOT_MODIFIED = 304
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Web:
    """How to ask for what is on the web, as Sphinx is configured; ``timeout`` is in seconds."""

    timeout: float = 15.0
    user_agent: str = ""
    tls_verify: bool = True
    tls_cacerts: str | dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of fetching one inventory.

    ``digest`` is the SHA-256 of what is kept of it, empty if there is nothing.  ``fault`` says
    what went wrong, empty if nothing did; ``unreachable`` that it could not be had, rather than
    that what was had is of no use.
    """

    name: str
    digest: str = ""
    fault: str = ""
    unreachable: bool = False


class FetchError(Exception):
    """An inventory cannot be had; the message says why.

    ``unreachable`` is true if nothing is known of what there may be: the network, the server or
    its answer fails.
    """

    def __init__(self, message: str, *, unreachable: bool = False) -> None:
        super().__init__(message)
        self.unreachable = unreachable


class Fetcher:
    """Bring the inventories of some projects up to date.

    :param folder: where they are kept, one file for each and one for what is known of it
    :param source_folder: the folder to which paths are relative
    :param web: how to ask for what is on the web
    :param check: says whether what was fetched is an inventory, by raising ValueError if not
    """

    def __init__(
        self, folder: Path, source_folder: Path, web: Web, check: Callable[[bytes], object]
    ) -> None:
        self._folder = folder
        self._source_folder = source_folder
        self._web = web
        self._check = check

    def fetch(self, sources: Iterable[InventorySource]) -> tuple[Fetched, ...]:
        """Fetch what has changed, and return what came of each, in the order given."""
        wanted = tuple(sources)
        if not wanted:
            return ()
        self._folder.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(min(_AT_ONCE, len(wanted))) as pool:
            return tuple(pool.map(self._fetch, wanted))

    def path(self, name: str) -> Path:
        """Return the file in which an inventory is kept."""
        return self._folder / f"{name}.json"

    def _fetch(self, source: InventorySource) -> Fetched:
        """Try each place in turn; of several faults the last one is told."""
        kept = self._kept(source)
        fault = FetchError("no place is given")
        for location in source.locations:
            address = location or f"{source.target.rstrip('/')}/{FILE}"
            try:
                return Fetched(source.name, self._take(source, address, kept))
            except FetchError as error:
                fault = error
        return Fetched(source.name, kept.get("digest", ""), str(fault), fault.unreachable)

    def _kept(self, source: InventorySource) -> dict[str, str]:
        """Return what is known of what is kept; nothing of what is kept of another project."""
        try:
            known = json.loads(self._about(source.name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        usable = isinstance(known, dict) and all(isinstance(each, str) for each in known.values())
        if not usable or known.get("target") != source.target:
            return {}
        return known if self.path(source.name).is_file() else {}

    def _about(self, name: str) -> Path:
        return self._folder / f"{name}.about"

    def _take(self, source: InventorySource, address: str, kept: Mapping[str, str]) -> str:
        """Return the digest of the inventory at an address, keeping it if it is another.

        :raises FetchError: if it cannot be had, or is no inventory
        """
        known = kept if kept.get("address") == address else {}
        if "://" in address:
            data, tags = self._from_web(address, known)
        else:
            data, tags = _from_file(self._source_folder / address), {}
        if data is None:
            return kept["digest"]
        digest = hashlib.sha256(data).hexdigest()
        if digest != kept.get("digest"):
            try:
                self._check(data)
            except ValueError as error:
                raise FetchError(str(error)) from error
            _write(self.path(source.name), data)
        about = {"target": source.target, "address": address, "digest": digest, **tags}
        if about != kept:
            _write(self._about(source.name), json.dumps(about).encode())
        return digest

    def _from_web(
        self, address: str, known: Mapping[str, str]
    ) -> tuple[bytes | None, dict[str, str]]:
        """Return what stands at an address, None if it is what is known of it."""
        # Loaded here: most projects ask for nothing on the web.
        import requests  # noqa: PLC0415 - see above
        import urllib3  # noqa: PLC0415 - see above

        headers = {"Accept": "application/json", "Accept-Encoding": "gzip"}
        headers |= {name: known[key] for name, key in _ASKED.items() if known.get(key)}
        deadline = time.monotonic() + self._web.timeout
        try:
            with self._get(address, headers) as response:
                if response.status_code == _NOT_MODIFIED and known:
                    return None, {}
                response.raise_for_status()
                data = _read(response, deadline)
        except requests.HTTPError as error:
            answer = error.response.status_code if error.response is not None else "nothing"
            raise FetchError(f"the server answers {answer}", unreachable=True) from error
        except urllib3.exceptions.ReadTimeoutError as error:
            raise FetchError("it comes too slowly", unreachable=True) from error
        except urllib3.exceptions.HTTPError as error:
            raise FetchError("it is cut short") from error
        except requests.Timeout as error:
            message = f"no answer within {self._web.timeout:g} seconds"
            raise FetchError(message, unreachable=True) from error
        except requests.ConnectionError as error:
            raise FetchError(_connection_fault(error), unreachable=True) from error
        except (requests.RequestException, ValueError, OSError) as error:
            raise FetchError(f"the request fails ({type(error).__name__})") from error
        tags = {key: response.headers.get(key, "")[:_SHOWN] for key in _ASKED.values()}
        return data, {key: value for key, value in tags.items() if value}

    def _get(self, address: str, headers: Mapping[str, str]) -> requests.Response:
        from sphinx.util import requests as session  # noqa: PLC0415 - as above

        options: dict[str, Any] = {
            "headers": dict(headers),
            "timeout": self._web.timeout,
            "stream": True,
            "_user_agent": self._web.user_agent,
            "_tls_info": (self._web.tls_verify, self._web.tls_cacerts),
        }
        return session.get(address, **options)


_ASKED = {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}
"""The headers by which a server is asked for changes alone, by the header that it gave."""


def _read(response: requests.Response, deadline: float) -> bytes:
    """Read a response, no more than an inventory may be long, and no longer than allowed."""
    pieces: list[bytes] = []
    length = 0
    for piece in _pieces(response):
        length += len(piece)
        if length > MOST_BYTES:
            raise FetchError(f"it is longer than {MOST_BYTES // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise FetchError("it comes too slowly", unreachable=True)
        pieces.append(piece)
    expected = response.headers.get("Content-Length", "")
    coded = response.headers.get("Content-Encoding")
    if expected.isdigit() and not coded and int(expected) != length:
        raise FetchError("it is cut short")
    return b"".join(pieces)


def _pieces(response: requests.Response) -> Iterator[bytes]:
    """Yield what has come so far, again and again: who sends a byte a second is found out."""
    raw = response.raw
    if not hasattr(raw, "read1"):  # urllib3 before 2.1 waits for whole pieces
        yield from response.iter_content(_SMALL_PIECE)
        return
    while piece := raw.read1(_PIECE, decode_content=True):
        yield piece


def _connection_fault(error: Exception) -> str:
    """Say why there is no connection: an author can mend a name that is written wrongly."""
    import urllib3  # noqa: PLC0415 - loaded when something is fetched

    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(reason, urllib3.exceptions.NameResolutionError):
        return "no server of that name is found"
    return "no connection to the server"


def _from_file(path: Path) -> bytes:
    """Read a file of the project's own disk."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FetchError(f"it is longer than {MOST_BYTES // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise FetchError(f"there is no file {path.name} in the folder it names") from error


def _write(path: Path, data: bytes) -> None:
    """Put a file in place at once, so that none is ever half there."""
    fresh = path.with_suffix(path.suffix + ".new")
    fresh.write_bytes(data)
    fresh.replace(path)
