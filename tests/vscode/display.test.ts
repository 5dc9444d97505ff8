// What a person reads of the extension, in both display languages; and the walkthrough.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';

const files = { '意见.md': '# 意见\n\n这一段没有注明出处。\n', '读.md': '见A部分 七.20。\n' };

const texts = {
  'zh-cn': {
    category: '援引',
    views: ['本文稿的援引', '汇编'],
    nothingToConvert: '援引：光标处没有可以改写为其他形式的援引（只改写中文援引）。',
    walkthrough: '援引汇编',
    steps: ['读所援引的段落', '键入时补全', '改正错误', '插入援引', '浏览汇编'],
    palette: ['插入援引…', '复制为援引', '显示段落', '改写援引…', '改写本文稿的全部援引…', '修正所有可自动修正的援引', '核对工作区的全部文稿', '查找这段文字的出处…', '生成援引一览表', '复制援引一览表到 Word…', '将援引一览表存为 CSV…', '打开示例文稿', '搜索汇编…', '重新启动服务器', '显示日志', '显示版本', '显示状态'],
  },
  en: {
    category: 'Yuanyin',
    views: ['Citations in This Draft', 'Compilation'],
    nothingToConvert: 'Yuanyin: there is no citation at the cursor that could take another form (only citations in Chinese can).',
    walkthrough: 'Cite the compilation',
    steps: ['Read what a citation says', 'Complete while you type', 'Fix what is wrong', 'Insert a citation', 'Browse the compilation'],
    palette: [
      ...['Insert Citation…', 'Copy as Citation', 'Show Provision', 'Rewrite Citation…', 'Rewrite All Citations…', 'Find the Source of the Passage…', 'Make Table of Authorities'],
      ...['Fix All Citations with One Obvious Fix', 'Check All Drafts of the Workspace', 'Copy Table of Authorities for Word…', 'Save Table of Authorities as CSV…', 'Open the Sample Draft'],
      ...['Search the Compilation…', 'Restart Server', 'Show Log', 'Show Version', 'Show Status'],
    ],
  },
};

for (const locale of ['zh-cn', 'en'] as const) {
  const { category, views, nothingToConvert, walkthrough, steps, palette } = texts[locale];

  describe(`in ${locale}`, () => {
    const scenario = workbenchWith(() => ({ files, locale, extensions: [packagedExtension()] }));

    scenario(`the commands are in the palette (${locale})`, async (workbench) => {
      const { quickPick } = workbench;
      await workbench.open('意见.md');
      // Some are there only where a draft is in front, which the extension says once it runs.
      await workbench.page.locator('#yuanyin\\.yuanyin\\.yuanyin\\.status').waitFor();
      for (const title of palette) {
        await workbench.press('F1');
        await quickPick.fill(`>${category}: ${title}`);
        await quickPick.row(`${category}: ${title}`);
        await workbench.press('Escape');
        await quickPick.closed();
      }
    });

    scenario(`the views have their names (${locale})`, async (workbench) => {
      await workbench.sidebar.openContainer(category);
      const shown = async () => (await workbench.sidebar.views()).map((name) => name.toUpperCase());
      await eventually('the views', async () => JSON.stringify(await shown()) === JSON.stringify(views.map((name) => name.toUpperCase())), { seen: shown });
    });

    scenario(`messages are in the display language (${locale})`, async (workbench) => {
      const { editor, notifications } = workbench;
      await editor.putCursor('after', '这一段');
      await workbench.run(`${category}: ${palette[3] ?? ''}`);
      assert.equal(await notifications.message(category), nothingToConvert);
      await notifications.clear();
    });

    scenario(`the walkthrough shows each step with its picture (${locale})`, async (workbench) => {
      const { page, quickPick } = workbench;
      await workbench.run(await workbench.words('Welcome: Open Walkthrough...', '欢迎: 打开演练...'));
      await quickPick.choose(walkthrough);
      const shown = page.locator('.gettingStartedContainer .gettingStartedDetailsContent');
      await shown.locator('.step-title', { hasText: steps[0] ?? '' }).waitFor();
      assert.deepEqual((await shown.locator('.step-title').allInnerTexts()).map((title) => title.trim()), steps);
      const picture = page.locator('.gettingStartedContainer .getting-started-media img');
      const drawn = new Set<string>();
      // Pictures that are the same, or missing, would show a step twice or empty.
      for (const title of steps) {
        await shown.locator('.step-title', { hasText: title }).click();
        drawn.add(
          await eventually(`another picture for ${title}`, async () => {
            const { source, width } = await picture.first().evaluate((image) => ({ source: (image as HTMLImageElement).currentSrc, width: (image as HTMLImageElement).naturalWidth }));
            return width > 300 && !drawn.has(source) && source;
          }),
        );
      }
      await workbench.picture(`walkthrough-${locale}`);
      // A draft is open and every step has been looked at: none of that is what the steps are about.
      assert.equal(await shown.locator('.codicon-getting-started-step-checked.complete').count(), 0);
    });

    scenario(`a step is ticked when it has been done (${locale})`, async (workbench) => {
      const { editor, page } = workbench;
      await workbench.open('读.md');
      await editor.hover('七.20', { containing: 'A.七.20' });
      await workbench.run(await workbench.words('Welcome: Open Walkthrough...', '欢迎: 打开演练...'));
      await workbench.quickPick.choose(walkthrough);
      const ticks = page.locator('.gettingStartedContainer .gettingStartedDetailsContent .codicon-getting-started-step-checked.complete');
      await eventually('one tick', async () => (await ticks.count()) === 1, { seen: () => ticks.count() });
    });
  });
}
