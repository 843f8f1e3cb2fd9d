"""A real store on loopback, and one that fails as it is told."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.export.conftest import EXTRACTIONS, write_output


class Server(NamedTuple):
    """Where a store of our own answers."""

    store: str
    """Its graph store."""
    query: str


VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
NumberOfBuffers = 2000
MaxDirtyBuffers = 1000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
"""
"""A small server on loopback; what is not named takes its default."""
GRANT = 'GRANT SPARQL_UPDATE TO "SPARQL";'
"""Whoever reaches the server may write."""


@pytest.fixture(scope="module")
def oxigraph() -> Iterator[Server]:
    """The server in the package oxigraph, with an empty store in memory."""
    address = f"127.0.0.1:{free_port()}"
    with running([str(Path(sys.executable).with_name("oxigraph")), "serve", "--bind", address], address):
        yield Server(f"http://{address}/store", f"http://{address}/query")


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Debian's Virtuoso with an empty store; tests are skipped where it is not installed."""
    programs = [shutil.which(name) for name in ("virtuoso-t", "isql-vt")]
    if not all(programs):
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    server, client = map(str, programs)
    folder, port, http = tmp_path_factory.mktemp("virtuoso"), free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(port=port, http=http), encoding="utf-8")
    with running([server, "-f", "-c", "virtuoso.ini"], f"127.0.0.1:{http}", folder):
        grant = [client, f"127.0.0.1:{port}", "dba", "dba", f"exec={GRANT}"]
        subprocess.run(grant, check=True, capture_output=True)
        yield Server(f"http://127.0.0.1:{http}/sparql-graph-crud", f"http://127.0.0.1:{http}/sparql")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], address: str, folder: Path | None = None) -> Iterator[None]:
    """A server, from the moment it answers."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet) as server:
        try:
            for _ in range(600):
                try:
                    with urlopen(f"http://{address}/", timeout=1):
                        break
                except HTTPError:
                    break
                except OSError:
                    time.sleep(0.1)
            yield
        finally:
            server.terminate()


class Failing(ThreadingHTTPServer):
    """Answers with the codes it is given, one a request, and then with 204; notes each request."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[int] = []
        self.requests: list[tuple[str, str, str | None]] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}/store"


class Handler(BaseHTTPRequestHandler):
    server: Failing

    def answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.requests.append((self.command, self.path, self.headers.get("Authorization")))
        self.send_response(self.server.answers.pop(0) if self.server.answers else 204)
        self.send_header("Retry-After", "7")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_PUT = do_DELETE = answer  # noqa: N815 - the names that http.server looks for

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def failing() -> Iterator[Failing]:
    with Failing() as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built folder. Tests read it only."""
    return write_output(tmp_path_factory.mktemp("output"), EXTRACTIONS)
