// Finding text in an editor as it is drawn, so that the mouse goes where a person's would.
import type { Locator } from 'playwright-core';

/** Where a text is, in pixels of the page. */
export interface Place {
  left: number;
  right: number;
  top: number;
  bottom: number;
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

/** The `nth` occurrence, from 0, of a text within one drawn line; undefined where it is not on the screen. */
export async function placeOf(editor: Locator, text: string, nth = 0): Promise<Place | undefined> {
  return await editor.evaluate(
    (root, { text, nth }) => {
      let left = nth;
      const lines = [...root.querySelectorAll('.view-lines > .view-line')].sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
      for (const line of lines) {
        const nodes: { node: Node; begin: number }[] = [];
        let whole = '';
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          nodes.push({ node, begin: whole.length });
          whole += (node.textContent ?? '').replaceAll('\u00a0', ' ');
        }
        for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
          if (left > 0) {
            left -= 1;
            continue;
          }
          const range = document.createRange();
          const first = nodes.findLast(({ begin }) => begin <= at);
          const last = nodes.findLast(({ begin }) => begin < at + text.length);
          if (first === undefined || last === undefined) {
            return undefined;
          }
          range.setStart(first.node, at - first.begin);
          range.setEnd(last.node, at + text.length - last.begin);
          const { left: from, right, top, bottom } = range.getBoundingClientRect();
          return { left: from, right, top, bottom };
        }
      }
      return undefined;
    },
    { text, nth },
  );
}

/** The underlines on the screen, from above, and what they are under. */
export async function squiggles(editor: Locator): Promise<Squiggle[]> {
  return await editor.evaluate((root) => {
    const found: { severity: 'error' | 'warning' | 'info' | 'hint'; text: string; top: number; left: number }[] = [];
    for (const mark of root.querySelectorAll('.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint')) {
      const under = mark.getBoundingClientRect();
      const middle = (under.top + under.bottom) / 2;
      let text = '';
      for (const line of root.querySelectorAll('.view-lines > .view-line')) {
        const { top, bottom } = line.getBoundingClientRect();
        if (middle < top || middle > bottom) {
          continue;
        }
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const content = node.textContent ?? '';
          for (let at = 0; at < content.length; at++) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const character = range.getBoundingClientRect();
            const centre = (character.left + character.right) / 2;
            if (centre > under.left && centre < under.right) {
              text += content.charAt(at);
            }
          }
        }
      }
      const severity = (['error', 'warning', 'info', 'hint'] as const).find((name) => mark.classList.contains(`squiggly-${name}`)) ?? 'hint';
      found.push({ severity, text: text.replaceAll('\u00a0', ' '), top: under.top, left: under.left });
    }
    return found.sort((one, other) => one.top - other.top || one.left - other.left).map(({ severity, text }) => ({ severity, text }));
  });
}
