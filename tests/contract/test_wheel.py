"""The wheel holds what an installed caregraph needs: the code, the ontology, the parts of the page."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]


def test_wheel_is_whole(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("caregraph-*.whl")
    held = set(ZipFile(wheel).namelist())
    for folder, place in (("pipeline", "pipeline"), ("ontology", "pipeline/ontology")):
        files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        assert {f"{place}/{path.relative_to(ROOT / folder).as_posix()}" for path in files} <= held
    assert any(name.endswith("/LICENSE") for name in held)
