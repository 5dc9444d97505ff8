// What is said is true: where something cannot be done, why not; where something was done, what, and what was left.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import type { Workbench } from './driver/workbench.ts';

const scenario = workbenchWith(() => ({
  files: {
    '意见.md': '# 技术援助工作组\n\n见A部分 七.45。\n\n见《有组织犯罪公约》第30条第2款(c)项。\n\n见大会第55/25号决议。\n',
    '改写.md': '见A部分 七.20和七.21，又见CTOC/COP/WG.2/2013/5，第26段。\n\n另见七.45和第3/2号决定，以及第3/4号决定第2段(b)项。\n',
    '转述.md': '代表团认为，在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。\n',
    '几处.md': '缔约方会议决议 3/4 载有优先领域。\n\n参见九.19-18。\n\n见七.45。\n',
    '旧稿/一.md': '见七.45。\n',
    '.yuanyin.toml': 'exclude = ["旧稿/"]\n',
  },
  locale: 'zh-cn',
  extensions: [packagedExtension()],
}));

/** Whether the palette offers a command. */
async function offers({ page, quickPick }: Workbench, title: string): Promise<boolean> {
  await page.keyboard.press('F1');
  await quickPick.fill(`>${title}`);
  // What is asked for comes first, else what resembles it.
  const rows = await eventually('rows', async () => {
    const rows = await quickPick.rows();
    return rows.length > 0 && rows;
  });
  await page.keyboard.press('Escape');
  await quickPick.closed();
  return rows.some(({ label }) => label === title);
}

scenario('a wrong citation is not copied, and what is wrong is said, with its fixes', async (workbench) => {
  const { editor, notifications, page } = workbench;
  await workbench.open('意见.md');
  await editor.squiggle('A部分 七.45');
  await editor.putCursor('after', '七.45');
  await workbench.run('援引: 复制为援引');
  const message = await notifications.message('未复制');
  assert.equal(message, '援引：此处援引有误，未复制。A部分第七节没有第45段，只有第1至31段。');
  await notifications.press(message, '显示修正');
  const fixes = page.locator('.action-widget .monaco-list-row.action .title');
  await fixes.first().waitFor();
  assert.ok((await fixes.allInnerTexts()).some((title) => title.startsWith('改为“A部分 七.25”')));
  await workbench.press('Escape');
  await notifications.clear();
});

scenario('nor is it said to be no citation when its provision is to be shown', async (workbench) => {
  const { editor, notifications } = workbench;
  await editor.putCursor('after', '七.45');
  await workbench.run('援引: 显示段落');
  assert.equal(await notifications.message('没有第45段'), '援引：A部分第七节没有第45段，只有第1至31段。');
  await notifications.clear();
});

scenario("an article of a treaty is copied as it stands, and shown with what the compilation says of it", async (workbench) => {
  const { editor, notifications } = workbench;
  await editor.putCursor('after', '第30条第2款');
  await workbench.run('援引: 复制为援引');
  await eventually('the article in the clipboard', async () => (await workbench.clipboard()) === '《有组织犯罪公约》第30条第2款(c)项');
  await workbench.run('援引: 显示段落');
  const said = await eventually('its hover', async () => (await editor.shownHover()) ?? false);
  assert.match(said, /汇编中援引本条的段落/);
  assert.deepEqual(await notifications.messages(), []);
  await workbench.press('Escape');
});

scenario('after all were rewritten, it is said how many, and why others were not', async (workbench) => {
  const { editor, notifications, quickPick } = workbench;
  await workbench.open('改写.md');
  await editor.squiggle('七.45');
  await workbench.run('援引: 改写本文稿的全部援引…');
  await quickPick.choose(/会议报告/);
  const message = await notifications.message('改写了');
  await editor.holds(/^见CTOC\/COP\/WG\.2\/2013\/5，第24/);
  assert.equal(message, '援引：改写了2处援引。其余未改：有误 1；已是此形式，或没有此形式的名称 2；汇编未收录 1。');
  assert.deepEqual(await notifications.buttons(message), ['显示援引']);
  await notifications.clear();
});

