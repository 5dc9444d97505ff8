// Where no copy of the compilation can be written, the server gives VS Code its text: it is read all the same.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';

const scenario = workbenchWith(() => ({
  files: { '意见.md': '# 意见\n\n从业人员网络见A部分 七.20。\n' },
  // No folder can be made there, by nobody.
  environment: { XDG_CACHE_HOME: '/dev/null' },
  locale: 'zh-cn',
  extensions: [packagedExtension()],
}));

scenario('definition opens the compilation at the paragraph, without a warning', async (workbench) => {
  const { editor, notifications } = workbench;
  await workbench.open('意见.md');
  await editor.hover('七.20', { containing: '各国应当考虑参与和支持建立新的' });
  await editor.putCursor('after', '七.20');
  await workbench.press('F12');
  await editor.shows('part-a.md');
  await editor.find('20. 各国应当考虑参与和支持');
  assert.deepEqual(await notifications.messages(), []);
});

scenario('it is the compilation: how often a provision is cited stands above it, and it is copied as a citation', async (workbench) => {
  const { editor } = workbench;
  await editor.element.locator('.codelens-decoration', { hasText: '被援引1次' }).first().waitFor();
  await editor.putCursor('before', '20. 各国应当考虑参与和支持');
  await workbench.run('援引: 复制为援引');
  await eventually('the citation in the clipboard', async () => (await workbench.clipboard()) === 'A部分 七.20', { seen: () => workbench.clipboard() });
});

scenario('nothing can be written into it', async (workbench) => {
  const { editor } = workbench;
  const before = await editor.lines();
  await editor.type('x');
  assert.equal(await editor.isChanged(), false);
  assert.deepEqual(await editor.lines(), before);
  await workbench.press('Escape');
});

scenario('the tree of the side bar opens it, too', async (workbench) => {
  const { editor, sidebar } = workbench;
  await sidebar.openContainer('援引');
  await sidebar.expand('汇编', /^B部分/);
  // Rows move while the tree unfolds, and a click may meet the one beside.
  await eventually('the section to be opened', async () => {
    await sidebar.click('汇编', /^第三届会议/);
    return eventually('part-b.md', async () => (await editor.title()) === 'part-b.md', { within: 3_000 });
  });
  await editor.shows('part-b.md');
});
