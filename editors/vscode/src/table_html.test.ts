import assert from "node:assert/strict";
import test from "node:test";

import { tableHtml } from "./table_html";

test("headings and tables become HTML, with borders that word processors keep", () => {
  const html = tableHtml(`## 建议（A部分）

| 援引 | 正式名称 | 行 |
| --- | --- | --- |
| A.七.20 | 第20段 | 3, 5 |

### 大会
`);
  assert.match(html, /^<h2>建议（A部分）<\/h2>\n<table style="border-collapse: collapse"><thead><tr><th style="border: 1px solid/u);
  assert.match(html, /<td [^>]*>A\.七\.20<\/td><td [^>]*>第20段<\/td><td [^>]*>3, 5<\/td><\/tr><\/tbody><\/table>\n<h3>大会<\/h3>$/u);
  assert.doesNotMatch(html, /---/u);
});

test("what stands in a cell is text: strokes, marks of HTML", () => {
  const html = tableHtml("| a |\n| --- |\n| x \\| <b>&\"y\" |\n");
  assert.match(html, />x \| &#60;b&#62;&#38;&#34;y&#34;<\/td>/u);
});
