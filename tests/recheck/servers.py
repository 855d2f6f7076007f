"""Servers on this computer that take what is sent: SMTP and HTTP, real ones, each in a thread."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Postbox:
    """What an SMTP server was given; addresses in ``refused`` are not taken."""

    port: int = 0
    refused: tuple[str, ...] = ()
    login: bool = False
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)


class _Clerk(socketserver.StreamRequestHandler):
    """Speaks SMTP, as little of it as a client needs; subclasses name the box."""

    box = Postbox()

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.say("220 postbox")
        while line := self.rfile.readline().decode().rstrip("\r\n"):
            self.box.commands.append(line)
            verb = line[:4].lower()
            getattr(self, f"do_{verb}", self.agree)(line)
            if verb == "quit":
                return

    def agree(self, _: str) -> None:
        self.say("250 ok")

    def do_ehlo(self, _: str) -> None:
        self.say("250-postbox" if self.box.login else "250 postbox")
        if self.box.login:
            self.say("250 AUTH PLAIN")

    def do_auth(self, _: str) -> None:
        self.say("235 welcome")

    def do_quit(self, _: str) -> None:
        self.say("221 bye")

    def do_rcpt(self, line: str) -> None:
        address = line.partition("<")[2].partition(">")[0]
        if address in self.box.refused:
            self.say("550 nobody here")
            return
        self.box.recipients.append(address)
        self.say("250 ok")

    def do_data(self, _: str) -> None:
        self.say("354 go on")
        lines = list(iter(self.rfile.readline, b".\r\n"))
        self.box.letters.append(message_from_bytes(b"".join(lines), policy=policy.default))
        self.say("250 taken")


@contextmanager
def smtp(*, refused: tuple[str, ...] = (), login: bool = False) -> Iterator[Postbox]:
    """Run an SMTP server."""
    box = Postbox(refused=refused, login=login)
    clerk = type("Clerk", (_Clerk,), {"box": box})
    with _served(socketserver.ThreadingTCPServer(("127.0.0.1", 0), clerk)) as port:
        box.port = port
        yield box


@dataclass
class Room:
    """What a web server was sent; ``answers`` are the statuses it gives, the last one for good."""

    port: int = 0
    answers: list[int] = field(default_factory=lambda: [204])
    posts: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Give its address."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def web(*answers: int) -> Iterator[Room]:
    """Run a web server that takes POSTs."""
    room = Room(answers=list(answers) or [204])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            room.posts.append((self.path, dict(self.headers), body))
            self.send_response(room.answers.pop(0) if len(room.answers) > 1 else room.answers[0])
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with _served(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        room.port = port
        yield room


@contextmanager
def _served(server: socketserver.TCPServer) -> Iterator[int]:
    with server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield int(server.server_address[1])
        finally:
            server.shutdown()
            thread.join(5)
