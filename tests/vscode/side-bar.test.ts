// The side bar: the compilation to browse and to cite from, and every citation of the draft with its state.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import type { Workbench } from './driver/workbench.ts';

const draft = `# 意见

从业人员网络见A部分 七.20，司法协助见第3/4号决定第2段(b)项。
见七.1，A、B部分都有。另见七.45，没有这一段。
决议 3/4 其实是决定。第3/2号决定未收录。大会第55/25号决议属于别人。
《公约》没有第45条，有第30条第2款(c)项。
`;
/** What a comment or the project file exempts, and words that are not those of the provision. */
const exempt = `<!-- yuanyin: ignore-next-line no-such-provision -->
秘书处的说明误作A部分 七.45。

A部分 七.21规定：

> 各国应该为中央机关的双边会议和磋商提供便利
`;
const empty = '# 空白\n\n这里没有援引。\n';

const scenario = workbenchWith(() => ({
  files: { '意见.md': draft, '空白.md': empty, '忽略.md': exempt, '颠倒.md': '见九.19-18。\n', '数据.json': '{"七": 20}\n' },
  locale: 'zh-cn',
  extensions: [packagedExtension()],
}));

const [compilation, citations] = ['汇编', '本文稿的援引'];

/** What the list of citations shows: groups with their numbers, and under each what stands in the draft. */
async function lists(workbench: Workbench, expected: string[]): Promise<void> {
  const shown = async () =>
    (await workbench.sidebar.rows(citations)).map(({ level, label, description }) => (level === 1 ? `${label} ${description}` : `  ${label}`));
  await eventually(`the citations ${JSON.stringify(expected)}`, async () => JSON.stringify(await shown()) === JSON.stringify(expected), { seen: shown });
}

const allOfDraft = [
  ...['有误 3', '  七.45', '  决议 3/4', '  第45条'],
  ...['有歧义 1', '  七.1'],
  ...['无误 3', '  A部分 七.20', '  第3/4号决定第2段(b)项', '  第30条第2款(c)项'],
  ...['汇编未收录 1', '其他机构的文书或未解析 1'],
];

/** Waits for a number on the picture of the side bar; 0 where there is none. */
async function counts({ page }: Workbench, expected: number): Promise<void> {
  const picture = page.locator('.activitybar .action-item:has(.action-label[aria-label^="援引"])');
  const shown = async () => Number((await picture.locator('.badge-content').allInnerTexts()).join('').trim());
  await eventually(`${expected} on the picture of the side bar`, async () => (await shown()) === expected, { seen: shown });
}

scenario('every citation of the draft is listed with its state, wrong ones first', async (workbench) => {
  const { sidebar } = workbench;
  await workbench.open('意见.md');
  await sidebar.openContainer('援引');
  assert.deepEqual(await sidebar.views(), [citations, compilation]);
  await lists(workbench, allOfDraft);
  assert.equal((await sidebar.row(citations, '七.45')).description, '第4行 · A部分第七节没有第45段，只有第1至31段。');
  assert.equal((await sidebar.row(citations, 'A部分 七.20')).description, '第3行 · A.七.20');
  await counts(workbench, 4);
});

scenario('resting on a citation shows what it says', async (workbench) => {
  await tooltip(workbench, citations, 'A部分 七.20', '各国应当考虑参与和支持建立新的');
});

scenario('the list follows the draft as it is written', async (workbench) => {
  const { editor } = workbench;
  await editor.putCursor('after', '没有这一段。');
  await editor.type('又见七.46。');
  await lists(workbench, ['有误 4', '  七.45', '  七.46', ...allOfDraft.slice(2)]);
  await counts(workbench, 5);
  for (let typed = '又见七.46。'.length; typed > 0; typed--) {
    await workbench.press('Backspace');
  }
  await lists(workbench, allOfDraft);
  await counts(workbench, 4);
});

scenario('a click goes to the citation in the draft', async (workbench) => {
  const { editor, sidebar } = workbench;
  await editor.goTo(1, 1);
  await sidebar.click(citations, '决议 3/4');
  await cursorAt(workbench, 5, '决议 3/4'.length + 1);
});

scenario('a button opens the fixes where the citation stands; one applied, the citation is in order', async (workbench) => {
  const { editor, sidebar } = workbench;
  await sidebar.pressButton(citations, '决议 3/4', '显示修正');
  await editor.applyQuickFix('改为');
  await editor.find('决定 3/4 其实是决定');
  await lists(workbench, [
    ...['有误 2', '  七.45', '  第45条'],
    ...['有歧义 1', '  七.1'],
    ...['无误 4', '  A部分 七.20', '  第3/4号决定第2段(b)项', '  决定 3/4', '  第30条第2款(c)项'],
    ...['汇编未收录 1', '其他机构的文书或未解析 1'],
  ]);
  await workbench.press('Control+z');
  await lists(workbench, allOfDraft);
});

