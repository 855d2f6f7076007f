"""``recheck --notify``: to a file, by e-mail, to a webhook, by apprise; nothing where nothing is new."""

import json
import sys
from pathlib import Path

import pytest

from factcheck.recheck.notify import Message, NotifyError, read_targets, send_all
from factcheck.recheck.notify.mail import Mail
from factcheck.recheck.notify.webhook import Webhook
from tests.recheck.conftest import Command
from tests.recheck.servers import smtp, web

LATER = "2026-11-23"
MESSAGE = Message(
    "factcheck : 1 à regarder", "Arrivées à échéance\n\n  1  la course", {"as_of": LATER, "to_look_at": 1}
)


def recheck(command: Command, ledger: Path, *words: object, as_of: str = LATER) -> int:
    """Recheck with some targets."""
    return command("recheck", "--as-of", as_of, "--messages", "fr", *words, "--db", ledger)


def test_to_a_file_once(command: Command, ledger: Path, tmp_path: Path) -> None:
    """What is new is written once: the next recheck has nothing new; ``--always`` writes all the same."""
    told = tmp_path / "digest.txt"
    assert recheck(command, ledger, "--notify", told) == 1
    first = told.read_text(encoding="utf-8")
    assert first.startswith(
        "factcheck : 2 à regarder, 0 changées, 0 disparues (23 novembre 2026)\n\nArrivées à échéance\n"
    )
    assert "course des trois îles" in first
    assert "\x1b" not in first
    assert recheck(command, ledger, "--notify", told) == 1
    assert told.read_text(encoding="utf-8") == first
    assert recheck(command, ledger, "--notify", told, "--always") == 1
    added = told.read_text(encoding="utf-8").removeprefix(first)
    assert "Rien n’est arrivé à échéance" in added
    assert "pas encore regardées : 2" in added


def test_nothing_new_is_not_told(command: Command, ledger: Path, tmp_path: Path) -> None:
    """On the day of publication nothing has come, and no file is made."""
    assert recheck(command, ledger, "--notify", tmp_path / "digest.txt", as_of="2024-11-05") == 0
    assert not (tmp_path / "digest.txt").exists()


def test_a_dry_run_tells_nobody(command: Command, ledger: Path, tmp_path: Path) -> None:
    """What is not written down is not sent either, or it would be sent twice."""
    assert recheck(command, ledger, "--dry-run", "--notify", tmp_path / "digest.txt") == 1
    assert not (tmp_path / "digest.txt").exists()


def test_changes_have_their_own_section(command: Command, ledger: Path, tmp_path: Path) -> None:
    """A checked claim that time has overtaken stands under what changed; ``.jsonl`` gets the digest as data."""
    assert command("review", 2, "--verdict", "mixed", "--note", "vu", "--db", ledger) == 0
    told, data = tmp_path / "digest.txt", tmp_path / "digest.jsonl"
    assert recheck(command, ledger, "--notify", told, "--notify", data) == 1
    section = told.read_text(encoding="utf-8").partition("Changements\n===========\n")[2]
    assert "était vérifiée, retourne dans la file" in section
    (line,) = data.read_text(encoding="utf-8").splitlines()
    assert {claim["outcome"] for claim in json.loads(line)["claims"]} == {"reopened", "overtaken"}


