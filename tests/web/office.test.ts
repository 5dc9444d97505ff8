// Word processors' documents on the page: opened, mended and saved as the command line does it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

import type { Page } from 'playwright-core';

import { closeBrowser, lines, ON_DISK, open, type Opened, underlined, write } from './browser.ts';

const PROGRAM = process.env.YUANYIN_PROGRAM ?? fileURLToPath(new URL('../../target/debug/yuanyin', import.meta.url));
const FILES = fileURLToPath(new URL('../office/files/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yuanyin-office-'));

let opened: Opened;
let page: Page;
async function openPage(): Promise<void> {
  opened = await open(ON_DISK);
  page = opened.page;
}
before(openPage);
after(closeBrowser);

const said = (words: string) => page.locator('#said', { hasText: words }).waitFor();

async function openDocument(file: string): Promise<void> {
  await page.setInputFiles('#file', file);
  await said(`已打开“${basename(file)}”`);
  await page.waitForFunction(() => document.querySelector('.cm-lintRange') !== null);
}

/** What is saved when that is chosen. */
async function saved(choice: string): Promise<{ name: string; bytes: Buffer }> {
  await page.click('#do-save');
  const download = page.waitForEvent('download');
  await page.locator('#choice button', { has: page.locator('span', { hasText: new RegExp(`^${choice}$`, 'u') }) }).click();
  const given = await download;
  return { name: given.suggestedFilename(), bytes: readFileSync(await given.path()) };
}

/** The command line's own: what it makes of a copy of a file. */
function made(file: string, ...given: string[]): Buffer {
  const copy = join(folder, basename(file));
  copyFileSync(file, copy);
  const output = join(folder, `out-${basename(file)}`);
  const words = given.map((word) => ({ FILE: copy, OUT: output })[word] ?? word);
  const { status, stderr } = spawnSync(PROGRAM, ['--locale', 'zh', ...words], { encoding: 'utf8', cwd: folder });
  assert.ok(status === 0 || status === 1, stderr);
  return readFileSync(given.includes('OUT') ? output : copy);
}

/** The time that stands in a document in our name. */
function timeIn(archive: Buffer): Date {
  for (let at = archive.indexOf('PK\u0003\u0004'); at >= 0; at = archive.indexOf('PK\u0003\u0004', at + 4)) {
    const content = archive.subarray(at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28));
    const part = archive.readUInt16LE(at + 8) === 8 ? inflateRawSync(content).toString() : '';
    const time = /援引 Yuanyin.{1,120}?(\d{4}-\d\d-\d\dT[\d:]+)/u.exec(part)?.[1];
    if (time !== undefined) {
      return new Date(`${time}Z`);
    }
  }
  throw new Error('nobody has written in it');
}

describe('a document', () => {
  for (const file of ['report.docx', 'report.odt', 'everything.docx'].map((name) => join(FILES, name))) {
    test(`is saved byte for byte as the command line does it: ${basename(file)}`, async () => {
      // Where the clock stands still, much else does.
      await openPage();
      await openDocument(file);
      for (const [choice, name, ...given] of [
        ['带批注的文件', '（批注）', 'review', 'FILE', '-o', 'OUT'],
        ['带批注和援引一览的文件', '（批注）', 'review', 'FILE', '-o', 'OUT', '--authorities'],
      ] as const) {
        const expected = made(file, ...given);
        await page.clock.setFixedTime(timeIn(expected));
        const given_ = await saved(choice);
        assert.equal(given_.name, basename(file).replace('.', `${name}.`));
        assert.ok(given_.bytes.equals(expected), choice);
      }
      await page.click('#do-fix-all');
      await said('已改动');
      const corrected = await saved('修正后的文件');
      assert.equal(corrected.name, basename(file));
      assert.ok(corrected.bytes.equals(made(file, 'check', '--fix', 'FILE')));
      const tracked = made(file, 'check', '--fix', '--track', 'FILE');
      await page.clock.setFixedTime(timeIn(tracked));
      assert.ok((await saved('修正后的文件，改动标为修订')).bytes.equals(tracked));
      assert.ok(!corrected.bytes.equals(readFileSync(file)) && !tracked.equals(corrected.bytes));
    });
  }

  test('is dropped, read without signs, looked at and mended one by one; undone, it is as it was', async () => {
    await openPage();
    const bytes = readFileSync(join(FILES, 'everything.docx')).toString('base64');
    await page.evaluate((bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], '意见.docx'));
      document.querySelector('.cm-content')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, bytes);
    await said('已打开“意见.docx”');
    await page.waitForFunction(() => document.querySelector('.cm-lintRange') !== null);
    const shown = await lines(page);
    // eslint-disable-next-line no-control-regex -- that is what must not be shown
    assert.doesNotMatch(shown.join('\n'), /[\u000B\u000E\u000F\u001C-\u001E]/u);
    assert.ok(shown.includes('见A部分 七.20〔注： 脚注见A部分 七.61。〕和七.21〔注： 尾注见A部分 七.62。〕。'), shown.join('\n'));
    await page.locator('.cm-lintRange', { hasText: '第3/4号决议' }).hover();
    await page.locator('.hover button', { hasText: '第3/4号决定' }).first().click();
    await page.waitForFunction(() => document.querySelector('.cm-content')?.textContent.includes('第3/4号决定第2段(b)项'));
    await page.click('#do-save');
    assert.equal(await page.locator('#choice li').count(), 4);
    await page.keyboard.press('Escape');
    await page.focus('.cm-content');
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => document.querySelector('.cm-content')?.textContent.includes('第3/4号决议第2段(b)项'));
    await page.click('#do-save');
    assert.equal(await page.locator('#choice li').count(), 2);
    await page.keyboard.press('Escape');
  });

  test('has its other words changed elsewhere, and that is said', async () => {
    const earlier = await lines(page);
    await page.focus('.cm-content');
    await page.keyboard.type('新');
    await said('其余文字请在该软件中修改');
    assert.deepEqual(await lines(page), earlier);
    assert.ok((await underlined(page)).length > 0);
  });
});

