// The page for those who see it otherwise: by a screen reader, large, dark, on a telephone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';

import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';

import { closeBrowser, ON_DISK, open, openSample, placeOf } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PANES = ['citations', 'provision', 'compilation', 'search', 'table'];

after(closeBrowser);

/** What axe finds, with where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`).join(', ')}`);
}

const looks: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light' },
  'dark, in English': { colorScheme: 'dark', locale: 'en-GB' },
  'on a telephone': { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
};

for (const [name, options] of Object.entries(looks)) {
  test(`axe finds nothing: ${name}`, async () => {
    const { page } = await open(`${ON_DISK}#A.七.20`, { bypassCSP: true, ...options });
    await openSample(page);
    for (const pane of PANES) {
      await page.click(`#tab-${pane}`);
      if (pane === 'search') {
        await page.fill('#query', '证人');
        await page.locator('#results li').first().waitFor();
      }
      await page.locator(`#pane-${pane} :is(li, article, td, summary)`).first().waitFor();
      assert.deepEqual(await violations(page), [], pane);
    }
    await page.click('#do-rewrite');
    await page.locator('#choice[open]').waitFor();
    assert.deepEqual(await violations(page), [], 'a choice');
  });
}

test('on a telephone nothing is wider than the screen, and a tap on a citation shows its provision', async () => {
  const { page } = await open(ON_DISK, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await openSample(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await page.tap('#tab-provision');
  await page.locator('.cm-line', { hasText: '第2/6号决定' }).first().scrollIntoViewIfNeeded();
  const place = await placeOf(page, '2/6号');
  await page.touchscreen.tap(place.x, place.y);
  await page.locator('#pane-provision article').first().waitFor();
});

test('everything is reached with the Tab key, and the editor lets go of it', async () => {
  const { page } = await open(ON_DISK);
  const reached = new Set<string>();
  await page.keyboard.press('Tab');
  for (let presses = 0; presses < 30; presses += 1) {
    reached.add(await page.evaluate(() => `${document.activeElement?.id ?? ''} ${document.activeElement?.className ?? ''}`.trim()));
    await page.keyboard.press('Tab');
  }
  for (const id of ['do-skip', 'do-language', 'do-open', 'do-print', 'tab-citations', 'pane-citations']) {
    assert.ok([...reached].some((name) => name.startsWith(id)), `${id} of ${[...reached].join(', ')}`);
  }
  assert.ok([...reached].some((name) => name.includes('cm-content')));
  await page.focus('#tab-citations');
  await page.keyboard.press('ArrowRight');
  await page.locator('#pane-provision').waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.locator('#pane-citations').waitFor();
});
