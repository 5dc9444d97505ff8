// A draft of a megabyte: opened, written in, listed, mended.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { closeBrowser, ON_DISK, open, SAMPLE } from './browser.ts';

after(closeBrowser);

const TIMES = Math.ceil(1e6 / Buffer.byteLength(SAMPLE));

test('a draft of 1 MB is checked, followed, listed and mended', async () => {
  const { page, complaints } = await open(ON_DISK);
  page.setDefaultTimeout(60_000);
  await page.setInputFiles('#file', { name: '长.md', mimeType: 'text/markdown', buffer: Buffer.from(SAMPLE.repeat(TIMES)) });
  const begin = performance.now();
  await page.waitForFunction((times) => document.querySelector('#counts')?.textContent.includes(`援引${52 * times}处`), TIMES);
  const opened = performance.now() - begin;

  // From a key to the problem's underline, by the page's own clock.
  await page.click('.cm-content');
  await page.keyboard.press('Control+Home');
  const took: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    await page.keyboard.press('End');
    await page.keyboard.type('见八.');
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      let pressed = 0;
      addEventListener('keydown', () => { pressed = performance.now(); }, { once: true, capture: true });
      const look = setInterval(() => {
        if (pressed > 0 && document.querySelector('.cm-line')?.querySelector('.cm-lintRange') instanceof Element) {
          clearInterval(look);
          document.body.dataset.took = String(performance.now() - pressed);
        }
      }, 1);
    });
    await page.keyboard.press('1');
    took.push(Number(await (await page.waitForFunction(() => document.body.dataset.took)).jsonValue()));
    await page.evaluate(() => { delete document.body.dataset.took; });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('题');
    await page.waitForFunction(() => document.querySelector('.cm-line')?.textContent === '题' && document.querySelector('.cm-line')?.querySelector('.cm-lintRange') === null);
  }
  took.sort((one, other) => one - other);
  console.log(`1 MB: checked and listed after ${opened.toFixed(0)} ms, from a key to its underline ${(took[5] ?? NaN).toFixed(0)} ms`);
  assert.ok(took.length === 10);

  await page.locator('#pane-citations button', { hasText: '再显示100处' }).first().click();
  assert.ok((await page.locator('#pane-citations li').count()) > 200);
  await page.click('#do-fix-all');
  await page.locator('#said', { hasText: '已改动' }).waitFor();
  await page.waitForFunction((times) => document.querySelector('#pane-citations summary')?.textContent !== `有误 ${6 * times}`, TIMES);
  assert.deepEqual(complaints, []);
});
