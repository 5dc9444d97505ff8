// What a drafter sees first: the provision under the mouse, in the language that VS Code speaks.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';

const files = { '意见.md': '# 意见\n\n从业人员网络见A部分 七.20。\n' };
const otherNames = {
  'zh-cn': '又作：CTOC/COP/WG.2/2013/5，第24段 · 第7/3号决议附件一第20段',
  en: 'Also cited as: CTOC/COP/WG.2/2013/5，第24段 · 第7/3号决议附件一第20段',
};

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
  });
}
