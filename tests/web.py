"""A web of many sites on the loopback, for tests: what each address answers is a value or a function.

``Web`` is a real HTTP server on one port; names lead to it through ``resolve``, as a resolver of the system would. What
was asked is kept in ``requests``.
"""

import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from factcheck.fetch import Limits

QUICK = Limits(connect=2, read=1, total=2, size=300_000, wire=200_000, backoff=0.01, patience=2, spacing=0, at_once=20)


@dataclass(frozen=True)
class Request:
    """What was asked: the host's name, the path with its query, the headers with lower-case names, and when."""

    host: str
    path: str
    headers: Mapping[str, str]
    at: float


@dataclass(frozen=True)
class Answer:
    """What is answered. ``chunks`` go out after the body one by one; ``reset`` cuts the connection instead."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0
    chunks: Callable[[], Iterator[bytes]] | None = None
    reset: bool = False


Reply = Answer | Callable[[Request], Answer]


def page(text: str, *, title: str = "", headers: Mapping[str, str] | None = None, around: str = "") -> Answer:
    """Give a page whose article is ``text``, a paragraph a line, with a menu and a footer about it."""
    words = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    source = (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body>"
        f"<nav>Accueil – Monde – Abonnez-vous</nav><article><h1>{title}</h1>{words}</article>"
        f"<footer>© 2026 {around}</footer></body></html>"
    )
    return Answer(body=source.encode(), headers={"Content-Type": "text/html; charset=utf-8", **(headers or {})})


def redirect(to: str, status: int = 301) -> Answer:
    """Give an answer that leads on."""
    return Answer(status, headers={"Location": to})


class Web:
    """The sites: ``web[host, path] = answer``; a path that nobody set is not found."""

    def __init__(self) -> None:
        self._answers: dict[tuple[str, str], Reply] = {}
        self.requests: list[Request] = []
        self.most_at_once: dict[str, int] = {}
        self._at_once: dict[str, int] = {}
        self._lock = threading.Lock()
        self.port, self.scheme = 0, "http"

    def __setitem__(self, place: tuple[str, str], reply: Reply) -> None:
        """Say what an address answers."""
        self._answers[place] = reply

    def url(self, host: str, path: str = "/") -> str:
        """Give the address of a page."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def asked(self, path: str, host: str = "") -> int:
        """Give how often a path was asked for."""
        return sum(request.path == path and host in ("", request.host) for request in self.requests)

    def answer(self, request: Request) -> Answer:
        """Note a request and give its answer."""
        with self._lock:
            self.requests.append(request)
            now = self._at_once[request.host] = self._at_once.get(request.host, 0) + 1
            self.most_at_once[request.host] = max(now, self.most_at_once.get(request.host, 0))
        reply = self._answers.get((request.host, request.path), Answer(404, b"nothing here"))
        return reply(request) if callable(reply) else reply

    def done(self, request: Request) -> None:
        """Note that a request is answered."""
        with self._lock:
            self._at_once[request.host] -= 1

    async def resolve(self, host: str, port: int) -> list[str]:
        """Lead every name here."""
        del host, port
        return ["127.0.0.1"]

    @contextmanager
    def serving(self, certificate: Path | None = None) -> Iterator["Web"]:
        """Run the server, over TLS where there is a certificate with its key."""
        server = _Server(("127.0.0.1", 0), _handler(self))
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
            self.scheme = "https"
        self.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 200

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that goes away in the middle is what some tests are about."""


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = (self.headers.get("Host") or "").partition(":")[0]
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(host, self.path, headers, time.monotonic())
            try:
                self._send(web.answer(request))
            finally:
                web.done(request)

        def _send(self, answer: Answer) -> None:
            time.sleep(answer.delay)
            if answer.reset:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.chunks is None:
                self.send_header("Content-Length", str(len(answer.body)))
            else:
                self.send_header("Connection", "close")
                self.close_connection = True
            self.end_headers()
            self.wfile.write(answer.body)
            for chunk in answer.chunks() if answer.chunks else ():
                self.wfile.write(chunk)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
            """Say nothing."""

    return Handler
