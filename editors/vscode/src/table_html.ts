/**
 * A table of authorities as HTML, which word processors take from the clipboard as tables: made from the
 * server's Markdown, which has headings and tables and nothing else.
 */

/** @param markdown as `yuanyin/cites` writes it */
export function tableHtml(markdown: string): string {
  const written: string[] = [];
  const rows: string[][] = [];
  const finish = (): void => {
    if (rows.length > 0) {
      written.push(table(rows));
      rows.length = 0;
    }
  };
  for (const line of markdown.split("\n")) {
    const heading = /^(#+) (.*)$/u.exec(line);
    if (line.startsWith("|")) {
      if (!/^\|(?: --- \|)+$/u.test(line)) {
        rows.push(cells(line));
      }
      continue;
    }
    finish();
    if (heading !== null) {
      const level = heading[1]?.length ?? 2;
      written.push(`<h${level}>${escaped(heading[2] ?? "")}</h${level}>`);
    } else if (line.trim() !== "") {
      written.push(`<p>${escaped(line)}</p>`);
    }
  }
  finish();
  return written.join("\n");
}

/** The cells of a row; `\|` is a stroke of its own. */
function cells(line: string): string[] {
  return line
    .split(/(?<!\\)\|/u)
    .slice(1, -1)
    .map((cell) => cell.trim().replace(/\\\|/gu, "|"));
}

function table([head = [], ...body]: string[][]): string {
  const border = 'style="border: 1px solid; padding: 2pt 5pt; text-align: left; vertical-align: top"';
  const row = (name: string, cells: string[]): string =>
    `<tr>${cells.map((cell) => `<${name} ${border}>${escaped(cell)}</${name}>`).join("")}</tr>`;
  return [
    '<table style="border-collapse: collapse">',
    `<thead>${row("th", head)}</thead>`,
    `<tbody>${body.map((cells) => row("td", cells)).join("")}</tbody>`,
    "</table>",
  ].join("");
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (mark) => `&#${mark.codePointAt(0) ?? 0};`);
}
