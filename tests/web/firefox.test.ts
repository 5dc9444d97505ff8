// The page in Debian's Firefox, by the protocol that browsers have in common: that it runs there, from a folder.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import puppeteer from 'puppeteer-core';

import { ON_DISK } from './browser.ts';

test('Firefox checks, completes and shows a provision by a link', async () => {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.YUANYIN_FIREFOX ?? '/usr/bin/firefox-esr', headless: true });
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${ON_DISK}#A.七.20`);
    await page.waitForSelector('#pane-provision article', { timeout: 90_000 });
    assert.match(await page.$eval('#pane-provision article', (article) => article.textContent), /CTOC\/COP\/WG\.2\/2013\/5/u);
    await page.click('.cm-content');
    await page.keyboard.type('A. 七.45 ');
    await page.waitForSelector('.cm-lintRange-error');
    await page.keyboard.press('F8');
    await page.waitForSelector('.hover .fixes button');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('见七.2');
    await page.waitForSelector('.cm-tooltip-autocomplete li');
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
});
