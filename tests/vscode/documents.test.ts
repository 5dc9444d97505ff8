// Which documents are drafts, and what is found in those that are not open.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import type { Workbench } from './driver/workbench.ts';

const [right, wrong] = ['见A部分 七.21。', '见七.45。'];
const note = '便条.txt';
const scenario = workbenchWith(() => ({
  files: {
    '意见.md': `# 意见\n\n从业人员网络见A部分 七.20。\n\n另${wrong}\n`,
    '报告.tex': `\\documentclass{article}\n\\begin{document}\n% 注释里${wrong}\n正文${right}${wrong}\n\\end{document}\n`,
    '网页.html': `<html><body><p title="七.46">正文${right}${wrong}</p></body></html>\n`,
    '说明.rst': `说明\n====\n\n.. 注释里${wrong}\n\n正文${right}${wrong}\n`,
    '手册.adoc': `= 手册\n\n// 注释里${wrong}\n正文${right}${wrong}\n`,
    '论文.typ': `= 论文\n\n// 注释里${wrong}\n正文${right}${wrong}\n`,
    '提纲.org': `* 提纲\n\n# 注释里${wrong}\n正文${right}${wrong}\n`,
    '网志.mdx': `# 网志\n\n{/* 注释里${wrong} */}\n\n正文${right}${wrong}\n`,
    [note]: `便条${right}${wrong}\n`,
    '第二章.md': '# 第二章\n\n网络的建立依据A部分 七.20。\n',
    '第三章/结论.md': '# 结论\n\n见CTOC/COP/WG.2/2013/5，第24段。\n',
  },
  extensions: [packagedExtension()],
}));

async function underlined(workbench: Workbench, expected: string[]): Promise<void> {
  const seen = async () => (await workbench.editor.squiggles()).map(({ text }) => text);
  await eventually(`the underlines ${expected.join(', ')}`, async () => JSON.stringify(await seen()) === JSON.stringify(expected), { seen });
}

for (const [name, format] of [
  ['报告.tex', 'LaTeX'],
  ['网页.html', 'HTML'],
  ['说明.rst', 'reStructuredText'],
  // VS Code itself knows none of these four.
  ['手册.adoc', 'AsciiDoc'],
  ['论文.typ', 'Typst'],
  ['提纲.org', 'Org'],
  ['网志.mdx', 'MDX'],
  [note, 'Plain Text'],
] as const) {
  scenario(`${format} is a draft, its markup is not prose`, async (workbench) => {
    const { editor, page } = workbench;
    await workbench.open(name);
    await underlined(workbench, ['七.45']);
    await editor.hover('七.21', { containing: '各国应当为中央机关的双边会议和磋商提供便利' });
    await editor.hover('七.45', { nth: (await editor.lines()).some((line) => line.includes('注释里')) ? 1 : 0, containing: 'it has paragraphs 1 to 31' });
    assert.equal(await page.locator('#status\\.editor\\.mode').innerText(), format);
  });
}

scenario('what has no file yet is a draft', async (workbench) => {
  await workbench.openUntitled();
  await workbench.editor.insert('见A部分 七.20，另见七.45。');
  await underlined(workbench, ['七.45']);
  await workbench.editor.hover('七.20', { containing: '各国应当考虑参与和支持建立新的' });
});

scenario('references are found in files that are not open, under any of the names', async (workbench) => {
  await workbench.open('意见.md');
  await workbench.editor.putCursor('after', '七.20');
  await workbench.press('Shift+F12');
  const files = workbench.page.locator('.peekview-widget .ref-tree .monaco-list-row .label-name');
  await files.first().waitFor();
  const seen = () => files.allInnerTexts();
  await eventually('the three files', async () => {
    const names = await seen();
    return ['意见.md', '第二章.md', '结论.md'].every((name) => names.includes(name));
  }, { seen });
  await workbench.press('Escape');
});

scenario('the side of a comparison that git provides is not served: problems are told once', async (workbench) => {
  const { editor, server, page, notifications } = workbench;
  const git = (...given: string[]) => execFileSync('git', ['-C', server.workspace, '-c', 'user.name=起草人', '-c', 'user.email=drafter@example.org', ...given], { stdio: 'ignore' });
  git('init');
  git('add', '.');
  git('commit', '-m', '初稿');
  // The workbench's own server for HTML does not run here, and says so.
  await notifications.clear();
  await workbench.open(note);
  await editor.putCursor('after', wrong);
  await editor.insert(`又${wrong}`);
  await editor.save();
  await underlined(workbench, ['七.45', '七.45']);
  const told = async () => (await workbench.problems()).filter(({ message }) => message.includes('七.45')).length;
  const before = await told();
  // Git looks at the files after a while.
  await eventually('the comparison', async () => {
    await workbench.run('Git: Open Changes');
    await page.waitForTimeout(500);
    return (await editor.title()).includes('(Working Tree)');
  }, { seen: () => editor.title() });
  const sides = page.locator('.editor-group-container.active .monaco-diff-editor');
  await sides.locator('.editor.modified .view-line').first().waitFor();
  const marks = (side: string) => sides.locator(`.editor.${side} .squiggly-error`);
  await eventually('the problems on the side of the draft', async () => (await marks('modified').count()) === 2);
  assert.equal(await marks('original').count(), 0);
  assert.equal(await told(), before);
});
