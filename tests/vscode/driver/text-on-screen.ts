// Finding text in an editor as it is drawn, so that the mouse goes where a person's would.
import type { Locator } from 'playwright-core';

/** A rectangle, in pixels of the page. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where a text begins: its part in the first drawn line. */
export interface Place extends Box {
  /** Where it ends: its part in the last drawn line, the same one unless the text is wrapped. */
  end: Box;
  /** Whether its line goes on below, so that a cursor behind it may be drawn there. */
  wrapsBehind: boolean;
}

/** An underline that marks a problem, with the text above it. */
export interface Squiggle {
  severity: 'error' | 'warning' | 'info' | 'hint';
  text: string;
}

/** The lines of an editor that are on the screen, from above; a wrapped line counts as several. */
export async function visibleLines(editor: Locator): Promise<string[]> {
  return await editor.evaluate((root) =>
    [...root.querySelectorAll('.view-lines > .view-line')]
      .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
      .map((line) => line.textContent.replaceAll('\u00a0', ' ')),
  );
}

/** The `nth` occurrence, from 0, of a text within one line, which may be drawn as several; undefined where it is not on the screen. */
export async function placeOf(editor: Locator, text: string, nth = 0): Promise<Place | undefined> {
  return (await look(editor, { text, nth })).place;
}

/** The underlines on the screen, from above, and what they are under; one that is wrapped counts once. */
export async function squiggles(editor: Locator): Promise<Squiggle[]> {
  return (await look(editor)).squiggles;
}

/** Looks at an editor once, for a text or for all underlines. */
async function look(editor: Locator, wanted?: { text: string; nth: number }): Promise<{ place?: Place; squiggles: Squiggle[] }> {
  return await editor.evaluate((root, wanted) => {
    const box = ({ left, right, top, bottom }: DOMRect) => ({ left, right, top, bottom });
    // Whether a drawn line goes on with the one above: only the first of a line has a number beside it.
    const numbersOf = (line: Element) => {
      const own = line.closest('.overflow-guard');
      return [...(own?.querySelectorAll('.margin-view-overlays .line-numbers') ?? [])]
        .filter((number) => number.closest('.overflow-guard') === own && number.textContent !== '')
        .map((number) => number.getBoundingClientRect().top);
    };
    const drawn = [...root.querySelectorAll('.view-lines > .view-line')]
      .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
      .map((line) => {
        const { top, bottom } = line.getBoundingClientRect();
        const numbers = numbersOf(line);
        const goesOn = numbers.length > 0 && !numbers.some((number) => Math.abs(number - top) < 3);
        const nodes: { node: Node; begin: number }[] = [];
        let text = '';
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          nodes.push({ node, begin: text.length });
          text += (node.textContent ?? '').replaceAll('\u00a0', ' ');
        }
        // What is drawn to indent a wrapped line is none of its text.
        const skipped = goesOn ? text.length - text.trimStart().length : 0;
        const rectangle = (from: number, to: number) => {
          const range = document.createRange();
          const first = nodes.findLast(({ begin }) => begin <= from);
          const last = nodes.findLast(({ begin }) => begin < to);
          if (first === undefined || last === undefined) {
            return line.getBoundingClientRect();
          }
          range.setStart(first.node, from - first.begin);
          range.setEnd(last.node, to - last.begin);
          return range.getBoundingClientRect();
        };
        return { top, bottom, text, goesOn, skipped, rectangle };
      });

    if (wanted !== null) {
      // Each line as it is in the text, with where its drawn lines begin.
      const lines: { text: string; parts: { begin: number; end: number; line: (typeof drawn)[number] }[] }[] = [];
      for (const line of drawn) {
        if (!line.goesOn || lines.length === 0) {
          lines.push({ text: '', parts: [] });
        }
        const whole = lines.at(-1);
        if (whole !== undefined) {
          const begin = whole.text.length;
          whole.text += line.text.slice(line.skipped);
          whole.parts.push({ begin, end: whole.text.length, line });
        }
      }
      let left = wanted.nth;
      for (const { text, parts } of lines) {
        for (let at = text.indexOf(wanted.text); at >= 0; at = text.indexOf(wanted.text, at + 1)) {
          if (left > 0) {
            left -= 1;
            continue;
          }
          const behind = at + wanted.text.length;
          const first = parts.find(({ end }) => end > at);
          const last = parts.find(({ end }) => end >= behind);
          if (first === undefined || last === undefined) {
            return { squiggles: [] };
          }
          const within = ({ begin, line }: (typeof parts)[number], from: number, to: number) => box(line.rectangle(from - begin + line.skipped, to - begin + line.skipped));
          return {
            place: {
              ...within(first, at, Math.min(behind, first.end)),
              end: within(last, Math.max(at, last.begin), behind),
              wrapsBehind: last.end === behind && last !== parts.at(-1),
            },
            squiggles: [],
          };
        }
      }
      return { squiggles: [] };
    }

    const found: { severity: 'error' | 'warning' | 'info' | 'hint'; text: string; top: number; left: number; line: number; from: number; to: number }[] = [];
    for (const mark of root.querySelectorAll('.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint')) {
      const under = mark.getBoundingClientRect();
      const middle = (under.top + under.bottom) / 2;
      const severity = (['error', 'warning', 'info', 'hint'] as const).find((name) => mark.classList.contains(`squiggly-${name}`)) ?? 'hint';
      for (const [index, line] of drawn.entries()) {
        if (middle < line.top || middle > line.bottom) {
          continue;
        }
        let [from, to] = [line.text.length, 0];
        for (let at = 0; at < line.text.length; at++) {
          const character = line.rectangle(at, at + 1);
          const centre = (character.left + character.right) / 2;
          if (centre > under.left && centre < under.right) {
            [from, to] = [Math.min(from, at), at + 1];
          }
        }
        found.push({ severity, text: line.text.slice(from, to), top: under.top, left: under.left, line: index, from, to });
      }
    }
    found.sort((one, other) => one.top - other.top || one.left - other.left);
    const whole: typeof found = [];
    for (const part of found) {
      const before = whole.find(
        ({ severity, line, to }) => severity === part.severity && line === part.line - 1 && to === drawn[line]?.text.length && drawn[part.line]?.goesOn === true && part.from === drawn[part.line]?.skipped,
      );
      if (before === undefined) {
        whole.push(part);
      } else {
        [before.text, before.line, before.to] = [before.text + part.text, part.line, part.to];
      }
    }
    return { squiggles: whole.map(({ severity, text }) => ({ severity, text })) };
  }, wanted ?? null);
}