scenario('the list stays while something else is in front, and a click comes back to the draft', async (workbench) => {
  const { editor, sidebar } = workbench;
  await workbench.open('数据.json');
  await lists(workbench, allOfDraft);
  await counts(workbench, 4);
  await sidebar.click(citations, '七.45');
  await editor.shows('意见.md');
  await cursorAt(workbench, 4, '见七.1，A、B部分都有。另见七.45'.length + 1);
});

scenario('what others adopted, and what is not reproduced, is folded away', async (workbench) => {
  const { sidebar } = workbench;
  await sidebar.expand(citations, '汇编未收录');
  await sidebar.row(citations, '第3/2号决定');
  await sidebar.expand(citations, /^其他机构的/);
  await sidebar.row(citations, '大会第55/25号决议');
});

scenario('the fixes of the button are fixes only: neither other forms nor sources nor text to insert', async (workbench) => {
  const { editor, page, sidebar } = workbench;
  await workbench.open('颠倒.md');
  await sidebar.pressButton(citations, '九.19-18', '显示修正');
  const rows = page.locator('.action-widget .monaco-list-row.action .title');
  await rows.first().waitFor();
  const offered = await rows.allInnerTexts();
  await workbench.press('Escape');
  await rows.first().waitFor({ state: 'hidden' });
  // At the same place the key offers more.
  const all = await editor.quickFixes();
  await workbench.press('Escape');
  assert.ok(all.some((title) => title.startsWith('插入')), all.join('\n'));
  assert.ok(offered.some((title) => title.startsWith('改为“九.18-19”')), offered.join('\n'));
  assert.deepEqual(offered.filter((title) => !/^(改为|修正|忽略此处的|在此文稿中忽略)/.test(title)), []);
});

scenario('what is exempt is listed apart, and a citation is wrong with its quotation; both agree with what is told', async (workbench) => {
  const { editor, sidebar } = workbench;
  await workbench.open('忽略.md');
  await lists(workbench, ['有误 1', '  A部分 七.21', '已忽略 1']);
  assert.match((await sidebar.row(citations, 'A部分 七.21')).description, /^第4行 · .*【应该→应当】/);
  await counts(workbench, 1);
  await sidebar.expand(citations, '已忽略');
  assert.equal((await sidebar.row(citations, 'A部分 七.45')).description, '第2行 · A部分第七节没有第45段，只有第1至31段。');
  const tree = await sidebar.view(citations);
  await tree.locator('.monaco-list-row', { hasText: 'A部分 七.45' }).locator('.codicon-circle-slash').waitFor();
  // What is exempt wants no fix.
  await tree.locator('.monaco-list-row', { hasText: 'A部分 七.45' }).hover();
  assert.equal(await tree.locator('.monaco-list-row', { hasText: 'A部分 七.45' }).locator('.action-label[aria-label^="显示修正"]').count(), 0);
  assert.deepEqual((await editor.squiggles()).map(({ text }) => text), ['各国应该为中央机关的双边会议和磋商提供便利']);
  await mouseAway(workbench);
  await workbench.picture('exempt');
});

scenario('the fixes of a misquoted citation are those of the quotation', async (workbench) => {
  const { editor, sidebar } = workbench;
  await sidebar.pressButton(citations, 'A部分 七.21', '显示修正');
  // They stand in another line than the citation.
  await editor.applyQuickFix('按原文改正');
  await editor.find('各国应当为中央机关的双边会议和磋商提供便利');
  await lists(workbench, ['无误 1', '  A部分 七.21', '已忽略 1', '  A部分 七.45']);
  await counts(workbench, 0);
  await workbench.press('Control+z');
  await editor.save();
});

scenario('another draft in front has its own list; one without citations says so', async (workbench) => {
  await workbench.open('空白.md');
  await (await workbench.sidebar.view(citations)).getByText('本文稿没有援引。').waitFor();
  await lists(workbench, []);
  await counts(workbench, 0);
  await workbench.open('意见.md');
  await workbench.sidebar.row(citations, '七.45');
});

