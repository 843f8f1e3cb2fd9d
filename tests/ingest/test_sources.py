import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.ingest import READERS, RECORDS, SUFFIXES, InputFault, articles, sources
from pipeline.ingest.sources import safe_id
from pipeline.model import Article

PAGES = {
    "/knee.html": ("text/html; charset=utf-8", b"<h1>Knee</h1><p>Rest it.</p>"),
    "/plain": ("text/plain", b"Rest it."),
    "/paper.pdf": ("application/pdf", b"%PDF"),
}


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, body = PAGES.get(self.path, ("", b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def ids(inputs: list[str]) -> list[str]:
    return [one.id if isinstance(one, Article) else f"fault at {one.where}" for one in articles(inputs)]


def error(inputs: list[str]) -> str:
    (found,) = articles(inputs)
    assert isinstance(found, InputFault)
    return found.error


def test_every_suffix_has_its_reader() -> None:
    assert sorted([*READERS, RECORDS]) == list(SUFFIXES)


def test_folder_is_read_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.md", ".d.txt", ".git/e.txt", "f.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Rest the knee.", encoding="utf-8")
    assert ids([str(tmp_path)]) == ["a", "b", "c"]
    assert [source.suffix for source in sources([str(tmp_path)])] == [".html", ".txt", ".md"]


def test_same_name_twice_gets_a_number(tmp_path: Path) -> None:
    for name in ("x/gout.txt", "y/Gout.html", "z/gout.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("Rest the toe.", encoding="utf-8")
    assert ids([str(tmp_path)]) == ["gout", "Gout-2", "gout-3"]


def test_records(tmp_path: Path) -> None:
    lines = [
        '{"id": "a/b", "text": "Rest\\u2028 it.", "title": "Knee", "url": "https://e.org"}',
        "",
        "{not json",
        '{"id": "c"}',
        '{"id": "A-B", "text": "Ice it."}',
        '{"id": 7, "text": "Heat it."}',
        '{"id": "d", "text": "  "}',
        '{"id": "e", "text": 3}',
        "[]",
    ]
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert ids([str(path)]) == [
        "a-b",
        "fault at line 3",
        "fault at line 4",
        "A-B-2",
        "7",
        "fault at line 7",
        "fault at line 8",
        "fault at line 9",
    ]
    first = next(articles([str(path)]))
    assert isinstance(first, Article)
    assert (first.title, first.url, first.text) == ("Knee", "https://e.org", "Rest\u2028 it.")


@pytest.mark.parametrize("name", ["empty.txt", "binary.txt", "nav.html", "odd.pdf", "empty.jsonl"])
def test_fault_names_its_input_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    data = {"binary.txt": b"\x00\x01", "nav.html": b"<nav>Home</nav>", "odd.pdf": b"%PDF"}.get(name, b"")
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("Rest it.", encoding="utf-8")
    fault, good = articles([str(tmp_path / name), str(tmp_path / "good.txt")])
    assert isinstance(fault, InputFault)
    assert fault.source == str(tmp_path / name)
    assert name.split(".", maxsplit=1)[0] in fault.error
    assert fault.error.endswith(".")
    assert isinstance(good, Article)


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    assert "no such file" in error([str(tmp_path / "none.txt")])
    assert "holds no .htm" in error([str(tmp_path)])


def test_unknown_suffix_lists_the_known(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    assert ".htm, .html, .jsonl" in error([str(tmp_path / "a.pdf")])


def test_addresses(site: str) -> None:
    page, plain, paper, missing = articles(
        [f"{site}{path}" for path in ("/knee.html", "/plain", "/paper.pdf", "/none")]
    )
    assert isinstance(page, Article)
    assert page.id.endswith("-knee")
    assert page.url == f"{site}/knee.html"
    assert isinstance(plain, Article)
    assert plain.text == "Rest it."
    assert isinstance(paper, InputFault)
    assert "application/pdf" in paper.error
    assert isinstance(missing, InputFault)
    assert "cannot be fetched" in missing.error


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("gains-in-hair", "gains-in-hair"),
        ("My page (1)", "My page (1)"),
        ("a/b", "a-b"),
        ("../x", "x"),
        ("…", "article"),
        ("é", "é"),
        ("a:b*?", "a-b"),
        ("x" * 300, "x" * 120),
    ],
)
def test_safe_id(name: str, expected: str) -> None:
    assert safe_id(name) == expected
