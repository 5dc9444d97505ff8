// A folder of thousands of drafts: the window shows that they are looked through, and for how long.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';

/** So many, and so long, that the window has time to show it. */
const count = 4000;
const body = '代表团注意到工作组历次会议的讨论情况，并请秘书处继续提供资料。\n\n'.repeat(150);

const scenario = workbenchWith(() => ({
  files: {
    '意见.md': '# 意见\n\n从业人员网络见A部分 七.20。\n',
    ...Object.fromEntries(Array.from({ length: count }, (_, number) => [`文稿/${number}.md`, `# 文稿 ${number}\n\n见A部分 七.20。\n\n${body}`])),
  },
  locale: 'zh-cn',
  extensions: [packagedExtension()],
}));

scenario('while the folder is looked through the status bar says so and how far, then no more', async (workbench) => {
  const { editor, page } = workbench;
  // What the status bar has said, each text once: it may be there only for a moment.
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    new MutationObserver(() => {
      const text = (document.querySelector('#status\\.progress')?.textContent ?? '').replaceAll('\u00a0', ' ').trim();
      if (text !== '' && !said.includes(text)) {
        said.push(text);
      }
    }).observe(document.querySelector('.part.statusbar') ?? document.body, { subtree: true, childList: true, characterData: true });
  });
  const said = async () => await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  await workbench.open('意见.md');
  await eventually('the progress in the status bar', async () => (await said()).some((text) => text.includes('援引：查找工作区中的援引')), { seen: said });
  // A draft is served meanwhile.
  await editor.hover('七.20', { containing: '各国应当考虑参与和支持建立新的' });
  await eventually('the progress to be gone', async () => !(await page.locator('#status\\.progress').isVisible()) || !(await page.locator('#status\\.progress').innerText()).includes('援引'));
  const texts = await said();
  assert.ok(texts.some((text) => /^援引：查找工作区中的援引: \d+\/4001$/.test(text)), texts.join('\n'));
});

scenario('all of them are found', async (workbench) => {
  const { editor } = workbench;
  await editor.putCursor('after', '七.20');
  await workbench.press('F12');
  await editor.shows('part-a.md');
  await editor.element.locator('.codelens-decoration', { hasText: `被援引${count + 1}次` }).first().waitFor();
});