scenario('the compilation is a tree of parts, sections and paragraphs', async (workbench) => {
  const { sidebar } = workbench;
  const rows = await sidebar.rows(compilation);
  assert.equal(rows[0]?.label, 'A部分：技术援助问题政府专家工作组的建议');
  assert.deepEqual(rows.filter(({ level }) => level === 2).slice(0, 2), [
    { level: 2, label: '第一次会议，2006年10月16日和17日', description: '', expanded: undefined },
    { level: 2, label: '第二次会议，2007年10月3日至5日', description: '', expanded: false },
  ]);
  await sidebar.expand(compilation, /^第二次会议/);
  assert.deepEqual(await sidebar.row(compilation, '3.'), {
    level: 3,
    label: '3.',
    description: '关于根据《打击有组织犯罪公约》及其各项议定书加强针对有组织犯罪的刑事司法对策，工…',
    expanded: false,
  });
  await sidebar.expand(compilation, '3.');
  assert.equal((await sidebar.row(compilation, '(b)')).level, 4);
});

scenario('a click opens the paragraph in the compilation, which cannot be changed by mistake', async (workbench) => {
  const { editor, page, sidebar } = workbench;
  await sidebar.click(compilation, '4.');
  await editor.shows('part-a.md');
  const paragraph = '4. 关于就司法协助和引渡事务开展国际合作';
  await editor.find(paragraph);
  await eventually('the cursor in the paragraph', async () => (await editor.cursor()).line > 1);
  await page.keyboard.type('x');
  await page.getByText('编辑器是只读的').first().waitFor();
  await editor.find(paragraph);
});

scenario('whoever reads in the compilation still sees what the draft cites', async (workbench) => {
  await workbench.sidebar.row(citations, '七.45');
  await counts(workbench, 4);
});

scenario('a button writes the citation where the cursor of the draft is, though the compilation is in front', async (workbench) => {
  const { editor, sidebar } = workbench;
  await workbench.open('意见.md');
  await editor.putCursor('after', '没有这一段。');
  await editor.type('又见');
  await sidebar.click(compilation, '2.');
  await editor.shows('part-a.md');
  await sidebar.pressButton(compilation, '(b)', '在光标处插入援引');
  await editor.shows('意见.md');
  await editor.find('没有这一段。又见A部分 二.3.b');
  // The cursor is behind it, and one goes on writing.
  await editor.type('。');
  await editor.find('又见A部分 二.3.b。');
  await sidebar.row(citations, 'A部分 二.3.b');
});

scenario('topics lead to the provisions that they index', async (workbench) => {
  const { editor, sidebar } = workbench;
  await sidebar.pressHeaderButton(compilation, await workbench.words('Collapse All', '全部折叠'));
  await sidebar.expand(compilation, '专题索引');
  assert.equal((await sidebar.row(compilation, '捐助方')).description, '6');
  await sidebar.expand(compilation, '捐助方');
  const { level, description } = await sidebar.row(compilation, 'A部分 五.m');
  assert.equal(level, 3);
  await sidebar.click(compilation, 'A部分 五.m');
  await editor.shows('part-a.md');
  await editor.find(description.slice(0, 20));
});

scenario('the search finds a provision, opens it and shows it in the tree', async (workbench) => {
  const { editor, quickPick, sidebar } = workbench;
  await workbench.open('意见.md');
  await sidebar.pressHeaderButton(compilation, '搜索汇编');
  await quickPick.opened();
  assert.equal(await quickPick.title(), '搜索汇编');
  await quickPick.type('从业人员网络');
  await quickPick.choose(/七\.20/);
  await editor.shows('part-a.md');
  await editor.find('20. 各国应当考虑参与和支持建立新的并加强现有的中央机关');
  assert.equal((await sidebar.row(compilation, '20.')).description, '各国应当考虑参与和支持建立新的并加强现有的中央机关、检察官和其他刑事司法从业人员…');
  await (await sidebar.view(compilation)).locator('.monaco-list-row.selected').getByText('20.').waitFor();
  await mouseAway(workbench);
  await workbench.picture('compilation');
});

const statusItem = '#yuanyin\\.yuanyin\\.yuanyin\\.status';

scenario('the status bar counts citations and problems, and says which compilation is in force', async (workbench) => {
  const { page } = workbench;
  await workbench.open('意见.md');
  const item = page.locator(statusItem);
  await eventually('10 citations, 4 to look at', async () => /^10\s+4$/.test((await item.innerText()).trim()), { seen: () => item.innerText() });
  await item.hover();
  const said = page.locator('.workbench-hover').filter({ hasText: '本文稿的援引' });
  await said.waitFor();
  assert.deepEqual((await said.innerText()).trim().split(/\s*\n\s*/), [
    '本文稿的援引：10',
    '需要处理的援引：4',
    '服务器 0.1.0',
    '汇编：技术援助：建议、决议和决定汇编和专题索引，2021年版',
    '段落：256；决议和决定：8；专题：35',
  ]);
  await mouseAway(workbench);
});