describe('a signed document', () => {
  const signed = archive({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml':
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>见第3/4号决议。</w:t></w:r></w:p></w:body></w:document>',
    '_xmlsignatures/sig1.xml': '<Signature/>',
  });

  test('is not changed, and that is said; a copy with comments can be saved', async () => {
    await openPage();
    const file = join(folder, '签.docx');
    writeFileSync(file, signed);
    await page.setInputFiles('#file', file);
    // Said when it is opened, and again where a fix is tried.
    await said('修改会使签名失效');
    await page.evaluate(() => document.querySelector('#said')?.replaceChildren());
    await page.locator('.cm-lintRange', { hasText: '第3/4号决议' }).hover();
    await page.locator('.hover button', { hasText: '第3/4号决定' }).first().click();
    await said('修改会使签名失效');
    for (const button of ['fix', 'fix-all', 'rewrite']) {
      await page.evaluate(() => document.querySelector('#said')?.replaceChildren());
      await page.click(`#do-${button}`);
      await said('修改会使签名失效');
    }
    assert.deepEqual(await lines(page), ['见第3/4号决议。', '']);
    await page.click('#do-save');
    assert.deepEqual(await page.locator('#choice li span:first-child').allTextContents(), ['带批注的文件', '带批注和援引一览的文件']);
    await page.keyboard.press('Escape');
    const expected = made(file, 'review', 'FILE', '-o', 'OUT');
    await page.clock.setFixedTime(timeIn(expected));
    assert.ok((await saved('带批注的文件')).bytes.equals(expected));
  });
});

describe('a file that cannot be read', () => {
  before(openPage);
  const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.alloc(600)]);
  const report = readFileSync(join(FILES, 'report.docx'));
  for (const [what, name, bytes, told] of [
    ['the old Word', '旧.doc', compound, '旧.doc：是旧版Word的文件'],
    ['a password', '密.docx', Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), '密.docx：有密码保护'],
    ['RTF', '文.rtf', Buffer.from('{\\rtf1 x}'), '文.rtf：是RTF文件'],
    ['half of it', '半.docx', report.subarray(0, report.length / 2), '半.docx：文件损坏或不完整'],
    ['a spreadsheet', '表.docx', archive({ 'xl/workbook.xml': '<workbook/>' }), '表.docx：不是 .docx 或 .odt 文稿'],
    ['what unpacks without end', '大.docx', archive({ '[Content_Types].xml': '<Types/>', 'word/document.xml': ' '.repeat(65_000_000) }), '大.docx：'],
  ] as const) {
    test(`is told in the user's language, and the draft stays: ${what}`, async () => {
      await write(page, '见A部分 七.20。');
      await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer: bytes });
      await said(told);
      assert.deepEqual(await lines(page), ['见A部分 七.20。']);
    });
  }

  test('has more than is opened', async () => {
    const long = join(folder, '长.docx');
    writeFileSync(long, 'PK');
    truncateSync(long, 64_000_001);
    await page.setInputFiles('#file', long);
    await said('“长.docx”超过64 MB');
    await page.click('#do-language');
    await page.setInputFiles('#file', { name: 'old.doc', mimeType: 'application/msword', buffer: compound });
    await said('old.doc: a file of the old Word (.doc)');
    assert.deepEqual(opened.complaints, []);
  });
});

/** An archive with these parts. */
function archive(parts: Record<string, string>): Buffer {
  const written: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [title, content] = [Buffer.from(name), Buffer.from(text)];
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, title, packed]);
    written.push(local);
    listed.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), common, place, title]));
    at += local.length;
  }
  const list = Buffer.concat(listed);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(listed.length, 4);
  end.writeUInt16LE(listed.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...written, list, Buffer.from('PK\u0005\u0006'), end]);
}
