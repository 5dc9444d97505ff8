// What leads on from what is shown: links of a hover, of a problem's code, buttons of a draft and of its table.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';

const notebook = {
  cells: [
    { cell_type: 'markdown', metadata: {}, source: ['见A部分 七.45。'] },
    { cell_type: 'code', metadata: {}, source: ['# 见A部分 七.46'], outputs: [], execution_count: null },
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
};

const scenario = workbenchWith(() => ({
  files: {
    '意见.md': '# 意见\n\n从业人员网络见A部分 七.20。\n\n见七.45。\n',
    '数据.json': '{ "说明": "见七.45" }\n',
    '笔记.ipynb': JSON.stringify(notebook, null, 1),
  },
  locale: 'zh-cn',
  extensions: [packagedExtension()],
}));

/** A link in the hover that is open. */
const linkOf = (page: Page, title: string) => page.locator('.monaco-resizable-hover .monaco-hover a', { hasText: new RegExp(`^${title}`) }).first();

/** The page within a webview that has an element. */
async function frameWith(page: Page, selector: string): Promise<Frame> {
  return await eventually(`a page with ${selector}`, async () => {
    for (const frame of page.frames()) {
      if ((await frame.locator(selector).count().catch(() => 0)) > 0) {
        return frame;
      }
    }
    return undefined;
  }, { seen: () => Promise.resolve(page.frames().map((frame) => frame.url())) });
}

scenario('a hover has links: to copy the citation, to rewrite it, to open the compilation', async (workbench) => {
  const { editor, page, quickPick } = workbench;
  await workbench.open('意见.md');
  await editor.hover('七.20', { containing: '打开 · 复制 · 改写…' });
  await workbench.picture('hover-links');
  await linkOf(page, '复制').click();
  await eventually('the citation in the clipboard', async () => (await workbench.clipboard()) === 'A部分 七.20');
  await editor.hover('七.20', { containing: '改写…' });
  await linkOf(page, '改写').click();
  await quickPick.row(/^改写为会议报告形式/);
  await workbench.press('Escape');
  await editor.hover('七.20', { containing: '打开' });
  await linkOf(page, '打开').click();
  await editor.shows('part-a.md');
  await editor.find('20. 各国应当考虑参与和支持');
  await workbench.press('Control+F4');
});

scenario("a problem's code leads to an explanation", async (workbench) => {
  const { editor, page } = workbench;
  await workbench.open('意见.md');
  await editor.hover('七.45', { containing: 'no-such-provision' });
  await linkOf(page, 'no-such-provision').click();
  await eventually('its page', async () => (await workbench.tabs()).some((title) => title.includes('no-such-provision')), { seen: () => workbench.tabs() });
  const shown = await frameWith(page, 'h1:has-text("编号不存在")');
  assert.match(await shown.locator('body').innerText(), /第1至31段/);
  await workbench.picture('explanation');
  await workbench.tidy();
});

scenario('a button in the title of a draft inserts a citation; another file has none', async (workbench) => {
  const { page, quickPick } = workbench;
  const button = page.locator('.editor-group-container.active .editor-actions .action-label[aria-label^="插入援引"]');
  await workbench.open('数据.json');
  assert.equal(await button.count(), 0);
  await workbench.open('意见.md');
  await button.click();
  await eventually('the list', async () => (await quickPick.title()) === '插入援引（汇编编号）');
  await workbench.press('Escape');
  await quickPick.closed();
});

scenario('the key is there only where a draft is', async (workbench) => {
  const { editor, page, quickPick } = workbench;
  await workbench.open('数据.json');
  await editor.putCursor('after', '说明');
  await workbench.press('Control+k', 'y');
  // VS Code says that the chord is no command.
  await eventually('VS Code to say so', async () => /不是命令|is not a command/.test(await page.locator('.part.statusbar').innerText()), { seen: () => page.locator('.part.statusbar').innerText() });
  assert.equal(await quickPick.widget.isVisible(), false);
});

scenario('the language status says whether the draft has been checked', async (workbench) => {
  const { page } = workbench;
  await workbench.open('意见.md');
  const item = page.locator('#status\\.languageStatus');
  await item.hover();
  await page.locator('.workbench-hover, .monaco-hover').filter({ hasText: '本文稿的援引：2；需要处理的援引：1' }).first().waitFor();
  await workbench.picture('language-status');
  await page.mouse.move(5, 5);
});

scenario("a notebook's Markdown cells are drafts, its code is not", async (workbench) => {
  await workbench.open('笔记.ipynb').catch(() => undefined);
  const told = async () => (await workbench.problems()).map(({ message }) => message).filter((message) => message.includes('没有第4'));
  await eventually('the problem of the cell', async () => (await told()).some((message) => message.includes('没有第45段')), { seen: told });
  assert.ok(!(await told()).some((message) => message.includes('没有第46段')));
  await workbench.picture('notebook');
  await workbench.press('Control+j');
  await workbench.press('Control+F4');
});

scenario('the table of authorities goes to a word processor as a table', async (workbench) => {
  const { page } = workbench;
  await workbench.open('意见.md');
  await workbench.run('援引: 复制援引一览表到 Word…');
  const table = await frameWith(page, '#copy');
  await table.locator('#copy').click();
  await eventually('the page to say so', async () => (await table.locator('#said').innerText()).startsWith('已复制'), { seen: () => table.locator('#said').innerText() });
  const [html = ''] = await page.evaluate(async () => {
    const items = await navigator.clipboard.read();
    return await Promise.all(items.map(async (item) => await (await item.getType('text/html')).text()));
  });
  assert.match(html, /<table[^>]*>.*<td[^>]*>A\.七\.20<\/td><td[^>]*>技术援助问题政府专家工作组第七次会议建议第20段<\/td>/s);
  assert.match(await workbench.clipboard(), /A\.七\.20\t/);
  await workbench.picture('table-for-word');
  await workbench.tidy();
});

scenario('and to a spreadsheet as a file', async (workbench) => {
  const { notifications, quickPick, server } = workbench;
  await workbench.open('意见.md');
  await workbench.run('援引: 将援引一览表存为 CSV…');
  await quickPick.opened();
  const input = quickPick.widget.locator('.quick-input-box input');
  await eventually('a name for the file', async () => (await input.inputValue()).endsWith("援引一览表：意见.csv"), { seen: () => input.inputValue() });
  await workbench.press('Enter');
  await notifications.message('一览表已存入');
  const written = readFileSync(server.path('援引一览表：意见.csv'), 'utf8');
  assert.ok(written.startsWith('\ufeff类别,援引,'), written);
  assert.match(written, /A\.七\.20/);
  await notifications.clear();
});

scenario('the sample draft of the walkthrough has something of everything', async (workbench) => {
  const { editor } = workbench;
  await workbench.run('援引: 打开示例文稿');
  await editor.shows(/^Untitled-|^# 示例文稿|示例文稿/);
  const seen = async () => (await editor.squiggles()).map(({ text }) => text);
  await eventually('what is wrong in it', async () => {
    const texts = await seen();
    return ['A部分 七.45', '缔约方会议第3/4号决议', '八.1', '各国应该为中央机关的双边会议和磋商提供便利'].every((text) => texts.includes(text)) && texts.length === 4;
  }, { seen });
  await workbench.picture('sample');
});
