// Settings hold at once, wrong ones are told, and the project file is not overridden by defaults.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import type { Workbench } from './driver/workbench.ts';

const scenario = workbenchWith(() => ({
  files: { '意见.md': '# 意见\n\n从业人员网络见A部分 七.20。另见七.1。又见七.45。\n', '数据.json': '{ "见": "七.45" }\n' },
  extensions: [packagedExtension()],
}));

/** Waits for exactly these underlines, each as `severity text`. */
async function underlined(workbench: Workbench, expected: string[]): Promise<void> {
  const seen = async () => (await workbench.editor.squiggles()).map(({ severity, text }) => `${severity} ${text}`);
  await eventually(`the underlines ${expected.join(', ')}`, async () => JSON.stringify(await seen()) === JSON.stringify(expected), { seen });
}

/** Replaces the workspace's settings. */
function set({ server }: Workbench, settings: Record<string, unknown>): void {
  server.write('.vscode/settings.json', JSON.stringify(settings));
}

/** The process of the language server: settings are to hold without another one. */
function languageServer({ server }: Workbench): number | undefined {
  return server.processes().find(({ arguments: given }) => given.includes('lsp'))?.pid;
}

let process: number | undefined;

scenario('without settings, the kinds of problems have their own severities', async (workbench) => {
  await workbench.open('意见.md');
  await underlined(workbench, ['warning 七.1', 'error 七.45']);
  process = languageServer(workbench);
});

scenario('a kind that is set off is not told any more, at once', async (workbench) => {
  set(workbench, { 'yuanyin.diagnostics': { ambiguous: 'off' } });
  await underlined(workbench, ['error 七.45']);
});

scenario('.yuanyin.toml of the project is honoured, and no default overrides it', async (workbench) => {
  set(workbench, {});
  await underlined(workbench, ['warning 七.1', 'error 七.45']);
  workbench.server.write('.yuanyin.toml', '[diagnostics]\nambiguous = "hint"\nno-such-provision = "warning"\n');
  await underlined(workbench, ['hint 七.1', 'warning 七.45']);
});

scenario('what is set in VS Code comes before the project file, key by key', async (workbench) => {
  set(workbench, { 'yuanyin.diagnostics': { ambiguous: 'error' } });
  await underlined(workbench, ['error 七.1', 'warning 七.45']);
  set(workbench, {});
  workbench.server.write('.yuanyin.toml', '');
  await underlined(workbench, ['warning 七.1', 'error 七.45']);
});

scenario('the language of the messages follows at once', async (workbench) => {
  await workbench.editor.hover('七.45', { containing: 'A.七 has' });
  set(workbench, { 'yuanyin.locale': 'zh' });
  await workbench.editor.hover('七.45', { containing: '汇编中没有 A.七.45' });
  set(workbench, { 'yuanyin.locale': 'en' });
  await workbench.editor.hover('七.45', { containing: 'A.七 has' });
});

scenario('a wrong value is told, with what is allowed, and the rest holds', async (workbench) => {
  const { notifications } = workbench;
  await notifications.clear();
  set(workbench, { 'yuanyin.diagnostics': { ambiguous: 'loud', 'no-such-provision': 'warning' } });
  console.log(await notifications.message('loud'));
  await underlined(workbench, ['warning 七.1', 'warning 七.45']);
  await notifications.clear();
  set(workbench, { 'yuanyin.locale': 'xx' });
  console.log(await notifications.message('xx'));
  await notifications.clear();
  set(workbench, {});
  await underlined(workbench, ['warning 七.1', 'error 七.45']);
  assert.deepEqual(await notifications.messages(), []);
});

scenario('none of these has started another server', (workbench) => {
  assert.ok(process !== undefined && process === languageServer(workbench));
  return Promise.resolve();
});

scenario('another language becomes one of drafts by a setting, without a new window', async (workbench) => {
  await workbench.open('数据.json');
  assert.deepEqual(await workbench.editor.squiggles(), []);
  set(workbench, { 'yuanyin.languages': ['json'] });
  await underlined(workbench, ['error 七.45']);
  await workbench.editor.hover('七.45', { containing: 'A.七 has' });
  set(workbench, {});
  await underlined(workbench, []);
});
