"""Which documents cite decision 3/4, by year: `yuanyin cites --format jsonl ARCHIVE | in_duckdb.py`.

DuckDB reads the lines as they are; `work` names a document however it is cited.
"""

from __future__ import annotations

import pathlib
import sys
import tempfile

import duckdb

#: Which documents, and how many of them, cite a document, by the year that their folder is named after.
QUESTION = """
    SELECT regexp_extract(file, '(\\d{4})/[^/]*$', 1)::INTEGER AS year,
           count(DISTINCT file) AS documents,
           list(DISTINCT file ORDER BY file) AS files
    FROM (SELECT file, unnest(authorities) AS authority
          FROM read_json(?, format = 'newline_delimited', maximum_object_size = 100000000))
    WHERE authority.work = ?
    GROUP BY year
    ORDER BY year
"""


def citing(lines: pathlib.Path, work: str) -> list[tuple[int, int, list[str]]]:
    """Years, with how many documents cite the work, and which."""
    return duckdb.execute(QUESTION, [str(lines), work]).fetchall()


def main() -> None:
    work = sys.argv[1] if len(sys.argv) > 1 else "untoc-cop/decision/3/4"
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as kept:
        for chunk in iter(lambda: sys.stdin.buffer.read(1 << 20), b""):
            kept.write(chunk)
        kept.flush()
        for year, documents, files in citing(pathlib.Path(kept.name), work):
            print(f"{year}: {documents} ({', '.join(files[:3])}{', …' if documents > 3 else ''})")


if __name__ == "__main__":
    main()
