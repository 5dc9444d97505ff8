import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** One proposal. */
export interface Suggestion {
  label: string;
  /** What stands right after the label. */
  detail: string;
  /** What stands at the end of the row. */
  description: string;
  focused: boolean;
}

/** The list that opens under the cursor while a person types. */
export class Suggestions {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Whether it is open. */
  async isOpen(): Promise<boolean> {
    return await this.widget.isVisible();
  }

  /** Opens it, as the key does. */
  async trigger(): Promise<void> {
    await this.page.keyboard.press('Control+Space');
  }

  /** The proposals on the screen, from above. */
  async list(): Promise<Suggestion[]> {
    return await this.rows.evaluateAll((rows) =>
      rows
        .map((row) => ({ top: row.getBoundingClientRect().top, row }))
        .sort((one, other) => one.top - other.top)
        .map(({ row }) => {
          const text = (selector: string) => (row.querySelector(selector)?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
          return {
            label: text('.label-name'),
            detail: text('.signature-label'),
            description: text('.details-label') || text('.qualifier-label'),
            focused: row.classList.contains('focused'),
          };
        }),
    );
  }

  /** Waits for a proposal of this label and returns it. */
  async proposal(label: string | RegExp): Promise<Suggestion> {
    return await eventually(
      `${String(label)} to be proposed`,
      async () => (await this.isOpen()) && (await this.list()).find((item) => matches(item.label, label)),
      { seen: () => this.list() },
    );
  }

  /** Goes down to a proposal with the arrow key, for its documentation or for Enter; the list may be longer than the screen. */
  async goTo(label: string | RegExp): Promise<Suggestion> {
    const seen = () => this.list();
    const focused = async () => await eventually('a proposal to have the focus', async () => (await this.list()).find((item) => item.focused), { seen });
    let item = await focused();
    for (let step = 0; step < 100 && !matches(item.label, label); step++) {
      await this.page.keyboard.press('ArrowDown');
      // A list that narrows meanwhile begins again at its first proposal.
      const { label: before } = item;
      await eventually('the focus to move', async () => (await focused()).label !== before, { within: 1000 }).catch(() => undefined);
      item = await focused();
    }
    if (!matches(item.label, label)) {
      throw new Error(`${String(label)} was not reached with the arrow key`);
    }
    return item;
  }

  /** Goes to a proposal and accepts it with Enter or another key. */
  async accept(label: string | RegExp, key = 'Enter'): Promise<void> {
    // A list that is asked for once more behind a text just committed begins again at its first proposal.
    await eventually(`${String(label)} to keep the focus`, async () => {
      await this.goTo(label);
      await pause(200);
      return (await this.list()).some((item) => item.focused && matches(item.label, label));
    });
    await this.page.keyboard.press(key);
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** The documentation beside the list, shown if it was not. */
  async documentation(): Promise<string> {
    const details = this.page.locator('.suggest-details-container .suggest-details');
    if (!(await details.isVisible())) {
      await this.page.keyboard.press('Control+Space');
    }
    return await eventually('the documentation of a proposal', async () => {
      const text = (await details.innerText()).replaceAll('\u00a0', ' ').trim();
      return text !== '' && !/^(Loading|正在加载)/.test(text) && text;
    });
  }

  /** The list itself. */
  get widget(): Locator {
    return this.page.locator('.editor-widget.suggest-widget.visible');
  }

  private get rows(): Locator {
    return this.widget.locator('.monaco-list-row');
  }
}

function matches(text: string, label: string | RegExp): boolean {
  return typeof label === 'string' ? text === label : label.test(text);
}
