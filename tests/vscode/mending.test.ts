// What is wrong is underlined and mended: citations by quick fixes, one or all of the file; quotations by the exact
// words; and what is right as it stands is left alone by a comment.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';

const scenario = workbenchWith(() => ({
  files: {
    '段号.md': '# 意见\n\n见七.45，又见第3/4号决定第2段(b)项。\n',
    '几处.md': '决议 3/4 载有优先领域。\n\n参见九.19-18。\n\n见七.45。\n',
    '引文.md': '七.21规定：“各国应该为中央机关的双边会议和磋商提供便利”。\n',
    '出处.txt': '七.20规定：“在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。”\n',
    '沿用.md': '秘书处当时的说明误作A部分 七.45。\n',
    '起草.tex': '见A部分 七.45。% 见七.46\n',
  },
  locale: 'zh-cn',
  extensions: [packagedExtension()],
}));

scenario('a paragraph that there is not is underlined, and says why', async (workbench) => {
  const { editor } = workbench;
  await workbench.open('段号.md');
  assert.equal((await editor.squiggle('七.45')).severity, 'error');
  assert.equal((await editor.squiggles()).length, 1);
  await editor.hover('七.45', { containing: 'A部分第七节没有第45段，只有第1至31段。' });
});

scenario('its quick fix puts a paragraph that there is', async (workbench) => {
  const { editor } = workbench;
  await editor.putCursor('after', '七.45');
  const fixes = await editor.quickFixes();
  assert.equal(fixes[0], '改为“七.25”（联合国毒品和犯罪问题办公室应当继…）');
  await editor.applyQuickFix(/改为“七\.25”/);
  await editor.holds('# 意见\n\n见七.25，又见第3/4号决定第2段(b)项。\n');
  await editor.squiggles();
});

scenario('what is wrong only while it is typed is not underlined any more afterwards', async (workbench) => {
  const { editor } = workbench;
  await editor.putCursor('after', '七.25');
  await editor.type('5');
  await editor.squiggle('七.255');
  await workbench.press('Backspace');
  await workbench.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  await editor.holds('# 意见\n\n见七.25，又见第3/4号决定第2段(b)项。\n');
});

scenario('one fix mends all that has one obvious remedy, and leaves the rest', async (workbench) => {
  const { editor } = workbench;
  await workbench.open('几处.md');
  assert.equal((await editor.squiggle('决议 3/4')).severity, 'error');
  assert.equal((await editor.squiggle('九.19-18')).severity, 'warning');
  await workbench.run('全部修复');
  await editor.holds('决定 3/4 载有优先领域。\n\n参见九.18-19。\n\n见七.45。\n');
});

scenario('all of one kind is mended from the menu of fixes', async (workbench) => {
  const { editor } = workbench;
  await workbench.press('Control+z');
  await editor.squiggle('九.19-18');
  await editor.putCursor('after', '九.19');
  const fixes = await editor.quickFixes();
  assert.ok(fixes.some((fix) => fix.startsWith('改为“九.18-19”')), fixes.join('\n'));
  await editor.applyQuickFix(/改为“九\.18-19”/);
  await editor.holds(/参见九\.18-19。/);
});

scenario('a quotation is compared with the provision, and its words are set right', async (workbench) => {
  const { editor } = workbench;
  await workbench.open('引文.md');
  assert.equal((await editor.squiggle('各国应该为中央机关的双边会议和磋商提供便利')).severity, 'warning');
  await editor.hover('应该', { containing: '【应该→应当】' });
  await editor.putCursor('after', '应该');
  const fixes = await editor.quickFixes();
  assert.match(fixes[0] ?? '', /^按原文改正：“各国应当为中央机关/);
  await editor.applyQuickFix('按原文改正');
  await editor.holds('七.21规定：“各国应当为中央机关的双边会议和磋商提供便利”。\n');
});

scenario('a quotation of another provision gets the citation of the one that has the words', async (workbench) => {
  const { editor } = workbench;
  await workbench.open('出处.txt');
  await editor.squiggle('在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。');
  await editor.hover('非正式磋商', { containing: '它出自A.七.23' });
  await editor.putCursor('after', '非正式');
  await editor.quickFixes();
  await editor.applyQuickFix(/七\.23/);
  await editor.holds('七.23规定：“在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。”\n');
});

scenario('what is to stand as it is gets a comment that says so, and no underline', async (workbench) => {
  const { editor } = workbench;
  await workbench.open('沿用.md');
  await editor.squiggle('A部分 七.45');
  await editor.putCursor('after', '七.45');
  await editor.quickFixes();
  await editor.applyQuickFix('忽略此处的“编号不存在”（写入注释）');
  await editor.holds('<!-- yuanyin: ignore-next-line no-such-provision -->\n秘书处当时的说明误作A部分 七.45。\n');
  await workbench.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
});

scenario('or an entry in the project file', async (workbench) => {
  const { editor } = workbench;
  await workbench.press('Control+z');
  await editor.squiggle('A部分 七.45');
  await editor.putCursor('after', '七.45');
  await editor.quickFixes();
  await editor.applyQuickFix(/在此文稿中忽略“(A部分 )?七\.45”/);
  await editor.element.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  const entry = '[[ignore]]\npath = "/沿用.md"\ncode = "no-such-provision"\ncitation = "A部分 七.45"';
  const written = (): string => workbench.server.read('.yuanyin.toml').trim();
  await eventually('the entry on disk', () => written() === entry, { seen: () => Promise.resolve(written()) });
});

scenario('comments of LaTeX are not prose', async (workbench) => {
  const { editor } = workbench;
  await workbench.open('起草.tex');
  await editor.squiggle('A部分 七.45');
  assert.deepEqual((await editor.squiggles()).map(({ text }) => text), ['A部分 七.45']);
});
