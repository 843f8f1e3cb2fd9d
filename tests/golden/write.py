"""`make golden`: writes anew what input/ is expected to give."""

from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.build import build
from tests.golden.render import FOLDER, README, ROOT, asked, claims_of, listing, readme, samples


def main() -> None:
    """Builds input/, and writes the listings, the answers and the README's examples."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        build([str(ROOT / "input")], output)
        for old in FOLDER.glob("*.claims.txt"):
            old.unlink()
        for text in (output / "articles").glob("*.txt"):
            lines = listing(claims_of(output), text.stem)
            (FOLDER / f"{text.stem}.claims.txt").write_text(lines, encoding="utf-8", newline="")
        for old in (FOLDER / "answers").glob("*.txt"):
            old.unlink()
        for name, values in samples().items():
            (FOLDER / "answers" / f"{name}.txt").write_text(asked(name, values, output), encoding="utf-8", newline="")
        README.write_text(readme(README.read_text(encoding="utf-8"), output), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
