/** The page in a real Chromium: served, or opened from its folder. */

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** The page as it is built. */
export const FOLDER = fileURLToPath(new URL('../../editors/web/dist/', import.meta.url));
/** What a double click opens. */
export const ON_DISK = pathToFileURL(join(FOLDER, 'index.html')).href;
export const SAMPLE = readFileSync(new URL('../drafts/sample.md', import.meta.url), 'utf8');

const KINDS: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** A web server that serves files and nothing else. */
export interface Served {
  address: string;
  /** The paths that were asked for. */
  asked: string[];
  close: () => Promise<void>;
}

/** Serves the built page; `change` may give other content for a file. */
export async function serve(change: (name: string, content: Buffer) => Buffer = (_, content) => content): Promise<Served> {
  const asked: string[] = [];
  const server: Server = createServer(({ url = '/' }, response) => {
    asked.push(url);
    const name = url === '/' ? 'index.html' : url.slice(1);
    try {
      const content = change(name, readFileSync(join(FOLDER, name)));
      response.writeHead(200, { 'content-type': KINDS[extname(name)] ?? 'text/plain', 'cache-control': 'max-age=600' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let browser: Promise<Browser> | undefined;

/** The one browser of a test file. */
export function theBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: process.env.YUANYIN_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
}

/** The page with what it said where nobody should have to look. */
export interface Opened {
  page: Page;
  context: BrowserContext;
  /** Errors of scripts, refusals of the security policy, warnings. */
  complaints: string[];
  /** Addresses that were asked for besides the page itself. */
  requests: string[];
}

/** @param first what is done in the page before anything of its own */
export async function open(address: string, options: BrowserContextOptions = {}, first?: () => void): Promise<Opened> {
  const context = await (await theBrowser()).newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  if (first !== undefined) {
    await page.addInitScript(first);
  }
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  context.on('request', (request) => requests.push(request.url()));
  await page.goto(address);
  await ready(page);
  return { page, context, complaints, requests };
}

/** Waits for the server in the page. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('ready').length > 0, null, { timeout: 60_000 });
}

/** Opens the sample, and waits until it is checked. */
export async function openSample(page: Page): Promise<void> {
  await page.click('#do-sample');
  await page.waitForFunction(() => document.querySelector('#counts')?.textContent.includes('52') === true);
}

/** Puts a text into the editor, which has the cursor, as pasting does. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    document.querySelector('.cm-content')?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** Replaces all of the draft. */
export async function write(page: Page, text: string): Promise<void> {
  await page.focus('.cm-content');
  await page.keyboard.press('Control+a');
  await paste(page, text);
}

/** What the editor shows, line by line. */
export function lines(page: Page): Promise<string[]> {
  return page.locator('.cm-line').allTextContents();
}

/** What is underlined. */
export function underlined(page: Page): Promise<string[]> {
  return page.locator('.cm-lintRange').allTextContents();
}

/** Waits until these words, and no others, are underlined. */
export async function waitForUnderlined(page: Page, ...words: string[]): Promise<void> {
  await page.waitForFunction(
    (expected) => [...document.querySelectorAll('.cm-lintRange')].map((mark) => mark.textContent).join('|') === expected,
    words.join('|'),
  );
}

/** Where words of the draft stand on the screen. */
export async function placeOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  const place = await page.evaluate((words) => {
    const texts = document.createTreeWalker(document.querySelector('.cm-content') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const at = node.textContent?.indexOf(words) ?? -1;
      if (at >= 0) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
    }
    return undefined;
  }, words);
  if (place === undefined) {
    throw new Error(`“${words}” is not on the screen`);
  }
  return place;
}
