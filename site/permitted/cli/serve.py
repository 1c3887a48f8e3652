"""`permitted serve`: checks all that can be wrong, then becomes gunicorn."""

import argparse
import os
import socket
import sys
from typing import NoReturn

from permitted import training
from permitted.cli.content import line_about
from permitted.cli.database import open_store
from permitted.cli.installation import make_folder, read_settings
from permitted.cli.refusal import RefusalError
from permitted.course import ContentError, load_course
from permitted.settings import PROJECT, Settings

HOST = "127.0.0.1"  # a proxy in front gives it to others
WORKERS = 2
THREADS = 4  # of each worker


def run(_arguments: argparse.Namespace) -> NoReturn:
    """Serve the site until it is stopped; RefusalError says why it cannot be."""
    settings = read_settings()
    listener = _listen(settings.port)
    make_folder(settings)
    _prove_content(settings)
    _greet(settings)
    _become_gunicorn(listener, settings)


def _listen(port: int) -> socket.socket:
    """Take the port now: gunicorn inherits it, so that nobody else can take it in between."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        raise RefusalError(f"port {port} cannot be had ({error.strerror}): name another one with PORT=.") from None
    listener.set_inheritable(True)
    return listener


def _prove_content(settings: Settings) -> None:
    try:
        load_course(settings.content, settings.quizzes, settings.proofs)
    except ContentError as error:
        for problem in error.problems:
            print(line_about(problem), file=sys.stderr)
        raise RefusalError("the content has to be mended before the site can start.") from None


def _greet(settings: Settings) -> None:
    with open_store(settings) as opened:
        link = training.first_link(opened, settings.now())
    print(f"{settings.site_name} is served on {settings.base_url}", flush=True)
    if link:
        print(f"Make the administrator's account by this link, which works once: {settings.base_url}/link/{link}")
    sys.stdout.flush()


def _become_gunicorn(listener: socket.socket, settings: Settings) -> NoReturn:
    command = [
        sys.executable,
        *("-m", "gunicorn", "wsgi:app", "--chdir", str(PROJECT), "--bind", f"fd://{listener.fileno()}"),
        *("--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)),
        *("--log-level", "warning", "--no-control-socket"),
    ]
    # From another working folder, relative ones would lead elsewhere.
    folders = {"DATA": settings.folder, "CONTENT": settings.content, "QUIZZES": settings.quizzes}
    environment = {**os.environ, **{name: str(folder) for name, folder in folders.items()}}
    os.execve(sys.executable, command, environment)  # noqa: S606 - nothing here comes from outside