scenario('a change that the draft has outrun is not made, and that is said', async (workbench) => {
  const { editor, notifications, quickPick, server } = workbench;
  await editor.holds(/^见CTOC/);
  const text = server.read('改写.md');
  await workbench.run('援引: 改写本文稿的全部援引…');
  await quickPick.row(/汇编编号/);
  // Somebody else writes into the file while the list is open; the editor takes it.
  server.write('改写.md', `# 题目\n\n${text}`);
  await editor.find('题目');
  await quickPick.choose(/汇编编号/);
  const message = await notifications.message('其间文稿已改动');
  assert.equal(message, '援引：其间文稿已改动，因此没有写入。');
  await editor.holds(`# 题目\n\n${text}`);
  await notifications.press(message, '重试');
  await quickPick.choose(/汇编编号/);
  await editor.holds(/^# 题目\n\n见A部分 七\.20/);
  await notifications.clear();
});

scenario('the same of the source of a passage', async (workbench) => {
  const { editor, notifications, quickPick, server } = workbench;
  await workbench.open('转述.md');
  const text = server.read('转述.md');
  await editor.putCursor('after', '非正式');
  await workbench.run('援引: 查找这段文字的出处…');
  await quickPick.row('A部分 七.23');
  server.write('转述.md', `前言。\n\n${text}`);
  await editor.find('前言');
  await quickPick.choose('A部分 七.23');
  await notifications.message('其间文稿已改动');
  await editor.holds(`前言。\n\n${text}`);
  await notifications.clear();
});

scenario('all that is certain is fixed with one command, and what is left is counted', async (workbench) => {
  const { editor, notifications } = workbench;
  await workbench.open('几处.md');
  await editor.squiggle('九.19-18');
  await workbench.run('援引: 修正所有可自动修正的援引');
  assert.equal(await notifications.message('修正了'), '援引：修正了2处。还有1处援引要由您决定。');
  await editor.holds('缔约方会议决定 3/4 载有优先领域。\n\n参见九.18-19。\n\n见七.45。\n');
  await notifications.clear();
  await workbench.run('援引: 修正所有可自动修正的援引');
  assert.equal(await notifications.message('没有可自动修正'), '援引：本文稿没有可自动修正的援引。还有1处援引要由您决定。');
  await notifications.clear();
});

scenario('a draft that the project leaves out is said to be not checked, not to be without problems', async (workbench) => {
  const { editor, page, sidebar } = workbench;
  await workbench.open('旧稿/一.md');
  await sidebar.openContainer('援引');
  await (await sidebar.view('本文稿的援引')).getByText('本文稿未核对：项目文件或设置将其排除').waitFor();
  const item = page.locator('#yuanyin\\.yuanyin\\.yuanyin\\.status');
  await eventually('the status item', async () => (await item.innerText()).includes('未核对'), { seen: () => item.innerText() });
  assert.deepEqual(await editor.squiggles(), []);
});

scenario('what is checked and in order has a hook', async (workbench) => {
  const { page } = workbench;
  await workbench.open('转述.md');
  const { editor } = workbench;
  await editor.putCursor('after', '前言。');
  await editor.type('见A部分 七.20。');
  await page.locator('#yuanyin\\.yuanyin\\.yuanyin\\.status .codicon-check').waitFor();
});

scenario('the compilation, which is read-only, is not offered what changes a draft', async (workbench) => {
  const { editor } = workbench;
  assert.ok(await offers(workbench, '援引: 改写援引…'));
  await editor.putCursor('after', '七.20');
  await workbench.press('F12');
  await editor.shows('part-a.md');
  await eventually('the palette to know', async () => !(await offers(workbench, '援引: 改写援引…')));
  for (const title of ['插入援引…', '改写本文稿的全部援引…', '修正所有可自动修正的援引', '查找这段文字的出处…', '生成援引一览表']) {
    assert.equal(await offers(workbench, `援引: ${title}`), false, title);
  }
  assert.ok(await offers(workbench, '援引: 复制为援引'));
  await workbench.press('Control+F4');
});
