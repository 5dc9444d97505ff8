"""Runs the program on drafts with every kind of finding, and holds what it writes to the formats' schemas."""

import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema
from lxml import etree

PROGRAM, ENVIRONMENT = sys.argv[1], pathlib.Path(sys.argv[2])
HERE = pathlib.Path(__file__).parent
SAMPLES = [
    "tests/drafts/sample.md",
    "nothing-found.md",
    '稿 <1> & "2"\'.md',
    "not-text.md",
    "nowhere.md",
]
passed = failed = 0


def check(name: str, errors: list) -> None:
    global passed, failed
    if errors:
        failed += 1
        print(f"FAILED: {name}")
        for error in errors[:5]:
            print(f"  {error}")
    else:
        passed += 1


def run(folder: pathlib.Path, *arguments: str) -> str:
    command = [PROGRAM, *arguments]
    ended = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True, encoding="utf-8")
    return ended.stdout


def of_json(schema: dict, value: object) -> list:
    validator = jsonschema.validators.validator_for(schema)(schema)
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(value)]


def main() -> None:
    top = HERE.parent.parent
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "tests/drafts").mkdir(parents=True)
        (folder / SAMPLES[0]).write_bytes((top / SAMPLES[0]).read_bytes())
        (folder / SAMPLES[1]).write_text("见A部分 七.20。\n", encoding="utf-8")
        # Signs that XML cannot have, in what is told.
        odd = "见七.\x0145。\x1b[31m见七.45。\ufffe缔约方会议第13/1号决议。\n"
        (folder / SAMPLES[2]).write_text(odd, encoding="utf-8")
        (folder / SAMPLES[3]).write_bytes(b"\xff")

        schemas = {what: json.loads(run(folder, "schema", what)) for what in ("check", "cites", "project")}
        for schema in schemas.values():
            jsonschema.validators.validator_for(schema).check_schema(schema)
        sarif = json.loads((ENVIRONMENT / "sarif.json").read_text(encoding="utf-8"))
        junit = etree.XMLSchema(etree.parse(ENVIRONMENT / "junit-10.xsd"))
        checkstyle = etree.RelaxNG(etree.parse(HERE / "checkstyle.rng"))

        for locale in ("zh", "en"):
            for samples in (SAMPLES, SAMPLES[:1], SAMPLES[1:2], SAMPLES[3:4]):
                written = {
                    form: run(folder, "--locale", locale, "check", "--format", form, *samples)
                    for form in ("json", "jsonl", "sarif", "junit", "checkstyle")
                }
                where = f"{locale} {len(samples)}"
                check(f"json {where}", of_json(schemas["check"], json.loads(written["json"])))
                lines = [json.loads(line) for line in written["jsonl"].splitlines()]
                assert len(lines) == len(samples), lines
                check(f"jsonl {where}", [error for line in lines for error in of_json(schemas["check"], line)])
                check(f"sarif {where}", of_json(sarif, json.loads(written["sarif"])))
                for form, schema in (("junit", junit), ("checkstyle", checkstyle)):
                    document = etree.fromstring(written[form].encode("utf-8"))
                    schema.validate(document)
                    check(f"{form} {where}", list(schema.error_log))
                cites = json.loads(run(folder, "cites", "--format", "json", *samples))
                check(f"cites json {where}", of_json(schemas["cites"], cites))
                lines = run(folder, "cites", "--format", "jsonl", *samples).splitlines()
                check(
                    f"cites jsonl {where}", [e for line in lines for e in of_json(schemas["cites"], json.loads(line))]
                )

        # The schemas forbid something.
        for what, wrong in (
            ("check", {"schema_version": 1, "findings": [{}], "unchecked": [], "unreadable": [], "summary": {}}),
            ("cites", {"schema_version": 1, "documents": [{"file": "a.md"}]}),
            ("project", {"colour": 1}),
        ):
            check(f"{what} forbids", [] if of_json(schemas[what], wrong) else ["it allows anything"])
        project = {
            "locale": "en",
            "exclude": ["a/"],
            "diagnostics": {"misprint": "off"},
            "ignore": [{"code": "misprint"}],
        }
        # As an editor's TOML server has it: the file names its schema.
        page = (top / "server/settings.md").read_text(encoding="utf-8")
        example = "corpus = " + page.split("\n```toml\ncorpus = ")[1].split("\n```")[0] + "\n"
        (folder / "yuanyin.schema.json").write_text(run(folder, "schema", "project"), encoding="utf-8")
        taplo = ENVIRONMENT / "node_modules/.bin/taplo"
        for text, is_right in (
            (example, True),
            ("colour = 1\n", False),
            ('locale = "fr"\n', False),
            ('[diagnostics]\nmisprint = "loud"\n', False),
            ('[[ignore]]\ncode = "typo"\n', False),
        ):
            (folder / ".yuanyin.toml").write_text("#:schema ./yuanyin.schema.json\n" + text, encoding="utf-8")
            linted = subprocess.run([taplo, "lint", ".yuanyin.toml"], cwd=folder, capture_output=True, check=False)
            is_as_expected = (linted.returncode == 0) == is_right
            check(f"taplo: {text!r}", [] if is_as_expected else [linted.stderr.decode()])
        check("project", of_json(schemas["project"], project))
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
