import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { Suggestions } from './suggestions.ts';
import { type Place, type Squiggle, placeOf, squiggles, visibleLines } from './text-on-screen.ts';
import type { VSCodeServer } from './vscode-server.ts';

/** The editor that has the focus, and what opens over it. */
export class Editor {
  readonly suggestions: Suggestions;

  private readonly page: Page;
  private readonly server: VSCodeServer;

  constructor(page: Page, server: VSCodeServer) {
    this.page = page;
    this.server = server;
    this.suggestions = new Suggestions(page);
  }

  /** The editor's element in the active group, without those inside a peek. */
  get element(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance > .monaco-editor, .editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** Waits until the active tab has this title and its text is drawn. */
  async shows(title: string | RegExp): Promise<void> {
    await eventually(`${String(title)} in the active editor`, async () => {
      const active = await this.title();
      return (typeof title === 'string' ? active === title : title.test(active)) && (await this.element.locator('.view-line').count()) > 0;
    }, { seen: () => this.title() });
  }

  /** The title of the active tab; empty where nothing is open. */
  async title(): Promise<string> {
    const label = this.page.locator('.editor-group-container.active .tab.active .label-name');
    return (await label.count()) > 0 ? await label.first().innerText() : '';
  }

  /** The lines on the screen, from above; a wrapped line counts as several. */
  async lines(): Promise<string[]> {
    return await visibleLines(this.element);
  }

  /** Waits until a text of one line is on the screen, and says where: the `nth` of several, from 0. */
  async find(text: string, nth = 0): Promise<Place> {
    return await eventually(`"${text}" on the screen`, () => placeOf(this.element, text, nth), { seen: () => this.lines() });
  }

  /** Clicks so that the cursor stands right before or after a text, again if the window was still moving. */
  async putCursor(side: 'before' | 'after', text: string, nth = 0): Promise<void> {
    await eventually(`the cursor ${side} "${text}"`, async () => {
      const place = await this.find(text, nth);
      const { top, bottom, left, right } = side === 'before' ? place : place.end;
      const [edge, middle] = [side === 'before' ? left : right, (top + bottom) / 2];
      await this.page.mouse.click(side === 'before' ? edge + 1 : edge - 1, middle);
      const cursor = await this.element.locator('.cursors-layer .cursor').first().boundingBox();
      if (cursor === null) {
        return false;
      }
      if (side === 'after' && place.wrapsBehind) {
        // Behind the last character of a drawn line is before the first of the next.
        return Math.abs(cursor.y - bottom) < cursor.height;
      }
      return Math.abs(cursor.x - edge) < 3 && cursor.y < middle && cursor.y + cursor.height > middle;
    });
  }

  /** Goes to a line and column, both from 1, columns in UTF-16 units. */
  async goTo(line: number, column: number): Promise<void> {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    // Again if something else took the focus, a list of suggestions for instance, which closes the box.
    await eventually(`the cursor to go to ${line}:${column}`, async () => {
      await this.page.keyboard.press('Control+g');
      await input.fill(`:${line}:${column}`, { timeout: 2000 });
      await this.page.keyboard.press('Enter');
      await input.waitFor({ state: 'hidden', timeout: 2000 });
      return true;
    });
  }

  /** Selects a text with the mouse, from its first to its last character. */
  async select(text: string, nth = 0): Promise<void> {
    const { left, top, bottom, end } = await this.find(text, nth);
    await this.page.mouse.move(left + 1, (top + bottom) / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(end.right - 1, (end.top + end.bottom) / 2, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Goes to the end of the text and begins a new paragraph there. */
  async beginParagraph(): Promise<void> {
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type('\n\n');
  }

  /** Types on a keyboard. Characters that a keyboard has are key presses; Chinese ones arrive one by one. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Enters a text at once, as dictation does and an input method that shows nothing before it commits. */
  async insert(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /**
   * Enters a text through an input method: the editor first sees each of `stages` underlined (the pinyin as it
   * grows), then the committed text in its place. At the pace of a quick typist: what an editor proposes depends on
   * there being time between the keys.
   */
  async compose(stages: readonly string[], committed: string): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const betweenKeys = 60;
    for (const text of stages) {
      await pause(betweenKeys);
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await pause(betweenKeys);
    await session.send('Input.insertText', { text: committed });
    await session.detach();
  }

  /** Whether the active file has changes that are not saved. */
  async isChanged(): Promise<boolean> {
    return (await this.page.locator('.editor-group-container.active .tab.active.dirty').count()) > 0;
  }

  /** Saves the active file and returns the whole of what is then on disk. What was typed a moment ago may still be missing. */
  async save(): Promise<string> {
    const title = await this.title();
    await this.page.keyboard.press('Control+s');
    await eventually(`${title} to be saved`, async () => !(await this.isChanged()));
    return this.server.read(title);
  }

  /** Saves until the file holds exactly this text, or matches. */
  async holds(text: string | RegExp): Promise<void> {
    let last = '';
    await eventually(`the file to hold ${typeof text === 'string' ? JSON.stringify(text) : String(text)}`, async () => {
      last = await this.save();
      return typeof text === 'string' ? last === text : text.test(last);
    }, { seen: () => Promise.resolve(last) });
  }

  /** The whole text of an editor that has no file, through the clipboard. */
  async copyAll(): Promise<string> {
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Control+c');
    return await this.page.evaluate(() => navigator.clipboard.readText());
  }

  /**
   * Puts the mouse on a text and returns what the hover says, waiting for `containing` to be part of it. Tries again
   * after a while: a hover that was asked for before the extension was there stays empty.
   */
  async hover(text: string, { nth = 0, containing = '' }: { nth?: number; containing?: string } = {}): Promise<string> {
    return await eventually(`a hover on "${text}"`, async () => {
      const place = await this.find(text, nth);
      const middle = (place.top + place.bottom) / 2;
      // Over nothing first, so that a hover that is still open goes away.
      await this.page.mouse.move(5, 5);
      await this.page.mouse.move(place.left, middle);
      await this.page.mouse.move((place.left + place.right) / 2, middle, { steps: 3 });
      return await eventually('the hover', async () => {
        const said = await this.shownHover();
        return said !== undefined && !/^(Loading|正在加载)/.test(said) && said.includes(containing) && said;
      }, { within: 4000 });
    }, { seen: () => this.shownHover() });
  }

  /** What the open hover says; undefined where there is none. */
  async shownHover(): Promise<string | undefined> {
    const hover = this.page.locator('.monaco-editor .monaco-resizable-hover .monaco-hover:not(.hidden), .monaco-editor-overlaymessage .monaco-hover, .monaco-resizable-hover .monaco-hover:not(.hidden)').first();
    if (!(await hover.isVisible())) {
      return undefined;
    }
    // Gone in between: the caller looks again.
    const text = (await hover.innerText({ timeout: 1000 }).catch(() => '')).replaceAll('\u00a0', ' ').trim();
    return text === '' ? undefined : text;
  }

  /** The underlines of problems on the screen, and the text above each. */
  async squiggles(): Promise<Squiggle[]> {
    return await squiggles(this.element);
  }

  /** Waits for an underline under exactly this text. */
  async squiggle(text: string): Promise<Squiggle> {
    return await eventually(`an underline under "${text}"`, async () => (await this.squiggles()).find((squiggle) => squiggle.text === text), {
      seen: () => this.squiggles(),
    });
  }

  /** Opens the quick fixes at the cursor and returns their titles. */
  async quickFixes(): Promise<string[]> {
    const widget = this.page.locator('.action-widget');
    await eventually('quick fixes at the cursor', async () => {
      if (!(await widget.isVisible())) {
        await this.page.keyboard.press('Control+.');
        await widget.waitFor({ timeout: 2000 });
      }
      return (await widget.locator('.monaco-list-row.action').count()) > 0;
    });
    return await widget.locator('.monaco-list-row.action .title').allInnerTexts();
  }

  /** Applies the quick fix of this title, which `quickFixes` showed. */
  async applyQuickFix(title: string | RegExp): Promise<void> {
    const row = this.page.locator('.action-widget .monaco-list-row.action').filter({ hasText: title }).first();
    // The list takes no click before the mouse has moved.
    const box = await row.boundingBox();
    await this.page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 5, { steps: 2 });
    await row.click();
    await row.waitFor({ state: 'hidden' });
  }

  /** The line and column of the cursor, from 1, as the status bar tells them. */
  async cursor(): Promise<{ line: number; column: number }> {
    const said = await this.page.locator('#status\\.editor\\.selection').innerText();
    const [line = 0, column = 0] = [...said.matchAll(/\d+/g)].map(Number);
    return { line, column };
  }

  /** Peeks at the definition of what the cursor is on, as the key does. */
  async peekDefinition(): Promise<{ title: string; lines: string[] }> {
    await this.page.keyboard.press('Control+Shift+F10');
    return await this.peek();
  }

  /** An open peek: the title that it shows and the lines of the text in it. */
  async peek(): Promise<{ title: string; lines: string[] }> {
    const widget = this.page.locator('.peekview-widget');
    await widget.waitFor();
    const embedded = widget.locator('.preview .monaco-editor').first();
    const lines = await eventually('text in the peek', async () => {
      const found = await visibleLines(embedded);
      return found.length > 0 && found;
    });
    return { title: (await widget.locator('.peekview-title').innerText()).replaceAll('\n', ' '), lines };
  }
}
