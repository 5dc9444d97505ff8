import assert from "node:assert/strict";
import test from "node:test";

import type { Citation, Provision, State } from "./protocol";
import { byState, cited, inRow, isTold, leftAlone, listed, onOneLine, quoted, unchecked, wanting } from "./provision";

const PROVISION: Provision = {
  identity: "A.七.20",
  citation: "A部分 七.20",
  names: { report: "CTOC/COP/WG.2/2013/5，第24段", instrument: null, long: null },
  heading: "第七次会议，2013年10月28日至30日",
  topics: [],
  text: "20. 各国应当",
  location: null,
};

function citation(
  text: string,
  state: State,
  code: string | null = null,
  severity: Citation["severity"] = code === null ? null : "error",
): Citation {
  const start = { line: 0, character: 0 };
  const unsaid = { message: null, unchecked: null, targets: [], body: null, link: null };
  return { range: { start, end: start }, text, state, code, severity, ...unsaid };
}

test("a provision is cited in a form that it has, else in the compilation's", () => {
  assert.equal(cited(PROVISION, "report"), "CTOC/COP/WG.2/2013/5，第24段");
  assert.equal(cited(PROVISION, "instrument"), "A部分 七.20");
  assert.equal(cited(PROVISION, "compilation"), "A部分 七.20");
});

test("text of several lines is shown on one", () => {
  assert.equal(onOneLine("(f) 通过教育：\n  （一） 设立机关；\n"), "(f) 通过教育： （一） 设立机关；");
});

test("several citations are listed once each", () => {
  assert.equal(listed(["七.20", "七.21", "七.20"]), "七.20、七.21");
});

test("a passage is quoted with its citation behind it", () => {
  assert.equal(quoted("应当为\n中央机关", "A部分 七.21"), "“应当为 中央机关”（A部分 七.21）");
});

test("wrong citations come first, and hide no other", () => {
  const citations = [
    citation("七.20", "ok"),
    citation("七.45", "wrong", "no-such-provision"),
    citation("大会第55/25号决议", "other"),
    citation("八.1", "ambiguous", "ambiguous"),
    citation("八.2", "ambiguous"),
    citation("七.46", "exempt", "no-such-provision", null),
    citation("七.21", "ok"),
    citation("七.22", "wrong", "misquoted", "warning"),
  ];
  assert.deepEqual(
    byState(citations).map(({ state, citations }) => [state, citations.map(({ text }) => text)]),
    [
      ["wrong", ["七.45", "七.22"]],
      ["ambiguous", ["八.1", "八.2"]],
      ["ok", ["七.20", "七.21"]],
      ["exempt", ["七.46"]],
      ["other", ["大会第55/25号决议"]],
    ],
  );
  assert.equal(wanting(citations), 3);
});

test("what is exempt or switched off is listed, and is no problem", () => {
  assert.equal(isTold(citation("七.46", "exempt", "no-such-provision", null)), false);
  assert.equal(isTold(citation("八.2", "ambiguous")), false);
  assert.equal(isTold(citation("七.22", "wrong", "misquoted", "hint")), true);
});

test("two citations in a row have between them what their language puts there", () => {
  assert.equal(inRow("A部分 七.20"), "、A部分 七.20");
  assert.equal(inRow("CTOC/COP/WG.2/2013/5，第24段"), "、CTOC/COP/WG.2/2013/5，第24段");
  assert.equal(inRow("Part A, VII.20"), ", Part A, VII.20");
});

test("what is left alone is counted by state, and what is not checked by itself", () => {
  const citations = [citation("七.20", "ok"), citation("七.45", "wrong"), citation("七.21", "ok"), citation("第7段", "unchecked")];
  assert.deepEqual(leftAlone(citations), [
    { state: "wrong", count: 1 },
    { state: "unchecked", count: 1 },
    { state: "ok", count: 2 },
  ]);
  assert.equal(unchecked(citations), 1);
});
