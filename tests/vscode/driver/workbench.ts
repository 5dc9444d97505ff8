// The workbench in a headless Chromium: what a person sees of VS Code, and does in it.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Browser, type Locator, type Page, chromium } from 'playwright-core';
import { Editor } from './editor.ts';
import { eventually } from './eventually.ts';
import { Notifications } from './notifications.ts';
import { picturesFolder } from './places.ts';
import { QuickPick } from './quick-pick.ts';
import { Sidebar } from './sidebar.ts';
import { type ServerOptions, VSCodeServer } from './vscode-server.ts';

/** What a person answers; `unasked` where VS Code asks nothing. */
export type Trust = 'trusted' | 'restricted' | 'unasked';

export interface WorkbenchOptions extends ServerOptions {
  /** What to answer when VS Code asks whether the workspace's authors are trusted; by default, that they are. */
  trust?: Trust;
  /** The window, in pixels of the page. */
  window?: { width: number; height: number };
}

const windowOfTests = { width: 1280, height: 800 };

/** Where Debian puts it; `CHROMIUM` names another one. */
const chromiumProgram = process.env.CHROMIUM ?? '/usr/bin/chromium';

export class Workbench {
  readonly server: VSCodeServer;
  readonly page: Page;
  readonly editor: Editor;
  readonly quickPick: QuickPick;
  readonly notifications: Notifications;
  readonly sidebar: Sidebar;

  private readonly browser: Browser;

  private constructor(server: VSCodeServer, browser: Browser, page: Page) {
    this.server = server;
    this.browser = browser;
    this.page = page;
    this.editor = new Editor(page, server);
    this.quickPick = new QuickPick(page);
    this.notifications = new Notifications(page);
    this.sidebar = new Sidebar(page);
  }

