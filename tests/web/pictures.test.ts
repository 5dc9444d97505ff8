// Pictures to look at, in target/pictures/web; those that README shows are in tests/web/pictures.
import { mkdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { closeBrowser, ON_DISK, open, openSample, placeOf } from './browser.ts';

const FOLDER = fileURLToPath(new URL('../../target/pictures/web/', import.meta.url));
mkdirSync(FOLDER, { recursive: true });
after(closeBrowser);

test('the sample, with what is wrong in it', async () => {
  const { page } = await open(ON_DISK, { viewport: { width: 1280, height: 760 } });
  await openSample(page);
  await page.click('#pane-citations button:has-text("七.45")');
  // The draft scrolls there first: the mouse follows until it is over the citation.
  const fix = page.locator('.hover button').first();
  for (let tries = 0; tries < 20 && !(await fix.isVisible()); tries += 1) {
    const { x, y } = await placeOf(page, '七.45');
    await page.mouse.move(0, 0);
    await page.mouse.move(x, y);
    await fix.waitFor({ timeout: 1_000 }).catch(() => undefined);
  }
  await fix.waitFor();
  await page.screenshot({ path: `${FOLDER}draft.png` });
});

test('a provision that a link names, dark', async () => {
  const { page } = await open(`${ON_DISK}#A.七.20`, { colorScheme: 'dark', viewport: { width: 1280, height: 760 } });
  await openSample(page);
  await page.locator('#pane-provision article').waitFor();
  await page.screenshot({ path: `${FOLDER}provision-dark.png` });
});

test('on a telephone', async () => {
  const { page } = await open(ON_DISK, { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
  await openSample(page);
  await page.screenshot({ path: `${FOLDER}telephone.png` });
});

test('completion in English', async () => {
  const { page } = await open(ON_DISK, { locale: 'en-GB' });
  await page.click('.cm-content');
  await page.keyboard.type('见七.2');
  await page.locator('.cm-tooltip-autocomplete').getByText('七.20', { exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('.cm-completionInfo').waitFor();
  await page.screenshot({ path: `${FOLDER}completion.png` });
});

test('printed', async () => {
  const { page } = await open(ON_DISK);
  await openSample(page);
  await page.pdf({ path: `${FOLDER}print.pdf`, format: 'A4', margin: { top: '2cm', bottom: '2cm', left: '2.5cm', right: '2.5cm' } });
});
