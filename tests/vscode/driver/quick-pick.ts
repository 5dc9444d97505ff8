import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** One row of a list to pick from. */
export interface PickRow {
  label: string;
  /** Shown beside the label. */
  description: string;
  /** Shown under it. */
  detail: string;
  focused: boolean;
}

/** The box at the top of the window: command palette, quick open, and what an extension asks with. */
export class QuickPick {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The box itself, for what is not covered here. */
  get widget(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  /** Waits until the box is open. */
  async opened(): Promise<void> {
    await this.widget.waitFor();
  }

  /** Waits until it is closed. */
  async closed(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** The title above the input; empty where there is none. */
  async title(): Promise<string> {
    return (await this.widget.locator('.quick-input-title').innerText()).trim();
  }

  /** What the empty input says. */
  async placeholder(): Promise<string> {
    return (await this.input.getAttribute('placeholder')) ?? '';
  }

  /** Replaces what is in the input, at once, as pasting does. */
  async fill(text: string): Promise<void> {
    await this.opened();
    await this.input.fill(text);
  }

  /** Types into the input, key by key. */
  async type(text: string): Promise<void> {
    await this.opened();
    await this.input.focus();
    await this.page.keyboard.type(text);
  }

  /** The rows that are on the screen. */
  async rows(): Promise<PickRow[]> {
    return await this.list.evaluateAll((rows) => {
      const text = (row: Element, selector: string) => (row.querySelector(selector)?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
      return rows.map((row) => ({
        label: text(row, '.quick-input-list-row:first-child .label-name'),
        description: text(row, '.quick-input-list-row:first-child .label-description'),
        detail: text(row, '.quick-input-list-label-meta'),
        focused: row.classList.contains('focused'),
      }));
    });
  }

  /** Waits for a row of which the label is `label`, or matches it, and returns it. */
  async row(label: string | RegExp): Promise<PickRow> {
    return await eventually(`${String(label)} in the list`, async () => (await this.rows()).find((row) => matches(row, label)), {
      seen: async () => (await this.rows()).map((row) => row.label),
    });
  }

  /** Picks the row of this label with the mouse. */
  async choose(label: string | RegExp): Promise<void> {
    await this.row(label);
    // Again where the list was drawn anew under the mouse.
    await eventually(`${String(label)} to be picked`, async () => {
      const index = (await this.rows()).findIndex((row) => matches(row, label));
      await this.list.nth(index).click({ timeout: 2000 });
      return true;
    });
  }

  /**
   * Opens the box with a key, puts a text into it and picks the row of this label with the mouse. What takes the
   * focus meanwhile, as a page of the walkthrough that has just been laid out, closes the box; then all is done
   * again, as a person would.
   */
  async summon(key: string, text: string, label: string): Promise<void> {
    await this.page.keyboard.press(key);
    await eventually(`${label} to be picked in the box of ${key}`, async () => {
      if (!(await this.widget.isVisible())) {
        await this.page.keyboard.press(key);
      }
      // The times are only how soon it is looked again whether the box is still there.
      if ((await this.input.inputValue({ timeout: 1000 })) !== text) {
        await this.input.fill(text, { timeout: 1000 });
      }
      const index = (await this.rows()).findIndex((row) => matches(row, label));
      if (index < 0) {
        return false;
      }
      await this.list.nth(index).click({ timeout: 2000 });
      return true;
    }, { seen: async () => (await this.rows()).map((row) => row.label) });
  }

  /** The buttons of a row or, without a label, of the box, by what they are called. */
  button(name: string, label?: string): Locator {
    const within = label === undefined ? this.widget : this.list.filter({ hasText: label }).first();
    return within.locator(`.action-label[aria-label^="${name}"], .monaco-button[aria-label^="${name}"]`).first();
  }

  private get input(): Locator {
    return this.widget.locator('.quick-input-box input');
  }

  private get list(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }
}

function matches(row: PickRow, label: string | RegExp): boolean {
  return typeof label === 'string' ? row.label === label : label.test(row.label);
}
