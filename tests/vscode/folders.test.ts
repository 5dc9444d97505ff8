// A window with several folders: what each folder's project file and settings say holds for that folder, and drafts are found and
// checked in all of them.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import type { Workbench } from './driver/workbench.ts';

const workspaceFile = '起草.code-workspace';
const draft = '从业人员网络见A部分 七.20。另见七.1。又见七.45。\n';
const folders = (...names: string[]) => JSON.stringify({ folders: names.map((path) => ({ path })) });

const scenario = workbenchWith(() => ({
  opens: { workspaceFile },
  files: {
    [workspaceFile]: folders('甲组', '乙组'),
    '甲组/甲意见.md': draft,
    '甲组/.yuanyin.toml': '[diagnostics]\nambiguous = "off"\nno-such-provision = "warning"\n',
    '乙组/乙意见.md': draft,
    '乙组/.vscode/settings.json': '{ "yuanyin.diagnostics": { "no-such-provision": "off" } }',
    '丙组/丙意见.md': draft,
  },
  locale: 'zh-cn',
  extensions: [packagedExtension()],
}));

async function underlined(workbench: Workbench, expected: string[]): Promise<void> {
  const seen = async () => (await workbench.editor.squiggles()).map(({ severity, text }) => `${severity} ${text}`);
  await eventually(`the underlines ${expected.join(', ')}`, async () => JSON.stringify(await seen()) === JSON.stringify(expected), { seen });
}

scenario("a folder's project file holds for its drafts", async (workbench) => {
  await workbench.open('甲意见.md');
  await underlined(workbench, ['warning 七.45']);
});

scenario("and for no other folder's; a severity set for one folder holds there", async (workbench) => {
  await workbench.open('乙意见.md');
  await underlined(workbench, ['warning 七.1']);
});

scenario('all drafts are those of all folders', async (workbench) => {
  const { notifications } = workbench;
  await workbench.run('援引: 核对工作区的全部文稿');
  assert.equal(await notifications.message('核对了'), '援引：核对了2份文稿。错误0处，警告2处，未核对的援引0处。');
  await notifications.clear();
});

scenario('references are found in all folders', async (workbench) => {
  const { editor, page } = workbench;
  await workbench.open('甲意见.md');
  await editor.putCursor('after', '七.20');
  await workbench.press('Shift+F12');
  const files = page.locator('.peekview-widget .ref-tree .monaco-list-row .label-name');
  await files.first().waitFor();
  const seen = () => files.allInnerTexts();
  await eventually('both drafts', async () => {
    const names = await seen();
    return ['甲意见.md', '乙意见.md'].every((name) => names.includes(name));
  }, { seen });
  await workbench.press('Escape');
});

scenario('a folder that is added is looked through, too', async (workbench) => {
  const { editor, notifications, page, server } = workbench;
  server.write(workspaceFile, folders('甲组', '乙组', '丙组'));
  // Whether its authors are trusted.
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.locator('.monaco-button:not(.secondary)').first().click();
  await dialog.waitFor({ state: 'detached' });
  await workbench.open('丙意见.md');
  await editor.squiggle('七.45');
  await eventually('three drafts to be checked', async () => {
    await workbench.run('援引: 核对工作区的全部文稿');
    const message = await notifications.message('核对了');
    await notifications.clear();
    return message === '援引：核对了3份文稿。错误1处，警告3处，未核对的援引0处。';
  });
});
