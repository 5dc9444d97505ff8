// Pictures of the features for the README and the walkthrough, of what stands on the screen when it is as it should be.
// They are left in target/pictures/vscode; those chosen are in tests/vscode/pictures and in the extension's media.
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import { visibleLines } from './driver/text-on-screen.ts';
import type { Workbench } from './driver/workbench.ts';

/** The walkthrough shows pictures about 600 pixels wide. */
const width = 720;

const scenario = workbenchWith(() => ({
  files: {
    '读.md': '## 二、中央机关与国际合作网络\n\nA部分 七.20建议各国支持建立新的并加强现有的从业人员网络。\n',
    '补全.md': '## 二、中央机关与国际合作网络\n\n根据A部分 七\n',
    '搜索.md': '## 三、司法协助\n\n磋商见\n',
    '俗名.md': '## 三、保护证人和受害人\n\n保护见\n',
    'statement.md': 'Recalling decision 3/4.\n\nSee \n',
    '修正.md': '## 三、保护证人和受害人\n\n证人保护示范立法也应一并提供，见七.45。\n\n决议 3/4 通过以来，供资问题始终没有解决。\n',
    '引文.md': '## 二、中央机关与国际合作网络\n\n七.21规定：“各国应该为中央机关的双边会议和磋商提供便利”。\n',
    '插入.md': '## 三、保护证人和受害人\n\n各国应当提供适当的保护措施，见。\n',
  },
  locale: 'zh-cn',
  extensions: [packagedExtension()],
  settings: {
    'breadcrumbs.enabled': false,
    'editor.fontSize': 15,
    'editor.minimap.enabled': false,
    'editor.wordWrap': 'on',
    'editor.suggest.showStatusBar': false,
    'window.commandCenter': false,
    'workbench.activityBar.location': 'hidden',
    'workbench.layoutControl.enabled': false,
  },
  window: { width, height: 400 },
}));

/** A draft alone in the window. */
async function draft(workbench: Workbench, name: string, height: number): Promise<void> {
  await workbench.page.setViewportSize({ width, height });
  if ((await workbench.tabs()).length > 0) {
    await workbench.press('Control+s');
    await workbench.press('Control+k', 'Control+w');
  }
  await workbench.open(name);
  if (await workbench.page.locator('.part.sidebar').isVisible()) {
    await workbench.press('Control+b');
  }
}

/** Opens the text beside the list of suggestions, and waits until it holds some words. */
async function said(workbench: Workbench, words: string): Promise<void> {
  const documentation = workbench.page.locator('.suggest-details');
  await eventually(`“${words}” beside the list`, async () => {
    if (await documentation.isVisible()) {
      return ((await documentation.textContent({ timeout: 1000 })) ?? '').includes(words);
    }
    // It stays open once it was, but a list that is asked for anew shows it a little later.
    await workbench.press('Control+Space');
    await documentation.waitFor({ timeout: 2000 }).catch(() => undefined);
    return false;
  });
}

/** The mouse where it shows nothing. */
async function mouseAway({ page }: Workbench): Promise<void> {
  await page.mouse.move(width - 5, 5);
}

scenario('a hover', async (workbench) => {
  await draft(workbench, '读.md', 350);
  // A hover is wider than the walkthrough's column.
  await workbench.page.setViewportSize({ width: 800, height: 400 });
  const cited = workbench.editor.element.locator('.view-line', { hasText: '七.20' }).locator('span span');
  await eventually('the colours of the citation', async () => (await cited.count()) > 2);
  await workbench.editor.hover('七.20', { containing: '又作：' });
  await workbench.picture('hover');
});

scenario('a peek at the compilation', async (workbench) => {
  await workbench.page.setViewportSize({ width, height: 460 });
  await workbench.editor.putCursor('after', '七.20');
  await mouseAway(workbench);
  await eventually('no hover', async () => (await workbench.editor.shownHover()) === undefined);
  const { lines } = await workbench.editor.peekDefinition();
  await eventually('the paragraph', () => Promise.resolve(lines.some((line) => line.startsWith('20.'))));
  await mouseAway(workbench);
  await workbench.picture('peek');
  await workbench.press('Escape');
});

scenario('completion behind 七.', async (workbench) => {
  const { editor } = workbench;
  await draft(workbench, '补全.md', 370);
  await editor.putCursor('after', 'A部分 七');
  await editor.type('.2');
  await editor.suggestions.goTo('七.20');
  await mouseAway(workbench);
  await workbench.picture('completion');
  await workbench.press('Escape');
});

scenario('search behind @', async (workbench) => {
  const { editor } = workbench;
  await draft(workbench, '搜索.md', 390);
  await editor.putCursor('after', '磋商见');
  await editor.type('@sfxz');
  await editor.suggestions.goTo('A.七.23');
  await mouseAway(workbench);
  await workbench.picture('search');
  await workbench.press('Escape');
});

scenario('search by another word, with the reason', async (workbench) => {
  const { editor } = workbench;
  await draft(workbench, '俗名.md', 390);
  await editor.putCursor('after', '保护见');
  await editor.type('@');
  await editor.insert('吹哨人');
  await editor.suggestions.goTo('A.七.15');
  await said(workbench, '举报人的保护');
  await mouseAway(workbench);
  await workbench.picture('search-another-word');
  await workbench.press('Escape');
});

scenario('search by an English term in an English draft', async (workbench) => {
  const { editor } = workbench;
  await draft(workbench, 'statement.md', 450);
  await editor.goTo(3, 5);
  await editor.type('@asset recovery');
  await editor.suggestions.goTo('A.九.17');
  await said(workbench, '资产追回机构间网络');
  await mouseAway(workbench);
  await workbench.picture('search-english');
  await workbench.press('Escape');
});

scenario('the fixes of a wrong citation', async (workbench) => {
  const { editor } = workbench;
  await draft(workbench, '修正.md', 300);
  await editor.squiggle('决议 3/4');
  await editor.putCursor('after', '七.45');
  await editor.quickFixes();
  await mouseAway(workbench);
  await workbench.picture('fix');
  await workbench.press('Escape');
});

scenario('the fixes of a wrong quotation', async (workbench) => {
  const { editor } = workbench;
  await draft(workbench, '引文.md', 300);
  await editor.squiggle('各国应该为中央机关的双边会议和磋商提供便利');
  await editor.putCursor('after', '应该');
  await editor.quickFixes();
  await mouseAway(workbench);
  await workbench.picture('quotation');
  await workbench.press('Escape');
});

scenario('a provision chosen in the list, its text below the draft', async (workbench) => {
  const { editor, page, quickPick } = workbench;
  await draft(workbench, '插入.md', 620);
  await editor.putCursor('after', '措施，见');
  await mouseAway(workbench);
  await workbench.press('Control+k', 'y');
  await quickPick.fill('zrbh');
  await quickPick.row('A部分 七.11');
  await workbench.press('ArrowDown');
  const pane = page.locator('.editor-group-container').last();
  await eventually('its text below', async () => (await visibleLines(pane.locator('.monaco-editor'))).some((line) => line.includes('A.七.11')));
  await workbench.picture('insert');
  await workbench.press('Escape');
});
