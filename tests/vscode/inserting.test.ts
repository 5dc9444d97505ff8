// A provision searched in the list and cited at the cursor, and citations taken to the clipboard.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import { visibleLines } from './driver/text-on-screen.ts';
import type { Workbench } from './driver/workbench.ts';

const files = {
  '意见.md': '关于中央机关，见。\n\n关于证人保护，见待补。\n\n关于洗钱，见。\n',
  'statement.md': 'My delegation recalls the recommendations of the Working Group, in particular .\n\nSee also Part A, VII.21.\n',
  '快.md': '见\n',
  '引用.md': '见七.20和七.21。\n\n没有援引。\n',
};

/** Ctrl+K Y at the cursor. */
async function insertCitation(workbench: Workbench): Promise<void> {
  await workbench.press('Control+k', 'y');
  await workbench.quickPick.opened();
}

/** What the pane under the draft shows; undefined where there is no pane. */
async function shownBelow({ page }: Workbench): Promise<string | undefined> {
  const panes = page.locator('.editor-group-container');
  if ((await panes.count()) < 2) {
    return undefined;
  }
  return (await visibleLines(panes.last().locator('.monaco-editor'))).map((line) => line.trim()).join('');
}

describe('inserting in Chinese', () => {
  const scenario = workbenchWith(() => ({ files, locale: 'zh-cn', extensions: [packagedExtension()] }));

  scenario('Ctrl+K Y finds a provision by its number and cites it at the cursor', async (workbench) => {
    const { editor, quickPick } = workbench;
    await workbench.open('意见.md');
    await editor.putCursor('after', '中央机关，见');
    await insertCitation(workbench);
    assert.equal(await quickPick.title(), '插入援引（汇编编号）');
    await quickPick.fill('7.20');
    const first = await quickPick.row('A部分 七.20');
    assert.equal(first.description, '第七次会议，2013年10月28日至30日');
    assert.match(first.detail, /^20\. 各国应当考虑参与和支持建立新的并加强现有的中央机关/);
    await workbench.press('Enter');
    await quickPick.closed();
    await editor.holds(/^关于中央机关，见A部分 七\.20。\n/);
  });

  scenario('the cursor goes on behind the citation', async ({ editor }) => {
    assert.deepEqual(await editor.cursor(), { line: 1, column: '关于中央机关，见A部分 七.20'.length + 1 });
    await editor.type('（续）');
    await editor.holds(/^关于中央机关，见A部分 七\.20（续）。\n/);
  });

  for (const [how, query, citation] of [
    ['words', '检察官+培训', 'A部分 七.8'],
    ['a topic', '证人保护', 'A部分 二.3.c'],
    ['pinyin initials', 'sfxz', 'A部分 七.23'],
    ['a document symbol', 'WG.2/2013/5', 'A部分 七'],
    ["an instrument's number", '3/4.2.b', 'B部分 三.2.b'],
  ] as const) {
    scenario(`the list finds by ${how}: ${query}`, async (workbench) => {
      await insertCitation(workbench);
      await workbench.quickPick.fill(query);
      await workbench.quickPick.row(citation);
      await workbench.press('Escape');
      await workbench.quickPick.closed();
    });
  }

  scenario('an input method finds too, and what is not found is said', async (workbench) => {
    const { editor, quickPick } = workbench;
    await insertCitation(workbench);
    await editor.compose(['x', 'xi', 'xiqian'], '洗钱');
    await quickPick.row('A部分 九.14');
    await quickPick.fill('没有这样的话');
    await quickPick.row('未找到“没有这样的话”');
    await workbench.press('Enter');
    await workbench.press('Escape');
    await quickPick.closed();
  });

  scenario('the text stands below the draft as the highlight moves, and is gone afterwards', async (workbench) => {
    const { page, quickPick } = workbench;
    await insertCitation(workbench);
    await quickPick.fill('七.2');
    await quickPick.row('A部分 七.20');
    const shows = async (words: string) => await eventually(`“${words}” below`, async () => (await shownBelow(workbench))?.includes(words), { seen: () => shownBelow(workbench) });
    const focused = async () => (await quickPick.rows()).find((row) => row.focused)?.label;
    const seen: (string | undefined)[] = [];
    for (const words of ['工作组还通过了下文所列建议', '又核可该工作组在缔约方会议第七届会议期间', '各国应当考虑参与和支持建立新的']) {
      await shows(words);
      seen.push(await focused());
      await page.keyboard.press('ArrowDown');
    }
    assert.deepEqual(seen, ['A部分 七.2', 'B部分 七.2', 'A部分 七.20']);
    // Below, where the list does not cover it.
    const list = await quickPick.widget.boundingBox();
    const pane = await page.locator('.editor-group-container').last().boundingBox();
    assert.ok(list !== null && pane !== null && pane.y >= list.y + list.height);
    await workbench.press('Escape');
    await quickPick.closed();
    await eventually('the pane to be closed', async () => (await shownBelow(workbench)) === undefined);
    assert.equal(await workbench.editor.title(), '意见.md');
    assert.deepEqual((await workbench.tabs()).filter((tab) => !tab.endsWith('.md')), []);
  });

  scenario('a list opened while the pane of the last one still closes has one of its own, below', async (workbench) => {
    const { page, quickPick } = workbench;
    // A slow machine, where closing takes long enough to be overtaken.
    const browser = await page.context().newCDPSession(page);
    await browser.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    const groups = page.locator('.editor-group-container');
    for (let time = 0; time < 6; time++) {
      await insertCitation(workbench);
      await quickPick.fill('九.14');
      await quickPick.row('A部分 九.14');
      await eventually('the text of the provision', async () => (await shownBelow(workbench))?.includes('14. 各国应采取全面办法'), { seen: () => shownBelow(workbench) });
      const [draft, pane, ...more] = await groups.evaluateAll((all) => all.map((group) => group.getBoundingClientRect().toJSON() as DOMRect));
      assert.ok(draft !== undefined && pane !== undefined && more.length === 0);
      assert.equal(pane.x, draft.x);
      assert.equal(pane.y, draft.bottom);
      await workbench.press('Escape');
      await quickPick.closed();
    }
    await browser.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await browser.detach();
    await eventually('the pane to be closed', async () => (await groups.count()) === 1);
  });

  scenario('a number narrows, and what other sections have is not shown in its place', async (workbench) => {
    const { quickPick } = workbench;
    await insertCitation(workbench);
    await quickPick.fill('七 脆弱证人');
    await quickPick.row('A部分 七.5');
    assert.deepEqual((await quickPick.rows()).filter(({ label }) => !label.includes(' 七')), []);
    await workbench.picture('narrowed');
    await quickPick.fill('九 法人');
    await quickPick.row('未找到“九 法人”');
    await workbench.press('Escape');
    await quickPick.closed();
  });

  scenario('a selection is replaced', async (workbench) => {
    const { editor, quickPick } = workbench;
    await editor.select('待补');
    await insertCitation(workbench);
    await quickPick.fill('zrbh');
    await quickPick.choose('A部分 七.11');
    await quickPick.closed();
    await editor.holds(/\n关于证人保护，见A部分 七\.11。\n/);
  });

  scenario('the list begins with what was cited last', async (workbench) => {
    const { quickPick } = workbench;
    await insertCitation(workbench);
    await quickPick.row('A部分 七.11');
    const labels = (await quickPick.rows()).map((row) => row.label);
    assert.deepEqual(labels.filter((label) => label !== ''), ['A部分 七.11', 'A部分 七.20']);
    await workbench.press('Escape');
    await quickPick.closed();
  });

  scenario('with the cursor within a citation, the other one goes behind it, as in a list', async (workbench) => {
    const { editor, quickPick } = workbench;
    await editor.putCursor('after', 'A部分 七.1');
    await insertCitation(workbench);
    await quickPick.fill('九.14');
    await quickPick.choose('A部分 九.14');
    await quickPick.closed();
    await editor.holds(/\n关于证人保护，见A部分 七\.11、A部分 九\.14。\n/);
  });

  scenario('the button of the list offers the forms, each as the highlighted provision has it, and the one chosen stays', async (workbench) => {
    const { editor, quickPick } = workbench;
    await editor.putCursor('after', '洗钱，见');
    await insertCitation(workbench);
    await quickPick.fill('九.14');
    await quickPick.row('A部分 九.14');
    await quickPick.button('选择形式').click();
    await eventually('the forms', async () => (await quickPick.title()) === '援引的形式');
    await quickPick.row('会议报告');
    assert.deepEqual((await quickPick.rows()).map(({ label, description }) => `${label} ${description}`), [
      '汇编编号 A部分 九.14',
      '会议报告 CTOC/COP/WG.2/2016/5，第18段',
      '决议或决定 第8/4号决议附件第15段',
      '会议建议全称 技术援助问题政府专家工作组第九次会议建议第14段',
    ]);
    await workbench.picture('forms');
    await quickPick.choose('会议报告');
    await eventually('the form in the title', async () => (await quickPick.title()) === '插入援引（会议报告）');
    await quickPick.choose('CTOC/COP/WG.2/2016/5，第18段');
    await quickPick.closed();
    await editor.holds(/\n关于洗钱，见CTOC\/COP\/WG\.2\/2016\/5，第18段。\n$/);
    await insertCitation(workbench);
    await eventually('the form chosen last', async () => (await quickPick.title()) === '插入援引（会议报告）');
    await quickPick.button('选择形式').click();
    await quickPick.choose('汇编编号');
    await eventually('the form in the title', async () => (await quickPick.title()) === '插入援引（汇编编号）');
    await workbench.press('Escape');
    await quickPick.closed();
  });

  scenario('the empty list begins with what was cited last', async (workbench) => {
    const { quickPick } = workbench;
    await insertCitation(workbench);
    await quickPick.row('A部分 九.14');
    assert.deepEqual((await quickPick.rows()).map(({ label }) => label).filter((label) => label !== ''), ['A部分 九.14', 'A部分 七.11', 'A部分 七.20']);
    assert.equal(await quickPick.placeholder(), '编号、字词、专题或拼音：七.20、检察官+培训、证人保护、sfxz');
    await workbench.press('Escape');
    await quickPick.closed();
  });

  scenario('an English draft is cited in English', async (workbench) => {
    const { editor, quickPick } = workbench;
    await workbench.open('statement.md');
    await editor.putCursor('after', 'in particular ');
    await insertCitation(workbench);
    await quickPick.fill('sfxz');
    await quickPick.choose('Part A, VII.23');
    await quickPick.closed();
    await editor.holds(/in particular Part A, VII\.23\.\n/);
  });

  scenario('one cited before, too, and a comma between two in a row', async (workbench) => {
    const { editor, quickPick } = workbench;
    await editor.putCursor('after', 'VII.23');
    await insertCitation(workbench);
    await quickPick.row('Part A, VII.20');
    await quickPick.choose('Part A, VII.20');
    await quickPick.closed();
    await editor.holds(/in particular Part A, VII\.23, Part A, VII\.20\.\n/);
  });

  scenario('what is typed after the keys is the query, and Enter takes what that finds, however soon', async (workbench) => {
    const { editor, page, quickPick } = workbench;
    await workbench.open('快.md');
    await editor.putCursor('after', '见');
    const browser = await page.context().newCDPSession(page);
    const groups = page.locator('.editor-group-container');
    for (const rate of [1, 4]) {
      await browser.send('Emulation.setCPUThrottlingRate', { rate });
      for (const number of ['20', '21', '22']) {
        await insertCitation(workbench);
        await page.keyboard.type('7.', { delay: 100 });
        // The rest at once, as pasting does, and Enter before the answer.
        await page.keyboard.insertText(number);
        await page.keyboard.press('Enter');
        await quickPick.closed();
      }
    }
    await browser.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await browser.detach();
    const cited = 'A部分 七.20、A部分 七.21、A部分 七.22';
    await editor.holds(`见${cited}、${cited}\n`);
    await eventually('the panes to be closed', async () => (await groups.count()) === 1);
  });

  scenario('asked for twice, it is one list with its pane below', async (workbench) => {
    const { editor, page, quickPick } = workbench;
    await insertCitation(workbench);
    await workbench.press('Control+k', 'y');
    await quickPick.fill('九.14');
    await quickPick.row('A部分 九.14');
    await eventually('the text of the provision', async () => (await shownBelow(workbench))?.includes('14. 各国应采取全面办法'), { seen: () => shownBelow(workbench) });
    await workbench.press('Enter');
    await quickPick.closed();
    await editor.type('。');
    await editor.holds(/、A部分 九\.14。\n$/);
    await eventually('the pane to be closed', async () => (await page.locator('.editor-group-container').count()) === 1);
  });

  scenario('beside another draft, too', async (workbench) => {
    const { editor, page, quickPick } = workbench;
    const groups = page.locator('.editor-group-container');
    await workbench.press('Control+\\');
    await eventually('two groups', async () => (await groups.count()) === 2);
    await workbench.press('Control+End');
    await editor.type('\n另见');
    await insertCitation(workbench);
    await eventually('a pane below', async () => (await groups.count()) === 3);
    await page.keyboard.type('7.23', { delay: 100 });
    await quickPick.row('A部分 七.23');
    await page.keyboard.press('Enter');
    await quickPick.closed();
    await editor.type('。');
    await editor.holds(/\n另见A部分 七\.23。$/);
    await eventually('the pane to be closed', async () => (await groups.count()) === 2);
    await workbench.press('Control+w');
    await eventually('one group', async () => (await groups.count()) === 1);
  });

  scenario('Copy as Citation takes what is cited at the cursor', async (workbench) => {
    const { editor } = workbench;
    await workbench.open('引用.md');
    await editor.putCursor('after', '七.21');
    await workbench.run('援引: 复制为援引');
    await eventually('the citation in the clipboard', async () => (await workbench.clipboard()) === 'A部分 七.21', { seen: () => workbench.clipboard() });
  });

  scenario('Copy as Citation takes words selected in the compilation as a quotation', async (workbench) => {
    const { editor } = workbench;
    await editor.putCursor('after', '七.21');
    await workbench.press('F12');
    await editor.shows('part-a.md');
    // The lines stand still once it is told how often each provision is cited.
    await editor.element.locator('.codelens-decoration', { hasText: '被援引' }).first().waitFor();
    await editor.select('各国应当为中央机关的双边会议和磋商提供便利');
    await workbench.run('援引: 复制为援引');
    const copied = '“各国应当为中央机关的双边会议和磋商提供便利”（A部分 七.21）';
    await eventually('the quotation in the clipboard', async () => (await workbench.clipboard()) === copied, { seen: () => workbench.clipboard() });
  });

  scenario('the compilation itself is not written into', async (workbench) => {
    await workbench.press('Control+k', 'y');
    assert.equal(await workbench.quickPick.widget.isVisible(), false);
    await workbench.press('Escape');
  });

  scenario('Copy as Citation in the tree of the compilation', async (workbench) => {
    const { sidebar, page } = workbench;
    await sidebar.openContainer('援引');
    await sidebar.expand('汇编', /^A/);
    await sidebar.expand('汇编', /^第七次会议/);
    const { label } = await sidebar.row('汇编', '2.');
    const row = (await sidebar.view('汇编')).locator('.monaco-list-row').filter({ has: page.getByText(label, { exact: true }) }).first();
    await row.click({ button: 'right' });
    await page.locator('.context-view .action-label, .monaco-menu .action-label').filter({ hasText: '复制为援引' }).first().hover();
    // The menu takes no click in its first moment.
    await workbench.press('Enter');
    await eventually('the citation in the clipboard', async () => (await workbench.clipboard()) === 'A部分 七.2', { seen: () => workbench.clipboard() });
  });

  scenario('where the cursor is in no provision, Copy as Citation says so', async (workbench) => {
    await workbench.open('引用.md');
    await workbench.editor.putCursor('after', '没有');
    await workbench.run('援引: 复制为援引');
    await workbench.notifications.message('光标处没有援引，也没有段落');
    await workbench.notifications.clear();
  });
});

