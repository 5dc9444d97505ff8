// What a drafter does on the page: opened by a double click, without a web server.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import type { Page } from 'playwright-core';

import { closeBrowser, lines, ON_DISK, open, openSample, type Opened, placeOf, ready, SAMPLE, underlined, waitForUnderlined, write } from './browser.ts';

let opened: Opened;
let page: Page;
before(async () => {
  opened = await open(ON_DISK, { permissions: ['clipboard-read', 'clipboard-write'] });
  page = opened.page;
});
after(closeBrowser);

const shown = (words: string) => page.locator('[role=tabpanel]:visible', { hasText: words }).first().waitFor();

describe('the page from a folder', () => {
  test('is ready soon', async () => {
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const { page: another, context } = await open(ON_DISK);
      times.push(await another.evaluate(() => performance.getEntriesByName('ready')[0]?.startTime ?? NaN));
      await context.close();
    }
    times.sort((one, other) => one - other);
    console.log(`the page is ready after ${times.map((time) => time.toFixed(0)).join(', ')} ms from its first byte`);
    // A busy machine takes several times as long as one that has nothing else to do.
    assert.ok((times[0] ?? NaN) < 1500, String(times));
  });

  test('says that nothing is sent, and sends nothing', async () => {
    assert.match((await page.textContent('#promise')) ?? '', /不联网，不发送任何内容/u);
    await openSample(page);
    assert.deepEqual(opened.requests.filter((address) => !/^(file|blob|data):/u.test(address)), []);
    assert.deepEqual(opened.complaints, []);
  });

  test('underlines what is wrong and lists what is cited, with counts', async () => {
    assert.equal(await page.textContent('#counts'), '援引52处，需要处理8处，未核对0处');
    const groups = await page.locator('#pane-citations summary').allTextContents();
    assert.deepEqual(groups, ['有误 6', '有歧义 2', '无误 40', '汇编未收录 1', '其他机构的文书或未解析 3']);
    await page.click('#pane-citations button:has-text("七.45")');
    await page.waitForFunction(() => document.querySelector('.cm-activeLine, .cm-content')?.textContent.includes('七.45') === true);
    assert.equal(await page.evaluate(() => getSelection()?.toString()), '七.45');
    assert.ok((await underlined(page)).includes('七.45'));
  });

  test('shows over a wrong citation what is wrong, and fixes it', async () => {
    await write(page, '证人保护示范立法见A部分 七.45。');
    await waitForUnderlined(page, 'A部分 七.45');
    await page.hover('.cm-lintRange');
    const hover = page.locator('.hover');
    await hover.getByText('A部分第七节没有第45段，只有第1至31段。').waitFor();
    await hover.getByRole('button', { name: /^改为“A部分 七\.25”/u }).click();
    await waitForUnderlined(page);
    assert.deepEqual(await lines(page), ['证人保护示范立法见A部分 七.25。']);
  });

  test('shows the provision over a citation, in full and with its other names', async () => {
    await write(page, '见A部分 七.20。');
    const { x, y } = await placeOf(page, '七.20');
    await page.mouse.move(x, y);
    const hover = page.locator('.hover');
    await hover.getByText('各国应当考虑参与和支持建立新的').waitFor();
    assert.match((await hover.textContent()) ?? '', /又作：CTOC\/COP\/WG\.2\/2013\/5，第24段/u);
    await page.mouse.move(0, 0);
  });

  test('leads from an instrument of another body, and from a symbol, to its public address, beside the page', async () => {
    await write(page, '《公约》由大会第55/25号决议通过，见工作组的报告（CTOC/COP/WG.2/2013/5）。');
    await page.locator('.cm-link', { hasText: 'CTOC/COP/WG.2/2013/5' }).waitFor();
    const link = page.locator('.cm-link', { hasText: '55/25' });
    await link.hover();
    // Once: in what is told of it.
    const inTooltip = page.locator('.hover a');
    await inTooltip.waitFor();
    assert.equal(await inTooltip.count(), 1);
    const address = (await inTooltip.getAttribute('href')) ?? '';
    assert.match(address, /^https:\/\/.*55\/25/u);
    // Where it leads is not asked for here: no address outside of the page is.
    await opened.context.route(/^https:/u, (route) => route.fulfill({ body: 'there' }));
    const byKeyboard = async (): Promise<void> => {
      await link.click();
      await page.keyboard.press('Control+Enter');
    };
    for (const follow of [() => inTooltip.click(), () => link.click({ modifiers: ['ControlOrMeta'] }), byKeyboard]) {
      const [beside] = await Promise.all([opened.context.waitForEvent('page'), follow()]);
      await beside.waitForURL(address);
      assert.equal(await beside.evaluate(() => document.referrer + String(opener)), 'null');
      await beside.close();
    }
  });

  test('completes a number, and a search by pinyin', async () => {
    await write(page, '');
    await page.keyboard.type('见七.2');
    const list = page.locator('.cm-tooltip-autocomplete');
    await list.getByText('七.20', { exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await list.locator('[aria-selected=true]', { hasText: '七.20' }).waitFor();
    await page.locator('.cm-completionInfo', { hasText: '各国应当考虑' }).waitFor();
    await page.keyboard.press('Enter');
    assert.deepEqual(await lines(page), ['见七.20']);
    await page.keyboard.type('。@sfxz');
    await list.getByText('A.四.1.b', { exact: true }).first().waitFor();
    await page.keyboard.press('Enter');
    assert.deepEqual(await lines(page), ['见七.20。A部分 四.1.b']);
  });

  test('goes to the next problem, says it, and fixes it from a list: with the keyboard alone', async () => {
    await write(page, '见A部分 七.45。\n见决议 3/4。');
    await waitForUnderlined(page, 'A部分 七.45', '决议 3/4');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await page.locator('#said', { hasText: 'A部分第七节没有第45段' }).waitFor();
    await page.locator('.hover', { hasText: '改为' }).waitFor();
    await page.keyboard.press('F8');
    await page.locator('#said', { hasText: '第3/4号是决定，不是决议。' }).waitFor();
    await page.keyboard.press('Shift+F8');
    await page.locator('#said', { hasText: 'A部分第七节没有第45段' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.hover').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+.');
    await page.locator('#choice[open]').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await waitForUnderlined(page, '决议 3/4');
    assert.match((await lines(page))[0] ?? '', /^见A部分 七\.\d+。$/u);
    await page.keyboard.press('Control+z');
    await waitForUnderlined(page, 'A部分 七.45', '决议 3/4');
  });

  test('fixes everything that has one obvious fix', async () => {
    await write(page, '见决议 3/4。\n再见A部分 九.19-18。');
    await waitForUnderlined(page, '决议 3/4', 'A部分 九.19-18');
    await page.click('#do-fix-all');
    await waitForUnderlined(page);
    assert.deepEqual(await lines(page), ['见决定 3/4。', '再见A部分 九.18-19。']);
    await page.locator('#said', { hasText: '已改动' }).waitFor();
  });

  test('rewrites one citation and all of them', async () => {
    await write(page, '见A部分 七.20和A部分 七.21。');
    await page.waitForFunction(() => document.querySelector('#counts')?.textContent.startsWith('援引2处'));
    await page.click('#do-rewrite');
    await page.locator('#choice').getByRole('button', { name: '会议报告' }).click();
    await page.waitForFunction(() => document.querySelector('.cm-line')?.textContent.includes('CTOC/COP/WG.2/2013/5'));
    await page.locator('#said', { hasText: '已改动' }).waitFor();
    assert.doesNotMatch((await lines(page)).join(''), /七\.2/u);
  });

  test('checks a quotation against the compilation, and puts it right', async () => {
    await write(page, '工作组建议“各国应当考虑参与和支持建立新的并加强现有的中央机构、检察官和其他刑事司法从业人员网络”（A部分 七.20）。');
    await page.waitForSelector('.cm-lintRange');
    await page.hover('.cm-lintRange');
    await page.locator('.hover .fixes button').first().click();
    await waitForUnderlined(page);
    assert.match((await lines(page)).join(''), /现有的中央机关、检察官/u);
  });

  test('finds where a passage comes from, and cites it', async () => {
    await write(page, '各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和其他刑事司法从业人员网络。');
    await page.keyboard.press('Control+a');
    await page.click('#do-source');
    await page.locator('#choice').getByRole('button', { name: /七\.20 — 逐字相同/u }).click();
    await page.waitForFunction(() => document.querySelector('.cm-line')?.textContent.includes('七.20'));
    await shown('又作：CTOC/COP/WG.2/2013/5');
  });

  test('searches, reads and inserts', async () => {
    await write(page, '见');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('证人保护');
    await page.locator('#results li').first().waitFor();
    await page.fill('#query', '七.20');
    await page.locator('#results button.cited, #results .cited', { hasText: '七.20' }).first().waitFor();
    await page.locator('#results .insert').first().click();
    await page.waitForFunction(() => document.querySelector('.cm-line')?.textContent === '见A部分 七.20');
    await page.click('#tab-search');
    await page.locator('#results li button').first().click();
    await shown('各国应当考虑参与和支持建立新的');
  });

  test('has the compilation by parts and by topics', async () => {
    await page.click('#tab-compilation');
    const pane = page.locator('#pane-compilation');
    await pane.locator(':scope > details').first().locator('summary').click();
    const section = pane.locator('.branch', { hasText: '第七次会议' }).first();
    await section.locator('summary').first().click();
    await section.getByRole('button', { name: /^20\. ?/u }).click();
    await shown('各国应当考虑参与和支持建立新的');
    await page.click('#tab-compilation');
    await pane.locator('details', { hasText: '国际合作网络' }).last().locator('summary').first().click();
    await pane.locator('details[open]', { hasText: '国际合作网络' }).getByRole('button').first().waitFor();
  });

  test('makes a table of authorities, for Word and as CSV', async () => {
    await write(page, SAMPLE);
    await page.click('#tab-table');
    await page.locator('#pane-table td', { hasText: '七.20' }).first().waitFor();
    await page.click('#pane-table button:has-text("复制到 Word")');
    await page.locator('#said', { hasText: '已复制' }).waitFor();
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return await (await item?.getType('text/html'))?.text();
    });
    assert.match(copied ?? '', /<table[^]*七\.20[^]*<\/table>/u);
    const download = page.waitForEvent('download');
    await page.click('#pane-table button:has-text("CSV")');
    const csv = await readFile(await (await download).path(), 'utf8');
    assert.match(csv, /^\uFEFF[^]*七\.20/u);
  });

  test('opens a file in an old encoding, and saves the corrected draft with its own line ends', async () => {
    // “见决议 3/4。” in GB18030.
    const bytes = Buffer.from([0xbc, 0xfb, 0xbe, 0xf6, 0xd2, 0xe9, 0x20, 0x33, 0x2f, 0x34, 0xa1, 0xa3, 0x0d, 0x0a, 0x0d, 0x0a]);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.setInputFiles('#file', { name: '意见.txt', mimeType: 'text/plain', buffer: bytes });
    await waitForUnderlined(page, '决议 3/4');
    await page.click('#do-fix-all');
    await waitForUnderlined(page);
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const saved = await download;
    assert.equal(saved.suggestedFilename(), '意见.txt');
    assert.equal(await readFile(await saved.path(), 'utf8'), '见决定 3/4。\r\n\r\n');
  });

  test('refuses what is no text, and keeps the draft', async () => {
    await page.setInputFiles('#file', { name: '图.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0, 0, 0, 0xff, 0xff]) });
    await page.locator('#said', { hasText: '无法读取“图.png”' }).waitFor();
    assert.match((await lines(page)).join(''), /决定 3\/4/u);
  });

  test('a server that fails is started again, with the draft as it stands', async () => {
    const { page: failing } = await open(ON_DISK, {}, () => {
      const Own = Worker;
      globalThis.Worker = class extends Own {
        constructor(address: string | URL) {
          super(address);
          document.addEventListener('test-fails', () => this.dispatchEvent(new MessageEvent('message', { data: { failed: 'on purpose' } })), { once: true });
        }
      };
    });
    await write(failing, '见A部分 七.45。');
    await waitForUnderlined(failing, 'A部分 七.45');
    await failing.evaluate(() => document.dispatchEvent(new Event('test-fails')));
    await failing.locator('#said', { hasText: '已重新启动' }).waitFor();
    await failing.keyboard.press('Control+End');
    await failing.keyboard.type('见A部分 七.46。');
    await waitForUnderlined(failing, 'A部分 七.45', 'A部分 七.46');
  });

  test('speaks English, and so do problems and provisions', async () => {
    await write(page, '见A部分 七.45。');
    await waitForUnderlined(page, 'A部分 七.45');
    await page.click('#tab-citations');
    await page.click('#do-language');
    await page.locator('#pane-citations', { hasText: 'has no paragraph 45' }).waitFor();
    assert.equal(await page.textContent('#do-save'), 'Save');
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.reload();
    await ready(page);
    assert.equal(await page.textContent('#do-save'), 'Save');
    await page.click('#do-language');
    assert.equal(await page.textContent('#do-save'), '保存');
  });

  test('prints the whole draft, its problems numbered and told', async () => {
    await write(page, `见A部分 七.45。\n${'长文。\n'.repeat(300)}最后一行。`);
    await page.keyboard.press('Control+Home');
    await waitForUnderlined(page, 'A部分 七.45');
    // The underline may be that of the draft before, until this one has been checked.
    await page.waitForFunction(() => {
      dispatchEvent(new Event('beforeprint'));
      return /七\.45\[1\][^]*最后一行。[^]*A部分第七节没有第45段/u.test(document.querySelector('#printed')?.textContent ?? '');
    });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await page.textContent('#printed'), '');
  });

  test('a link shows a provision with its other names', async () => {
    const { page: sent } = await open(`${ON_DISK}#${encodeURIComponent('A.七.20')}`);
    await sent.locator('#pane-provision article[data-identity="A.七.20"]', { hasText: '又作：CTOC/COP/WG.2/2013/5，第24段' }).waitFor();
    await sent.evaluate(() => {
      location.hash = '#B.七.3';
    });
    await sent.locator('#pane-provision article[data-identity="B.七.3"]').waitFor();
    await sent.evaluate(() => {
      location.hash = '#A.七.99';
    });
    await sent.locator('#pane-provision .hint').waitFor();
  });

  test('nothing was complained of all the while', () => {
    assert.deepEqual(opened.complaints, []);
  });
});