  /** Starts a server and opens its workbench; answers the question about trust. */
  static async start(options: WorkbenchOptions = {}): Promise<Workbench> {
    const server = await VSCodeServer.start(options);
    let browser: Browser | undefined;
    try {
      browser = await chromium.launch({
        executablePath: chromiumProgram,
        args: [
          ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
          ...['--disable-sync', '--no-first-run', '--disable-quic'],
          // Nothing outside this machine is reached, whatever a page asks for.
          '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        ],
      });
      const context = await browser.newContext({
        viewport: options.window ?? windowOfTests,
        locale: options.locale === 'zh-cn' ? 'zh-CN' : 'en-US',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      // Functions that run in the page were compiled by a tool that keeps their names with a helper of this name.
      await context.addInitScript('globalThis.__name ??= (value) => value;');
      const page = await context.newPage();
      page.on('console', (message) => {
        appendFileSync(join(server.folder, 'browser.log'), `${message.type()}: ${message.text()}\n`);
      });
      const workbench = new Workbench(server, browser, page);
      await workbench.load(options.trust ?? 'trusted');
      return workbench;
    } catch (error) {
      await browser?.close();
      await server.stop();
      throw error;
    }
  }

  /** Closes the page and ends the server with all that it started. */
  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }

  /** Loads the page anew, as the browser's reload button does; the extensions start again. What was open need not be. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }

  /** Closes whatever a scenario that failed has left open over the drafts and beside them; the drafts stay. */
  async tidy(): Promise<void> {
    try {
      await this.page.mouse.up();
      // Lists in lists, a hover over a peek: one key for each.
      for (let open = 0; open < 4; open++) {
        await this.press('Escape');
      }
      await this.notifications.clear();
      if ((await this.page.locator('.editor-group-container').count()) > 1) {
        await this.press('Control+1');
        await this.run(await this.words('View: Close Editors in Other Groups', '查看: 关闭其他组中的编辑器'));
        await eventually('one group of editors', async () => (await this.page.locator('.editor-group-container').count()) === 1);
      }
    } catch (error) {
      // What is told is why the scenario failed.
      console.log(`the window could not be tidied: ${String(error)}`);
    }
  }

  /** Presses a key or a chord, in Playwright's names: `press('Control+k', 'Control+i')`. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Runs the command that the palette shows under exactly this title, category included: `援引：插入引文`. */
  async run(title: string): Promise<void> {
    await this.quickPick.summon('F1', `>${title}`, title);
  }

  /** Opens a file of the workspace through quick open and waits for its text. */
  async open(name: string): Promise<void> {
    await this.quickPick.summon('Control+p', name, basename(name));
    await this.editor.shows(basename(name));
  }

  /** Opens a file of the explorer by a double click, where quick open finds none. */
  async openInExplorer(name: string): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().dblclick();
    await this.editor.shows(name);
  }

  /** Opens a new untitled file. */
  async openUntitled(): Promise<void> {
    await this.run(await this.words('File: New Untitled Text File', '文件: 新的无标题文本文件'));
    await this.editor.shows(/^Untitled-/);
  }

  /** The first of two texts where the workbench speaks English, the second where it speaks Chinese. */
  async words(english: string, chinese: string): Promise<string> {
    return (await this.language()) === 'zh-cn' ? chinese : english;
  }

  /** The language that the workbench speaks, as its page declares it. */
  async language(): Promise<string> {
    return await this.page.evaluate(() => (globalThis as { _VSCODE_NLS_LANGUAGE?: string })._VSCODE_NLS_LANGUAGE ?? 'en');
  }

  /** Items of the status bar, from identifier (`publisher.extension.id`) to what is shown. */
  async statusBar(): Promise<{ id: string; text: string; description: string }[]> {
    return await this.page.locator('.part.statusbar .statusbar-item').evaluateAll((items) =>
      items.map((item) => ({
        id: item.id,
        text: item.textContent.replaceAll('\u00a0', ' ').trim(),
        description: item.getAttribute('aria-label') ?? '',
      })),
    );
  }

  /** The status bar's item of which the text or the description has `text` in it, for a click or a hover. */
  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text }).first();
  }

  /** What the Problems panel lists, of the file that is open or of all: what is said, and where (from 1). */
  async problems(): Promise<{ severity: string; message: string }[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) {
      await this.page.keyboard.press('Control+Shift+M');
      await panel.waitFor();
    }
    return await panel.locator('.monaco-list-row').evaluateAll((rows) =>
      rows
        .filter((row) => row.querySelector('.marker-icon') !== null)
        .map((row) => ({
          severity: /severity-|codicon-(error|warning|info)/.exec(row.querySelector('.marker-icon .codicon, .marker-icon.codicon, .marker-icon')?.outerHTML ?? '')?.[1] ?? '',
          message: (row.getAttribute('aria-label') ?? row.textContent).replaceAll('\u00a0', ' '),
        })),
    );
  }

  /** What the clipboard holds. */
  async clipboard(): Promise<string> {
    return await this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The titles of the open tabs. */
  async tabs(): Promise<string[]> {
    return await this.page.locator('.tabs-container .tab .label-name').allInnerTexts();
  }

  /** The window as it is, uncompressed, for evidence. */
  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  /**
   * Takes a picture of the window for the README, compressed, as target/pictures/vscode/NAME.png. Fails where a notification
   * stays on the screen, unless the picture is of one.
   */
  async picture(name: string, { notifications = false } = {}): Promise<void> {
    if (!notifications) {
      // One that has been answered, or of work that is done, takes a moment to go.
      await eventually('no notification in the picture', async () => (await this.notifications.messages()).length === 0, {
        seen: () => this.notifications.messages(),
      });
    }
    mkdirSync(picturesFolder, { recursive: true });
    const path = join(picturesFolder, `${name}.png`);
    const whole = `${path}.whole.png`;
    await this.page.screenshot({ path: whole, animations: 'disabled' });
    execFileSync('pngquant', ['--force', '--speed', '1', '--strip', '--output', path, whole]);
    rmSync(whole);
  }

  private async load(trust: Trust): Promise<void> {
    await this.page.goto(this.server.address);
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    if (trust !== 'unasked') {
      const dialog = this.page.locator('.monaco-dialog-box');
      await dialog.waitFor();
      await dialog.locator(trust === 'trusted' ? '.monaco-button:not(.secondary)' : '.monaco-button.secondary').first().click();
      await dialog.waitFor({ state: 'detached' });
    }
    await eventually('the explorer', async () => (await this.page.locator('.explorer-folders-view .monaco-list-row').count()) > 0);
  }
}
