// VS Code for the Web: the extension runs in the workbench's web extension host, where there is no machine, and its server
// is the WebAssembly module in a worker. The folder is on no disk. (tests/web/run packages the extension and runs this.)
import assert from 'node:assert/strict';
import { join } from 'node:path';

import { eventually } from '../driver/eventually.ts';
import { memoryFiles } from '../driver/memory-files.ts';
import { repository } from '../driver/places.ts';
import { workbenchWith } from '../driver/scenarios.ts';

const scenario = workbenchWith(() => ({
  opens: { folder: 'memory:/起草' },
  trust: 'unasked',
  locale: 'zh-cn',
  // Where the window could run it on the machine that it comes from, too.
  settings: { 'remote.extensionKind': { 'yuanyin.yuanyin': ['web'] } },
  extensions: [
    join(repository, 'target/web/yuanyin-universal.vsix'),
    memoryFiles({ '/起草/意见.md': '# 意见\n\n从业人员网络见A部分 七.20，又见七.45。\n' }),
  ],
}));

scenario('a draft is read, checked and mended, without a program on the machine', async (workbench) => {
  const { editor, server } = workbench;
  await workbench.openInExplorer('意见.md');
  await editor.hover('七.20', { containing: '各国应当考虑参与和支持建立新的' });
  await editor.squiggle('七.45');
  await editor.putCursor('after', '七.45');
  await editor.quickFixes();
  await editor.applyQuickFix(/^改为“七\.25”/);
  await editor.find('又见七.25。');
  assert.deepEqual(server.processes().filter(({ program, arguments: given }) => program.includes('yuanyin') || given.includes('lsp')), []);
});

scenario('what it cites is listed, and the compilation opened from it can only be read', async (workbench) => {
  const { editor, sidebar } = workbench;
  await sidebar.openContainer('援引');
  await sidebar.row('本文稿的援引', 'A部分 七.20');
  await editor.putCursor('after', '七.20');
  await workbench.press('F12');
  await editor.shows('part-a.md');
  await editor.find('20. 各国应当考虑参与和支持');
  const before = await editor.lines();
  await editor.type('x');
  assert.deepEqual(await editor.lines(), before);
  await workbench.press('Escape');
});

scenario('a citation is searched for and inserted with the key', async (workbench) => {
  const { editor, page, quickPick } = workbench;
  await page.locator('.tabs-container .tab', { hasText: '意见.md' }).click();
  await editor.shows('意见.md');
  await editor.putCursor('after', '七.25');
  await workbench.press('Control+k', 'y');
  await quickPick.type('七.21');
  await quickPick.choose('A部分 七.21');
  await editor.find('又见七.25、A部分 七.21。');
});

scenario('the sample opens, and is checked', async (workbench) => {
  const { editor } = workbench;
  await workbench.run('援引: 打开示例文稿');
  await eventually('the underlines of the sample', async () => (await editor.squiggles()).length > 0, { seen: () => editor.squiggles() });
});
