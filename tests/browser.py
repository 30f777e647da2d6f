"""Drive a headless Chromium, where there is one, to test what scripts do.

The browser is spoken to over a pipe (``--remote-debugging-pipe``) in the Chrome DevTools
Protocol: JSON messages, each ended by a null byte.  Nothing beyond the standard library is
needed; a machine without Chromium skips the tests that ask for it.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
_PATIENCE = 60  # seconds, for a busy machine
_LEFT = "Inspected target navigated or closed"


class LeftPageError(Exception):
    """The page was left while it was asked."""


class Page:
    """One page of a browser.

    :param to_browser: the pipe that the browser reads
    :param from_browser: the pipe that it writes
    """

    def __init__(self, to_browser: BinaryIO, from_browser: BinaryIO) -> None:
        self._to = to_browser
        self._from = from_browser
        self._number = 0
        self._session = ""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        attached = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.send("Page.enable")

    def send(self, method: str, **params: Any) -> dict[str, Any]:  # noqa: ANN401 - the protocol's own
        """Send a command and return its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._to.write(json.dumps(message).encode() + b"\0")
        self._to.flush()
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                if answer.get("error", {}).get("message") == _LEFT:
                    raise LeftPageError(method)
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def _receive(self) -> dict[str, Any]:
        data = bytearray()
        while (byte := self._from.read(1)) != b"\0":
            assert byte, "the browser has gone"
            data += byte
        message: dict[str, Any] = json.loads(data)
        return message

    def open(
        self, path: Path, *, width: int = 1000, height: int = 800, touch: bool = False
    ) -> None:
        """Open a file in a window of a size in pixels, on a screen that may be touched."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=touch,
        )
        self.send("Emulation.setTouchEmulationEnabled", enabled=touch)
        self.send("Page.navigate", url=path.as_uri())
        self.wait_for("document.readyState === 'complete' && location.protocol === 'file:'")

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401 - any JSON value
        """Return what an expression of JavaScript comes to."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait_for(self, condition: str) -> None:
        """Wait until a condition in JavaScript holds."""
        until = time.monotonic() + _PATIENCE
        while not self._holds(condition):
            assert time.monotonic() < until, f"never: {condition}"
            time.sleep(0.02)

    def _holds(self, condition: str) -> bool:
        try:
            return bool(self.evaluate(f"Boolean({condition})"))
        except LeftPageError:  # the next page will answer
            return False

    def hover(self, selector: str) -> None:
        """Put the mouse on an element."""
        x, y = self._middle(selector)
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def move_to(self, x: float, y: float) -> None:
        """Put the mouse on a point, in pixels from the window's upper left corner."""
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def tap(self, selector: str) -> None:
        """Touch an element with a finger, shortly."""
        x, y = self._middle(selector)
        self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def press(self, key: str) -> None:
        """Press a key: Tab, Enter, Escape or the space bar."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32}
        event: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": codes[key]}
        text = {"Enter": "\r", " ": " "}.get(key, "")
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **event)
        self.send("Input.dispatchKeyEvent", type="keyUp", **event)

    def screenshot(self, path: Path) -> None:
        """Save what the window shows as a PNG file."""
        data = self.send("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(data))

    def _middle(self, selector: str) -> tuple[float, float]:
        name = json.dumps(selector)
        box = self.evaluate(
            f"(() => {{ const e = document.querySelector({name});"
            " e.scrollIntoView({ block: 'center', behavior: 'instant' });"
            " const r = e.getClientRects()[0];"
            " return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        return box[0], box[1]


@contextmanager
def browser() -> Iterator[Page]:
    """Start a browser for as long as the block lasts, and give it a page."""
    assert CHROMIUM is not None
    browser_reads, we_write = os.pipe()
    we_read, browser_writes = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(  # noqa: S603 - the browser of this machine
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
             "--remote-debugging-pipe"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,
            preexec_fn=lambda: _as_three_and_four(browser_reads, browser_writes),  # noqa: PLW1509 - no thread runs
        )  # fmt: skip
        os.close(browser_reads)
        os.close(browser_writes)
        try:
            with os.fdopen(we_write, "wb") as to, os.fdopen(we_read, "rb") as answers:
                yield Page(to, answers)
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def _as_three_and_four(reads: int, writes: int) -> None:
    """Give the browser its pipes under the numbers that it expects."""
    reads, writes = os.dup(reads), os.dup(writes)
    os.dup2(reads, 3)
    os.dup2(writes, 4)
