// A folder that is on no disk, as a repository on the web: its drafts are served while they are open, and what needs
// a disk says so.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { memoryFiles } from './driver/memory-files.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';

const scenario = workbenchWith(() => ({
  opens: { folder: 'memory:/起草' },
  // Nothing is on this machine that could do harm.
  trust: 'unasked',
  locale: 'zh-cn',
  extensions: [
    packagedExtension(),
    memoryFiles({ '/起草/意见.md': '# 意见\n\n从业人员网络见A部分 七.20，又见七.45。\n', '/起草/第二章.md': '# 第二章\n\n见A部分 七.20和七.46。\n' }),
  ],
}));

scenario('a draft is read, checked and mended', async (workbench) => {
  const { editor } = workbench;
  await workbench.openInExplorer('意见.md');
  await editor.hover('七.20', { containing: '各国应当考虑参与和支持建立新的' });
  await editor.squiggle('七.45');
  await editor.putCursor('after', '七.45');
  await editor.quickFixes();
  await editor.applyQuickFix(/^改为“七\.25”/);
  await editor.find('又见七.25。');
});

scenario('what it cites is listed, and read in the compilation', async (workbench) => {
  const { editor, sidebar } = workbench;
  await sidebar.openContainer('援引');
  await sidebar.row('本文稿的援引', 'A部分 七.20');
  await editor.putCursor('after', '七.20');
  await workbench.press('F12');
  await editor.shows('part-a.md');
  await editor.find('20. 各国应当考虑参与和支持');
});

scenario('a citation is inserted with the key', async (workbench) => {
  const { editor, page, quickPick } = workbench;
  await page.locator('.tabs-container .tab', { hasText: '意见.md' }).click();
  await editor.shows('意见.md');
  await editor.putCursor('after', '七.25');
  await workbench.press('Control+k', 'y');
  await quickPick.type('七.21');
  await quickPick.choose('A部分 七.21');
  await editor.find('又见七.25、A部分 七.21。');
});

scenario('that drafts which are not open are not checked is said, and not that there are none', async (workbench) => {
  const { notifications } = workbench;
  await workbench.run('援引: 核对工作区的全部文稿');
  const message = await notifications.message('打开的文稿');
  assert.equal(message, '援引：此工作区的文件夹不在磁盘上，只核对打开的文稿。');
  await notifications.clear();
  await eventually('nothing but the open draft', async () => (await workbench.problems()).every(({ message }) => !message.includes('没有第46段')));
});
