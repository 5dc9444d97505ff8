// The compilation read from a draft: its file opened at the paragraph, peeked at, shown beside the draft, and how often
// a provision is cited.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { visibleLines } from './driver/text-on-screen.ts';
import { workbenchWith } from './driver/scenarios.ts';

const draft = '# 意见\n\n从业人员网络见A部分 七.20，磋商见七.23。\n\n见七.17和七.20-22。\n';
const scenario = workbenchWith(() => ({
  files: { '意见.md': draft, '发言.txt': '工作组第七次会议建议第20段值得重申。\n' },
  locale: 'zh-cn',
  extensions: [packagedExtension()],
}));

const paragraph = '20. 各国应当考虑参与和支持建立新的并加强现有的中央机关';
const words = paragraph.slice(0, 12);

scenario('definition opens the compilation at the paragraph', async (workbench) => {
  const { editor } = workbench;
  await workbench.open('意见.md');
  await editor.hover('七.20', { containing: '第七次会议' });
  await editor.putCursor('after', '七.20');
  await workbench.press('F12');
  await editor.shows('part-a.md');
  assert.ok((await editor.lines()).some((line) => line.startsWith(paragraph)));
  const { line } = await editor.cursor();
  const numbers = await workbench.page.locator('.editor-group-container.active .line-numbers.active-line-number').innerText();
  assert.equal(Number(numbers), line);
  await eventually('the cursor at the paragraph', async () => {
    const { top, bottom } = await editor.find(words);
    const cursor = await editor.element.locator('.cursors-layer .cursor').first().boundingBox();
    return cursor !== null && cursor.y >= top - 3 && cursor.y <= bottom;
  });
});

scenario('the compilation is read-only: typing changes nothing', async (workbench) => {
  const { editor } = workbench;
  // The lines stand still once it is told how often each provision is cited.
  await editor.element.locator('.codelens-decoration', { hasText: '被援引' }).first().waitFor();
  const before = await editor.lines();
  await editor.type('x');
  await eventually('VS Code to say that the editor is read-only', async () => {
    const said = workbench.page.locator('.monaco-editor-overlaymessage');
    return (await said.isVisible()) && (await said.innerText()).includes('只读');
  });
  assert.deepEqual(await editor.lines(), before);
  assert.equal(await editor.isChanged(), false);
});

scenario('the compilation is Markdown, with an outline of sections and paragraphs', async (workbench) => {
  assert.match(await workbench.statusItem('Markdown').innerText(), /Markdown/);
  await workbench.press('Control+Shift+o');
  await workbench.quickPick.fill('@七.20');
  assert.equal((await workbench.quickPick.row('七.20')).description, '七');
  await workbench.quickPick.choose('七.20');
  await workbench.editor.find(words);
});

scenario('a section of the compilation folds', async (workbench) => {
  const { editor } = workbench;
  await editor.putCursor('before', words);
  await workbench.press('Control+Shift+BracketLeft');
  await eventually('the section to be folded', async () => {
    const lines = await editor.lines();
    return !lines.some((line) => line.startsWith(paragraph)) && lines.some((line) => line.includes('七. 第七次会议'));
  }, { seen: () => editor.lines() });
  await workbench.press('Control+Shift+BracketRight');
  await eventually('the section to be unfolded', async () => (await editor.lines()).some((line) => line.startsWith('1. 技术援助问题政府专家工作组建议')));
  // Back to the paragraph.
  await workbench.press('Control+Shift+o');
  await workbench.quickPick.fill('@七.20');
  await workbench.quickPick.choose('七.20');
  await editor.find(words);
});

scenario('above a provision stands how often it is cited, and a click lists where', async (workbench) => {
  const { editor } = workbench;
  // Lenses move the lines below them: to the paragraph once they are there.
  await editor.element.locator('.codelens-decoration', { hasText: '被援引' }).first().waitFor();
  await workbench.press('Control+Shift+o');
  await workbench.quickPick.fill('@七.20');
  await workbench.quickPick.choose('七.20');
  // The paragraph's lens is the last one above it.
  const lens = await eventually('the lens of paragraph 20', async () => {
    const { top } = await editor.find(words);
    for (const lens of (await editor.element.locator('.codelens-decoration a').all()).reverse()) {
      const box = await lens.boundingBox();
      if (box !== null && box.y < top && top - box.y < 40) {
        return lens;
      }
    }
    return undefined;
  });
  assert.equal(await lens.innerText(), '被援引3次');
  await lens.click();
  const { title } = await editor.peek();
  assert.match(title, /\(3\)/);
  const places = workbench.page.locator('.peekview-widget .ref-tree .monaco-list-row');
  await eventually('the drafts in the list', async () => {
    const rows = (await places.allInnerTexts()).join('\n');
    return rows.includes('意见.md') && rows.includes('发言.txt');
  }, { seen: () => places.allInnerTexts() });
  await workbench.press('Escape');
});

scenario('peek shows the paragraph inside the draft', async (workbench) => {
  const { editor } = workbench;
  await workbench.open('意见.md');
  await editor.putCursor('after', '七.20');
  const { title, lines } = await editor.peekDefinition();
  assert.match(title, /part-a\.md/);
  assert.ok(lines.some((line) => line.startsWith(paragraph)), lines.join('\n'));
  await workbench.press('Escape');
  await workbench.page.locator('.peekview-widget').waitFor({ state: 'hidden' });
});

scenario('definition of a list offers each of its provisions', async (workbench) => {
  const { editor } = workbench;
  await editor.putCursor('after', '七.20', 1);
  await editor.peekDefinition();
  const places = workbench.page.locator('.peekview-widget .ref-tree .monaco-list-row');
  await eventually('the paragraphs of the range', async () => {
    const rows = (await places.allInnerTexts()).join('\n');
    return ['20. 各国应当考虑', '21. 各国应当为中央机关', '22. 毒品和犯罪'].every((words) => rows.includes(words));
  }, { seen: () => places.allInnerTexts() });
  await workbench.press('Escape');
  await workbench.page.locator('.peekview-widget').waitFor({ state: 'hidden' });
});

scenario('Show Provision puts the text of the cited provision beside the draft, which keeps the cursor', async (workbench) => {
  const { editor, page } = workbench;
  await editor.putCursor('after', '七.23');
  await workbench.run('援引: 显示段落');
  const pane = page.locator('.editor-group-container:not(.active)');
  await eventually('the text beside the draft', async () => {
    const shown = (await visibleLines(pane.locator('.monaco-editor'))).map((line) => line.trim()).join('');
    return shown.includes('在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。') && shown.includes('A.七.23');
  }, { seen: () => pane.allInnerTexts() });
  assert.equal(await editor.title(), '意见.md');
  assert.equal(await pane.locator('.tab.active .label-name').innerText(), 'A.七.23');
});

scenario('Show Provision asks for a provision where none is cited', async (workbench) => {
  const { editor, page, quickPick } = workbench;
  await editor.putCursor('after', '意见');
  await workbench.run('援引: 显示段落');
  await eventually('the list of provisions', async () => (await quickPick.title()) === '显示段落');
  await quickPick.fill('sfxz');
  await quickPick.choose('A部分 七.23');
  await quickPick.closed();
  const pane = page.locator('.editor-group-container:not(.active)');
  await eventually('one pane only, with the provision', async () => {
    return (await pane.count()) === 1 && (await pane.locator('.tab').count()) === 1 && (await pane.locator('.tab.active .label-name').innerText()) === 'A.七.23';
  });
  assert.equal(await editor.title(), '意见.md');
});
