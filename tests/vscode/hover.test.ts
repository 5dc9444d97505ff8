// What a drafter sees first: the provision under the mouse, in the language that VS Code speaks.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';

const files = { '意见.md': '# 意见\n\n从业人员网络见A部分 七.20。又见七.45。\n\n七.21规定：“各国应该为中央机关的双边会议和磋商提供便利”。\n' };
const otherNames = {
  'zh-cn': '又作：CTOC/COP/WG.2/2013/5，第24段 · 第7/3号决议附件一第20段',
  en: 'Also cited as: CTOC/COP/WG.2/2013/5，第24段 · 第7/3号决议附件一第20段',
};

/** Where something is wrong, what is told of it, and what the hover says besides. */
const wrong = {
  'zh-cn': [
    ['a wrong citation', '七.45', 'A部分第七节没有第45段', '第七次会议'],
    ['a wrong quotation', '应该', '【应该→应当】', '各国应当为中央机关'],
  ],
  en: [
    ['a wrong citation', '七.45', 'Part A, section VII, has no paragraph 45', '第七次会议'],
    ['a wrong quotation', '应该', '【应该→应当】', '各国应当为中央机关'],
  ],
} as const;

for (const locale of ['zh-cn', 'en'] as const) {
  describe(`VS Code in ${locale}`, () => {
    const scenario = workbenchWith(() => ({ files, locale, extensions: [packagedExtension()] }));

    scenario(`a hover shows the provision and its other names (${locale})`, async (workbench) => {
      assert.equal(await workbench.language(), locale);
      await workbench.open('意见.md');
      const said = await workbench.editor.hover('七.20', { containing: '各国应当考虑参与和支持建立新的' });
      assert.ok(said.includes(otherNames[locale]), said);
      await workbench.picture(`hover-${locale}`);
    });

    for (const [what, at, why, kept] of wrong[locale]) {
      scenario(`the hover of ${what} gives the reason once (${locale})`, async (workbench) => {
        const { editor } = workbench;
        await editor.squiggles();
        // VS Code's own part, the problem, and the server's.
        const said = await eventually(`the reason and “${kept}”`, async () => {
          const said = await editor.hover(at, { containing: why });
          return said.includes(kept) && said;
        }, { seen: () => editor.shownHover() });
        assert.equal(said.split(why).length - 1, 1, said);
        await workbench.picture(`hover-wrong-${locale}`);
      });
    }
  });
}
