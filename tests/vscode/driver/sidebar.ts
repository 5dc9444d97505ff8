import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** One row of a tree. */
export interface TreeRow {
  /** 1 for the outermost. */
  level: number;
  label: string;
  description: string;
  /** Undefined where there is nothing below it. */
  expanded: boolean | undefined;
}

/** The side bar with its views; a view is named by what stands above it. */
export class Sidebar {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a container of views by the name of its picture in the activity bar. */
  async openContainer(name: string): Promise<void> {
    const action = this.page.locator(`.activitybar .action-item:has(.action-label[aria-label^="${name}"])`).first();
    if ((await action.getAttribute('aria-selected')) !== 'true') {
      await action.click();
    }
    await this.page.locator('.part.sidebar .composite.title .title-label', { hasText: new RegExp(name, 'i') }).waitFor();
  }

  /** The names of the views that are in the open container. */
  async views(): Promise<string[]> {
    return await this.page.locator('.part.sidebar .pane-header .title').allInnerTexts();
  }

  /** The view itself: its header and its rows. Unfolds it where it is folded. */
  async view(name: string): Promise<Locator> {
    const pane = this.page.locator('.part.sidebar .pane').filter({ has: this.page.locator('.pane-header .title', { hasText: new RegExp(`^${name}$`, 'i') }) });
    await pane.waitFor();
    const header = pane.locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') {
      await header.click();
    }
    return pane;
  }

  /** Drags the edge of the side bar until it is so wide, in pixels of the page. */
  async widen(width: number): Promise<void> {
    const bar = this.page.locator('.part.sidebar');
    const measured = async () => (await bar.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    const { x, y, width: before } = await measured();
    await this.page.mouse.move(x + before, y + 200);
    await this.page.mouse.down();
    await this.page.mouse.move(x + width, y + 200, { steps: 8 });
    await this.page.mouse.up();
    await eventually(`a side bar of ${width} pixels`, async () => Math.abs((await measured()).width - width) < 10, { seen: measured });
  }

  /** The rows of a view that are on the screen, from above, without headings that stay above what is scrolled. */
  async rows(view: string): Promise<TreeRow[]> {
    return await (await this.treeRows(view)).evaluateAll((rows) =>
      rows
        .map((row) => ({ top: row.getBoundingClientRect().top, row }))
        .sort((one, other) => one.top - other.top)
        .map(({ row }) => {
          const text = (selector: string) => (row.querySelector(selector)?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
          const expanded = row.getAttribute('aria-expanded');
          return {
            level: Number(row.getAttribute('aria-level')),
            label: text('.label-name'),
            description: text('.label-description'),
            expanded: expanded === null ? undefined : expanded === 'true',
          };
        }),
    );
  }

  /** Waits for a row of which the label is `label`, or matches it, and returns it. */
  async row(view: string, label: string | RegExp): Promise<TreeRow> {
    return await eventually(`${String(label)} in ${view}`, async () => (await this.rows(view)).find((row) => matches(row.label, label)), {
      seen: () => this.rows(view),
    });
  }

  /** Unfolds a row, if it is folded. */
  async expand(view: string, label: string | RegExp): Promise<void> {
    const { expanded } = await this.row(view, label);
    if (expanded === false) {
      await (await this.element(view, label)).locator('.monaco-tl-twistie').click();
      await eventually(`${String(label)} to unfold`, async () => (await this.row(view, label)).expanded === true);
    }
  }

  /** Clicks a row. */
  async click(view: string, label: string | RegExp): Promise<void> {
    await this.row(view, label);
    await (await this.element(view, label)).locator('.label-name').first().click();
  }

  /** Presses a row's own button, which shows while the mouse is over the row. */
  async pressButton(view: string, label: string | RegExp, button: string): Promise<void> {
    await this.row(view, label);
    const row = await this.element(view, label);
    await row.hover();
    await row.locator(`.action-label[aria-label^="${button}"]`).click();
  }

  /** Presses a button in a view's header. */
  async pressHeaderButton(view: string, button: string): Promise<void> {
    const pane = await this.view(view);
    await pane.locator('.pane-header').hover();
    await pane.locator(`.pane-header .action-label[aria-label^="${button}"]`).click();
  }

  private async treeRows(view: string): Promise<Locator> {
    return (await this.view(view)).locator('.monaco-list-rows > .monaco-list-row[role=treeitem]');
  }

  private async element(view: string, label: string | RegExp): Promise<Locator> {
    // By its place in the tree: the list's elements are used again for other rows when it scrolls.
    const found = await (await this.treeRows(view)).evaluateAll((rows) =>
      rows.map((row) => ({ index: row.getAttribute('data-index') ?? '', label: (row.querySelector('.label-name')?.textContent ?? '').replaceAll('\u00a0', ' ').trim() })),
    );
    const index = found.find((row) => matches(row.label, label))?.index ?? 'none';
    return (await this.view(view)).locator(`.monaco-list-rows > .monaco-list-row[data-index="${index}"]`);
  }
}

function matches(text: string, label: string | RegExp): boolean {
  return typeof label === 'string' ? text === label : label.test(text);
}