describe('inserting where empty groups of editors stay', () => {
  const scenario = workbenchWith(() => ({
    files,
    locale: 'zh-cn',
    extensions: [packagedExtension()],
    settings: { 'workbench.editor.closeEmptyGroups': false },
  }));

  /** One group, with the draft in it and the cursor in the draft. */
  async function onlyTheDraft(workbench: Workbench): Promise<void> {
    const groups = workbench.page.locator('.editor-group-container');
    await eventually('one group of editors', async () => (await groups.count()) === 1, { seen: () => groups.count() });
    assert.deepEqual(await workbench.tabs(), ['意见.md']);
  }

  scenario('the room made for the text goes with the list, chosen from or not', async (workbench) => {
    const { editor, page, quickPick } = workbench;
    await workbench.open('意见.md');
    await editor.putCursor('after', '中央机关，见');
    await insertCitation(workbench);
    await quickPick.fill('七.20');
    await eventually('the text below', async () => (await shownBelow(workbench))?.includes('各国应当考虑参与'), { seen: () => shownBelow(workbench) });
    assert.equal(await page.locator('.editor-group-container').count(), 2);
    await workbench.press('Escape');
    await quickPick.closed();
    await onlyTheDraft(workbench);
    await insertCitation(workbench);
    await quickPick.fill('七.20');
    await eventually('the text below', async () => (await shownBelow(workbench))?.includes('各国应当考虑参与'), { seen: () => shownBelow(workbench) });
    await quickPick.choose('A部分 七.20');
    await quickPick.closed();
    await editor.holds(/^关于中央机关，见A部分 七\.20。\n/);
    await onlyTheDraft(workbench);
    await editor.type('，');
    await editor.holds(/^关于中央机关，见A部分 七\.20，。\n/);
  });

  scenario('also where the next list comes at once', async (workbench) => {
    const { quickPick } = workbench;
    for (let time = 0; time < 3; time++) {
      await insertCitation(workbench);
      await workbench.press('Escape');
    }
    await quickPick.closed();
    await onlyTheDraft(workbench);
  });
});

describe('inserting in the form that is set', () => {
  const scenario = workbenchWith(() => ({
    files,
    locale: 'en',
    extensions: [packagedExtension()],
    settings: { 'yuanyin.insert.form': 'instrument', 'yuanyin.insert.preview': false },
  }));

  scenario('the setting yuanyin.insert.form decides the form, and yuanyin.insert.preview whether the text is shown', async (workbench) => {
    const { editor, quickPick } = workbench;
    await workbench.open('引用.md');
    await editor.putCursor('after', '没有');
    await insertCitation(workbench);
    assert.equal(await quickPick.title(), 'Insert citation (resolution or decision form)');
    await quickPick.fill('七.20');
    await quickPick.row('第7/3号决议附件一第20段');
    assert.equal(await shownBelow(workbench), undefined);
    await quickPick.choose('第7/3号决议附件一第20段');
    await quickPick.closed();
    await editor.holds('见七.20和七.21。\n\n没有第7/3号决议附件一第20段援引。\n');
  });
});
