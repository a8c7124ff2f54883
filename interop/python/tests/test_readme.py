"""README.md says how long the client is, and which clauses it has nothing to do with; the rest it cites."""

import re
import tokenize
import unittest
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]
SOURCES = [FOLDER / "conclave_client.py", *sorted((FOLDER / "conclave").glob("*.py"))]
PROTOCOL = FOLDER.parents[1] / "docs" / "protocol.md"

CLAUSE = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}(?!\.?\d)")


def comments(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type in (tokenize.COMMENT, tokenize.STRING):
                yield token.string


class Readme(unittest.TestCase):
    readme = (FOLDER / "README.md").read_text()

    def test_lines_of_code(self) -> None:
        count = sum(len(path.read_text().splitlines()) for path in SOURCES)
        self.assertEqual(re.findall(r"([\d,]+) lines", self.readme), [f"{count:,}"])

    def test_every_clause_is_cited_or_left_out_by_name(self) -> None:
        clauses = set(re.findall(r"^(\d+\.\d+)\s", PROTOCOL.read_text(), re.MULTILINE))
        self.assertGreater(len(clauses), 60)
        # The numbers in mlkem768.py are those of FIPS 203.
        texts = [text for path in SOURCES if path.name != "mlkem768.py" for text in comments(path)]
        cited = {clause for text in texts for clause in CLAUSE.findall(text)}
        left_out = set(CLAUSE.findall(self.readme[self.readme.index("## What it leaves out") :]))
        self.assertEqual(cited - clauses, set(), "cited, but there is no such clause")
        self.assertEqual(cited & left_out, set(), "cited, though README.md says that it is left out")
        self.assertEqual(clauses - cited - left_out, set(), "neither cited nor left out")