scenario('a click on it offers what can be done', async (workbench) => {
  const { editor, notifications, page, quickPick } = workbench;
  await page.locator(statusItem).click();
  await quickPick.opened();
  await mouseAway(workbench);
  assert.deepEqual(
    (await quickPick.rows()).map(({ label, description }) => `${label} ${description}`.trim()),
    [
      '本文稿的援引 10 · 需要处理的援引：4',
      '问题',
      '插入援引…',
      '修正所有可自动修正的援引',
      '核对工作区的全部文稿',
      '重新启动服务器',
      '显示日志',
      '设置',
      '显示版本 服务器 0.1.0 · 汇编：技术援助：建议、决议和决定汇编和专题索引，2021年版',
    ],
  );
  await workbench.picture('status-menu');
  await quickPick.choose('显示版本');
  const version = await notifications.message('服务器 0.1.0');
  assert.match(version, /^援引：扩展 0\.1\.0，服务器 0\.1\.0（.*\/server\/yuanyin）。汇编：技术援助：建议、决议和决定汇编和专题索引，2021年版$/);
  // VS Code shows the item's tooltip again while the item has the focus; it lies over the button.
  await editor.putCursor('after', '意见');
  await notifications.press('服务器 0.1.0', '复制');
  await eventually('the versions in the clipboard', async () => (await workbench.clipboard()) === version);
});

scenario('the log is shown, from the menu and as a command', async (workbench) => {
  const { page, quickPick } = workbench;
  const log = page.locator('.part.panel .view-line', { hasText: 'server/yuanyin' }).or(page.locator('.part.panel .view-line', { hasText: '(bundled)' }));
  const close = async () => {
    await log.first().waitFor();
    await workbench.press('Control+j');
    await page.locator('.part.panel').waitFor({ state: 'hidden' });
  };
  await page.locator(statusItem).click();
  await quickPick.choose('显示日志');
  await close();
  await workbench.run('援引: 显示日志');
  await close();
});

scenario('both views beside a draft', async (workbench) => {
  await workbench.open('意见.md');
  await workbench.sidebar.row(citations, '七.45');
  // So wide that what is wrong can be read to its end.
  await workbench.sidebar.widen(520);
  await mouseAway(workbench);
  const list = await workbench.sidebar.view(citations);
  const cutShort = async () =>
    await list.locator('.monaco-list-row .monaco-icon-label-container').evaluateAll((rows) => rows.filter((row) => row.scrollWidth > row.clientWidth + 1).map((row) => row.textContent));
  await eventually('whole messages', async () => (await cutShort()).length === 0, { seen: cutShort });
  await workbench.picture('side-bar');
  // For the walkthrough, which shows it small.
  const whole = workbench.page.viewportSize() ?? { width: 1280, height: 800 };
  await workbench.page.setViewportSize({ width: 960, height: 560 });
  await workbench.page.mouse.move(900, 400);
  await workbench.picture('views');
  await workbench.page.setViewportSize(whole);
});

scenario('the list empties when its draft is closed', async (workbench) => {
  const { page, sidebar } = workbench;
  await workbench.open('数据.json');
  await sidebar.row(citations, '七.45');
  await page.locator('.tab', { hasText: '意见.md' }).click({ button: 'middle' });
  await (await sidebar.view(citations)).getByText('打开文稿即可查看其中的援引。').waitFor();
  await lists(workbench, []);
  await counts(workbench, 0);
});

/** Puts the mouse where nothing is and waits until what it showed is gone. */
async function mouseAway({ page }: Workbench): Promise<void> {
  await page.mouse.move(700, 600, { steps: 5 });
  await page.locator('.workbench-hover').first().waitFor({ state: 'hidden' });
}

async function cursorAt({ editor }: Workbench, line: number, column: number): Promise<void> {
  const seen = () => editor.cursor();
  await eventually(`the cursor in line ${line} at ${column}`, async () => JSON.stringify(await seen()) === JSON.stringify({ line, column }), { seen });
}

/** Waits for a text to show while the mouse rests on a row of a view. */
async function tooltip({ page, sidebar }: Workbench, view: string, label: string, text: string): Promise<void> {
  const row = (await sidebar.view(view)).locator('.monaco-list-row').filter({ hasText: label }).first();
  await page.mouse.move(5, 5);
  await row.hover();
  await page.locator('.workbench-hover').filter({ hasText: text }).waitFor();
}
