// The same provision under another of its names, the source of a passage, and what a draft cites as a table.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';

const scenario = workbenchWith(() => ({
  files: {
    'statement.md': 'See resolution 7/3, annex I, paragraph 20, and decision 3/4, paragraph 2 (b).\n',
    '意见.md': '见A部分 七.20。\n\n又见七.17和七.20-22。\n\n没有援引。\n',
    '转述.md': '代表团认为，在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。\n\n今天天气晴朗。\n',
    '空白.md': '今天天气晴朗。\n',
    '未收录.md': '见七.20，又见第3/2号决定和七.45。\n',
    '文献.md': '# 报告\n\n见七.20、七.21和第3/4号决定第2段(b)项。\n\n又见CTOC/COP/WG.2/2013/5，第24段。\n',
  },
  locale: 'zh-cn',
  extensions: [packagedExtension()],
}));

scenario('Convert Citation lists the other names and writes the one chosen', async (workbench) => {
  const { editor, quickPick } = workbench;
  await workbench.open('意见.md');
  await editor.hover('七.20', { containing: '第七次会议' });
  await editor.putCursor('after', '七.20');
  await workbench.run('援引: 改写援引…');
  await quickPick.row('改写为会议报告形式：CTOC/COP/WG.2/2013/5，第24段');
  assert.deepEqual((await quickPick.rows()).map(({ label }) => label), [
    '改写为会议报告形式：CTOC/COP/WG.2/2013/5，第24段',
    '改写为决议或决定形式：缔约方会议第7/3号决议附件一第20段',
    '改写为会议建议全称形式：技术援助问题政府专家工作组第七次会议建议第20段',
    '改写本文稿的全部援引…',
  ]);
  await quickPick.choose(/第7\/3号决议附件一第20段/);
  await editor.holds('见缔约方会议第7/3号决议附件一第20段。\n\n又见七.17和七.20-22。\n\n没有援引。\n');
});

scenario('all citations of the document take the chosen form, from the list of one of them', async (workbench) => {
  const { editor, notifications, quickPick } = workbench;
  await editor.putCursor('after', '七.17');
  await workbench.run('援引: 改写援引…');
  await quickPick.choose('改写本文稿的全部援引…');
  await eventually('the other list', async () => (await quickPick.title()) === '改写本文稿的全部援引');
  await quickPick.choose('将本文稿中的援引一律改写为会议报告形式');
  await editor.holds('见CTOC/COP/WG.2/2013/5，第24段。\n\n又见CTOC/COP/WG.2/2013/5，第21段和第24至26段。\n\n没有援引。\n');
  assert.equal(await notifications.message('改写了'), '援引：改写了3处援引。');
  await notifications.clear();
});

scenario('a command of its own does so wherever the cursor is', async (workbench) => {
  const { editor, notifications, quickPick } = workbench;
  await editor.putCursor('after', '没有');
  await workbench.run('援引: 改写本文稿的全部援引…');
  await eventually('the list', async () => (await quickPick.title()) === '改写本文稿的全部援引');
  await quickPick.choose('将本文稿中的援引一律改写为汇编编号形式');
  await editor.holds('见A部分 七.20。\n\n又见A部分 七.17和七.20-22。\n\n没有援引。\n');
  await notifications.message('改写了');
  await notifications.clear();
  await workbench.press('Control+z');
});

scenario('a document without citations has none to convert, which is said', async (workbench) => {
  const { notifications } = workbench;
  await workbench.open('空白.md');
  await workbench.run('援引: 改写本文稿的全部援引…');
  assert.equal(await notifications.message('援引：'), '援引：本文稿没有可以改写为其他形式的援引（只改写中文援引）。');
  await notifications.clear();
  await workbench.open('意见.md');
});

scenario("the editor's own refactor menu has the forms too", async (workbench) => {
  const { editor, page } = workbench;
  await editor.putCursor('after', '2013/5');
  await workbench.press('Control+Shift+r');
  const menu = page.locator('.action-widget .monaco-list-row.action');
  await eventually('the menu', async () => (await menu.count()) > 0);
  await editor.applyQuickFix('改写为汇编编号形式：A部分 七.20');
  await editor.holds(/^见A部分 七\.20。\n/);
});

