// The driver itself: text that is drawn over several lines, and a window tidied after a scenario that failed.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import { placeOf } from './driver/text-on-screen.ts';

const sentence = '各国应当考虑参与和支持建立新的并加强现有的中央机关';
const misquoted = '各国应该为中央机关的双边会议和磋商提供便利';
const scenario = workbenchWith(() => ({
  files: { '意见.md': `# 意见\n\n前言，${sentence}。\n\n${sentence}，以上为引文。\n\n七.21规定：“${misquoted}”。\n`, '其他.md': '其他。\n' },
  locale: 'zh-cn',
  extensions: [packagedExtension()],
  settings: { '[markdown]': { 'editor.wordWrap': 'wordWrapColumn', 'editor.wordWrapColumn': 20 } },
}));

scenario('a text that is wrapped is found from its first to its last drawn line', async (workbench) => {
  const { editor } = workbench;
  await workbench.open('意见.md');
  const [one, two] = [await editor.find(sentence), await editor.find(sentence, 1)];
  assert.ok(one.end.top > one.bottom, JSON.stringify(one));
  assert.ok(two.top > one.end.bottom);
});

scenario('the end of one line and the beginning of the next are no text', async ({ editor }) => {
  assert.equal(await placeOf(editor.element, '意见前言'), undefined);
});

scenario('the cursor is put before and behind it, and it is selected as a whole', async (workbench) => {
  const { editor } = workbench;
  const at = async (column: number) => await eventually(`the cursor at ${column}`, async () => (await editor.cursor()).column === column, { seen: () => editor.cursor() });
  await editor.putCursor('before', sentence);
  await at('前言，'.length + 1);
  await editor.putCursor('after', sentence);
  await at(`前言，${sentence}`.length + 1);
  await editor.select(sentence, 1);
  await workbench.press('Control+c');
  await eventually('the sentence in the clipboard', async () => (await workbench.clipboard()) === sentence, { seen: () => workbench.clipboard() });
});

scenario('every place within it can be told', async ({ editor }) => {
  for (let length = 1; length < sentence.length; length++) {
    await editor.putCursor('after', sentence.slice(0, length), 1);
    await eventually(`the cursor behind ${length} characters`, async () => (await editor.cursor()).column === length + 1, { seen: () => editor.cursor() });
  }
});

scenario('an underline that is wrapped counts once', async ({ editor }) => {
  const { bottom, end } = await editor.find(misquoted);
  assert.ok(end.top > bottom);
  await editor.squiggle(misquoted);
  assert.equal((await editor.squiggles()).length, 1);
});

scenario('tidied, the window has one group of editors and nothing open over it, and the draft is as it was', async (workbench) => {
  const { editor, page, quickPick } = workbench;
  await editor.putCursor('after', sentence);
  await editor.type('！');
  await workbench.press('Control+Backslash');
  await eventually('a second group of editors', async () => (await page.locator('.editor-group-container').count()) === 2);
  await workbench.open('其他.md');
  await workbench.press('Control+k', 'y');
  await quickPick.opened();
  await workbench.tidy();
  assert.equal(await quickPick.widget.isVisible(), false);
  await eventually('one group of editors', async () => (await page.locator('.editor-group-container').count()) === 1);
  assert.deepEqual(await workbench.tabs(), ['意见.md']);
  await editor.find(`${sentence}！`);
});