def test_by_mail(command: Command, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The digest arrives at every address through the server named in the environment, accents and all."""
    with smtp() as box:
        monkeypatch.setenv("FACTCHECK_SMTP", f"smtp://127.0.0.1:{box.port}")
        monkeypatch.setenv("FACTCHECK_MAIL_FROM", "veille@brevan.example")
        assert recheck(command, ledger, "--notify", "mailto:ada@brevan.example,zoe@brevan.example") == 1
    (letter,) = box.letters
    assert box.recipients == ["ada@brevan.example", "zoe@brevan.example"]
    assert letter["Subject"] == "factcheck : 2 à regarder, 0 changées, 0 disparues (23 novembre 2026)"
    assert letter["From"] == "veille@brevan.example"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "course des trois îles" in letter.get_content()


def test_a_server_with_a_password() -> None:
    """Server, password and addresses may stand in one target; on this computer the password may go in the open."""
    with smtp(login=True) as box:
        target = f"smtp://ada:s%40cret@localhost:{box.port}/?to=zoe@brevan.example&from=ada@brevan.example"
        (mail,) = read_targets([target], {})
        assert send_all([mail], MESSAGE) == ()
    assert any(line.startswith("AUTH PLAIN") for line in box.commands)
    assert "s%40cret" not in mail.name
    assert box.letters[0]["To"] == "zoe@brevan.example"


def test_a_password_is_not_sent_in_the_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server elsewhere that offers no encryption gets neither the password nor the mail."""
    with smtp(login=True) as box:
        (mail,) = read_targets([f"smtp://ada:secret@127.0.0.1:{box.port}/?to=zoe@brevan.example"], {})
        monkeypatch.setattr("factcheck.recheck.notify.mail._AT_HOME", frozenset())
        (trouble,) = send_all([mail], MESSAGE)
    assert "the password was not sent" in trouble
    assert not any(line.startswith(("AUTH", "MAIL")) for line in box.commands)


def test_a_refused_address_is_said(command: Command, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One address that is refused: the other gets the mail, the refusal is one sentence, exit status 2."""
    with smtp(refused=("zoe@brevan.example",)) as box:
        target = f"smtp://127.0.0.1:{box.port}/?to=ada@brevan.example,zoe@brevan.example"
        assert recheck(command, ledger, "--notify", target) == 2
    assert box.recipients == ["ada@brevan.example"]
    assert "takes no mail for zoe@brevan.example" in capsys.readouterr().err


def test_to_a_webhook(command: Command, ledger: Path) -> None:
    """A webhook gets one POST of JSON: subject, text, and the digest as data."""
    with web() as room:
        assert recheck(command, ledger, "--notify", f"{room.url}/hooks/T0/secret?x=1") == 1
    ((path, headers, body),) = room.posts
    assert path == "/hooks/T0/secret?x=1"
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    sent = json.loads(body)
    assert sent["subject"] in sent["text"]
    assert sent["digest"]["to_look_at"] == 2


def test_a_webhook_with_a_password() -> None:
    """A name and password before the host go as such, and are never shown."""
    with web() as room:
        (hook,) = read_targets([f"http://ada:s%3Acret@127.0.0.1:{room.port}/x#y"], {})
        assert send_all([hook], MESSAGE) == ()
    assert room.posts[0][0] == "/x"
    assert room.posts[0][1]["Authorization"] == "Basic YWRhOnM6Y3JldA=="
    assert hook.name == "127.0.0.1"


@pytest.mark.parametrize(
    ("answers", "posts", "said"),
    [((503, 429, 204), 3, ""), ((500,), 3, "answered 500"), ((404,), 1, "answered 404"), ((302,), 1, "redirect (302)")],
)
def test_a_webhook_in_trouble(answers: tuple[int, ...], posts: int, said: str) -> None:
    """A busy server is asked again, at most twice; a refusal is not, and a redirect is not followed."""
    pauses: list[float] = []
    with web(*answers) as room:
        troubles = send_all([Webhook(f"{room.url}/hooks/secret", pauses.append)], MESSAGE)
    assert (len(room.posts), len(pauses)) == (posts, posts - 1)
    assert said in "".join(troubles)
    assert bool(troubles) == bool(said)
    assert "secret" not in "".join(troubles)


def test_one_target_that_fails_stops_no_other(
    command: Command, ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The recheck is written down, the other targets get the digest, and the failure is said: exit status 2."""
    nobody = "smtp://127.0.0.1:1/?to=ada@brevan.example"
    assert recheck(command, ledger, "--notify", nobody, "--notify", tmp_path / "digest.txt") == 2
    assert (tmp_path / "digest.txt").exists()
    assert "the digest could not be sent to ada@brevan.example: 127.0.0.1, port 1" in capsys.readouterr().err


def test_targets_in_a_file(command: Command, ledger: Path, tmp_path: Path) -> None:
    """``@FILE`` names targets one a line, so that secrets stay out of command lines."""
    listed = tmp_path / "targets"
    listed.write_text(f"# the desk\n\n{tmp_path / 'one.txt'}\nfile:{tmp_path / 'two.txt'}\n", encoding="utf-8")
    assert recheck(command, ledger, "--notify", f"@{listed}") == 1
    assert (tmp_path / "one.txt").read_text(encoding="utf-8") == (tmp_path / "two.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("mailto:ada", "'ada' is no e-mail address"),
        ("mailto:", "is no e-mail address"),
        ("mailto:ada@x.example\nBcc: all@x.example", "is no e-mail address"),
        ("smtp://", "a mail server is named"),
        ("smtp://host:port/?to=a@b", "mail server's address is none"),
        ("https:///path", "a webhook is named"),
        ("https://host/a b", "a webhook is named"),
        ("https://[broken/", "a webhook is named"),
        ("@/nowhere/targets", "cannot be read"),
        ("/", "no file to write to"),
    ],
)
def test_what_is_no_target(
    command: Command, ledger: Path, capsys: pytest.CaptureFixture[str], target: str, said: str
) -> None:
    """A target that is none is refused before anything is done: exit status 2, nothing in the history."""
    capsys.readouterr()
    assert recheck(command, ledger, "--notify", target) == 2
    assert said in capsys.readouterr().err
    assert command("history", "--format", "json", "--db", ledger) == 0
    assert "recheck" not in {entry["action"] for entry in json.loads(capsys.readouterr().out)}


def test_defaults_of_mail() -> None:
    """Without settings mail goes through this computer, from the first address to itself."""
    (mail,) = read_targets(["mailto:ada@brevan.example"], {})
    assert isinstance(mail, Mail)
    assert (mail.server.host, mail.server.port, mail.sender) == ("localhost", 25, "ada@brevan.example")
    (mail,) = read_targets(["smtps://ada:x@mail.example/?to=a@b.example"], {})
    assert isinstance(mail, Mail)
    assert (mail.server.port, mail.server.secure) == (465, True)


def test_services_need_apprise(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service's address without apprise says what to install."""
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(NotifyError, match=r"pip install 'factcheck-cli\[notify\]'"):
        read_targets(["slack://token"], {})


@pytest.mark.filterwarnings("ignore")
def test_by_apprise() -> None:
    """Apprise takes the message to a service that it knows; what it does not know is said."""
    with web() as room:
        (service,) = read_targets([f"json://127.0.0.1:{room.port}/secret"], {})
        assert send_all([service], MESSAGE) == ()
    sent = json.loads(room.posts[0][2])
    assert (sent["title"], sent["message"]) == (MESSAGE.subject, MESSAGE.text)
    assert service.name == "json://…"
    with web(500) as room:
        assert "did not take the message" in send_all(read_targets([f"json://127.0.0.1:{room.port}/"], {}), MESSAGE)[0]
    with pytest.raises(NotifyError, match="apprise knows no service"):
        read_targets(["nothing://at.all"], {})
