"""Where known answers come from: this repository's own, and Wycheproof's where somebody has put them."""

import json
import os
import unittest
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]


TRANSCRIPTS = ROOT / "packages" / "protocol" / "test" / "vectors"
KINDS = ("handshake", "rekey")


def transcripts(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every transcript of a kind, with its name. None at all is a fault, and so is one of a kind that nobody reads."""
    paths = sorted(TRANSCRIPTS.glob("*.json"))
    unread = [path.name for path in paths if not path.name.startswith(KINDS)]
    if unread:
        raise AssertionError(f"nothing reproduces {unread}")
    found = [path for path in paths if path.name.startswith(kind)]
    if not found:
        raise AssertionError(f"no transcript of a {kind} in {TRANSCRIPTS}")
    return ((path.stem, json.loads(path.read_text())) for path in found)


def leading_zeros() -> dict[str, Any]:
    path = ROOT / "packages" / "crypto" / "test" / "vectors" / "ffdhe3072-leading-zeros.json"
    content: dict[str, Any] = json.loads(path.read_text())
    return content


@cache
def shared_folder() -> Path | None:
    """$CONCLAVE_VECTORS, or ../shared/vectors beside the checkout. Says once that there is none."""
    folder = Path(os.environ.get("CONCLAVE_VECTORS") or ROOT.parent / "shared" / "vectors")
    if folder.is_dir():
        return folder
    print(f"the vectors of others were not run: there is no {folder}")
    return None


def shared_file(name: str) -> dict[str, Any]:
    """Skips the test where there is no folder; a folder without the file is a fault."""
    folder = shared_folder()
    if folder is None:
        raise unittest.SkipTest("no vectors")
    content: dict[str, Any] = json.loads((folder / name).read_text())
    return content


def wycheproof(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each case with its group. A file without cases is a fault, not a success."""
    cases = [
        (group, case) for group in shared_file(f"wycheproof/{name}")["testGroups"] for case in group["tests"]
    ]
    if not cases:
        raise AssertionError(f"{name} has no cases")
    return iter(cases)