scenario('Convert Citation says so where there is nothing to convert', async (workbench) => {
  const { editor, notifications } = workbench;
  await editor.putCursor('after', '没有');
  await workbench.run('援引: 改写援引…');
  const message = await notifications.message('光标处没有可以改写为其他形式的援引');
  // There are others in the document.
  assert.deepEqual(await notifications.buttons(message), ['改写本文稿的全部援引…']);
  await notifications.press(message, '改写本文稿的全部援引…');
  await eventually('the list for all', async () => (await workbench.quickPick.title()) === '改写本文稿的全部援引');
  await workbench.press('Escape');
  await notifications.clear();
});

scenario('the source of a selected passage is found and cited behind it', async (workbench) => {
  const { editor, quickPick } = workbench;
  await workbench.open('转述.md');
  await editor.select('在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商');
  await workbench.run('援引: 查找这段文字的出处…');
  const row = await quickPick.row('A部分 七.23');
  assert.match(row.description, /^逐字相同 · /);
  assert.match(row.detail, /在最后确定正式的司法协助请求时/);
  await quickPick.choose('A部分 七.23');
  await editor.holds('代表团认为，在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商（A部分 七.23）。\n\n今天天气晴朗。\n');
});

scenario('words that are nowhere in the compilation have no source', async (workbench) => {
  const { editor, notifications } = workbench;
  await editor.select('今天天气晴朗');
  await workbench.run('援引: 查找这段文字的出处…');
  await notifications.message('汇编中没有这段文字');
  await notifications.clear();
});

scenario('the table of authorities lists each provision once, with the lines that cite it', async (workbench) => {
  const { editor } = workbench;
  await workbench.open('文献.md');
  await workbench.run('援引: 生成援引一览表');
  await editor.shows('援引一览表：文献.md');
  assert.equal(
    await editor.copyAll(),
    `## 技术援助问题政府专家工作组的建议（A部分）

| 援引 | 正式名称 | 行 |
| --- | --- | --- |
| A.七.20 | 技术援助问题政府专家工作组第七次会议建议第20段 | 3, 5 |
| A.七.21 | 技术援助问题政府专家工作组第七次会议建议第21段 | 3 |

## 缔约方会议的决议和决定（B部分）

| 援引 | 正式名称 | 行 |
| --- | --- | --- |
| B.三.2.b | 缔约方会议第3/4号决定第2段(b)项 | 3 |
`,
  );
});

scenario('the table of an English draft is in English, also where VS Code is Chinese', async (workbench) => {
  const { editor } = workbench;
  await workbench.press('Control+1');
  await workbench.open('statement.md');
  await editor.hover('decision 3/4', { containing: 'B.三.2.b' });
  await workbench.run('援引: 生成援引一览表');
  await editor.shows('援引一览表：statement.md');
  assert.equal(
    await editor.copyAll(),
    `## Recommendations of the Working Group on Technical Assistance (Part A)

| Citation | Official name | Lines |
| --- | --- | --- |
| Part A, VII.20 | Recommendation 20 of the seventh meeting of the Working Group on Technical Assistance | 1 |

## Resolutions and decisions of the Conference (Part B)

| Citation | Official name | Lines |
| --- | --- | --- |
| Part B, III.2.b | Decision 3/4, paragraph 2 (b) | 1 |
`,
  );
});

scenario('a table is no draft: nothing of it is told or listed', async (workbench) => {
  const { editor, page, sidebar } = workbench;
  await workbench.press('Control+1');
  await workbench.open('未收录.md');
  await editor.squiggle('第3/2号决定');
  await sidebar.openContainer('援引');
  const listed = async () => (await sidebar.rows('本文稿的援引')).map(({ label }) => label);
  await eventually('the list of the draft', async () => (await listed()).includes('七.45'), { seen: listed });
  const before = await listed();
  await workbench.run('援引: 生成援引一览表');
  await editor.shows('援引一览表：未收录.md');
  await editor.find('第3/2号决定');
  // What is cited in the table as in the draft would be told as there; the table's own row comes from the draft.
  await page.waitForTimeout(1000);
  assert.deepEqual(await editor.squiggles(), []);
  assert.deepEqual(await listed(), before);
  const problems = await workbench.problems();
  assert.equal(problems.filter(({ message }) => message.includes('3/2')).length, 1, JSON.stringify(problems));
  await workbench.press('Control+j');
  assert.equal(await page.locator('#yuanyin\\.yuanyin\\.yuanyin\\.status').isVisible(), false);
});

scenario('a draft that cites nothing has no table', async (workbench) => {
  const { notifications } = workbench;
  await workbench.press('Control+1');
  await workbench.open('空白.md');
  await workbench.run('援引: 生成援引一览表');
  await notifications.message('本文稿没有援引任何内容');
  await notifications.clear();
});
