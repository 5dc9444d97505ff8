"""What reference managers take: CSL-JSON by the specification's own lists, RIS by another reader."""

from __future__ import annotations

import importlib.resources
import json
import re
import warnings

import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

SCHEMAS = importlib.resources.files("citeproc") / "data/schema/schemas/styles"


def named(grammar: str, definition: str) -> set[str]:
    """The names that a definition of the Citation Style Language's grammar lists."""
    text = (SCHEMAS / grammar).read_text(encoding="utf-8")
    body = re.search(rf"{re.escape(definition)}\s*=(.*?)(?=\n\s*\n|\n\s*[\w.-]+\s*=|\Z)", text, re.DOTALL)
    assert body, definition
    return set(re.findall(r'"([\w-]+)"', body[1]))


def test_csl_json_has_only_types_and_variables_of_the_specification(run, sample):
    items = json.loads(run("cites", "--format", "csl-json", str(sample)))
    assert len({item["id"] for item in items}) == len(items) > 10
    grammar = "csl-variables.rnc"
    text = (SCHEMAS / grammar).read_text(encoding="utf-8")
    variables = set(re.findall(r'"([\w-]+)"', text))
    types = set(re.findall(r'"([\w-]+)"', (SCHEMAS / "csl-types.rnc").read_text(encoding="utf-8")))
    assert {"legislation", "report", "treaty"} <= types and {"title", "author", "issued"} <= variables
    for item in items:
        assert item["type"] in types, item
        # An item's own two, which are no variables.
        assert set(item) - {"id", "type"} <= variables, set(item) - variables
        for name in item.get("author", []):
            assert set(name) == {"literal"}
        for part in item.get("issued", {"date-parts": [[1]]})["date-parts"]:
            assert 1 <= len(part) <= 3 and all(isinstance(number, int) for number in part)


def test_a_csl_processor_cites_them(run, sample):
    items = json.loads(run("cites", "--format", "csl-json", str(sample)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = CiteProcJSON(items)
    assert set(source) == {item["id"].lower() for item in items}
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    written = "\n".join(str(entry) for entry in bibliography.bibliography())
    assert "执行《联合国打击跨国有组织犯罪公约》的技术援助规定" in written and "2010" in written


def test_another_reader_takes_ris_as_the_same_documents(run, sample):
    written = run("cites", "--format", "ris", str(sample))
    entries = rispy.loads(written)
    items = json.loads(run("cites", "--format", "csl-json", str(sample)))
    assert [entry["id"] for entry in entries] == [item["id"] for item in items]
    assert [entry["title"] for entry in entries] == [item["title"] for item in items]
    for entry, item in zip(entries, items, strict=True):
        assert not entry.get("unknown_tag"), entry
        assert entry["notes"] == [item["note"]]
        years = [part[0] for part in item.get("issued", {}).get("date-parts", [])]
        assert [int(entry["year"])] == years[-1:] if years else "year" not in entry
    assert {entry["type_of_reference"] for entry in entries} == {"STAT", "RPRT"}
