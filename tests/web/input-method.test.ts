// Chinese input methods: what they are composing is not disturbed, and what they have composed is completed and checked.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { closeBrowser, lines, ON_DISK, open, waitForUnderlined } from './browser.ts';

after(closeBrowser);

test('composing goes on undisturbed while the server answers, and is completed afterwards', async () => {
  const { page, context, complaints } = await open(ON_DISK);
  await page.click('.cm-content');
  await page.keyboard.type('见A部分 ');
  const input = await context.newCDPSession(page);
  for (const composing of ['q', 'qi', "qi'", '七']) {
    await input.send('Input.imeSetComposition', { text: composing, selectionStart: composing.length, selectionEnd: composing.length });
    // The server has been told of it, and has answered.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 150)));
    assert.deepEqual(await lines(page), [`见A部分 ${composing}`]);
  }
  await input.send('Input.insertText', { text: '七' });
  await page.keyboard.type('.4');
  await page.keyboard.press('Escape');
  await page.keyboard.type('5。');
  await waitForUnderlined(page, 'A部分 七.45');
  assert.deepEqual(await lines(page), ['见A部分 七.45。']);
  assert.deepEqual(complaints, []);
});

test('what an input method has written is completed', async () => {
  const { page, context } = await open(ON_DISK);
  await page.click('.cm-content');
  await page.keyboard.type('见');
  const input = await context.newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'qi', selectionStart: 2, selectionEnd: 2 });
  await input.send('Input.insertText', { text: '七' });
  await page.keyboard.type('.');
  await page.locator('.cm-tooltip-autocomplete').getByText('七.4', { exact: true }).first().waitFor();
});

test('a search waits until a word has been composed', async () => {
  const { page, context } = await open(ON_DISK);
  await page.click('#do-insert');
  const input = await context.newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'zheng ren', selectionStart: 9, selectionEnd: 9 });
  assert.equal(await page.locator('#results li').count(), 0);
  await input.send('Input.insertText', { text: '证人保护' });
  await page.locator('#results li').first().waitFor();
});
