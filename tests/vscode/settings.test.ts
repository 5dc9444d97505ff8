// Settings hold at once, wrong ones are told, and the project file is not overridden by defaults.
import assert from 'node:assert/strict';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import { visibleLines } from './driver/text-on-screen.ts';
import type { Workbench } from './driver/workbench.ts';

const scenario = workbenchWith(() => ({
  files: {
    '意见.md': '# 意见\n\n从业人员网络见A部分 七.20。另见七.1。又见七.45。\n',
    '数据.json': '{ "说明": "见七.45" }\n',
    '.vscode/settings.json': '{}',
    '.yuanyin.toml': '',
  },
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
  workbench.server.write('.yuanyin.toml', '[diagnostics]\nambiguous = "information"\nno-such-provision = "warning"\n');
  await underlined(workbench, ['info 七.1', 'warning 七.45']);
});

scenario('what is wrong in the project file is underlined there, and it is no draft', async (workbench) => {
  const { editor, notifications, page, server } = workbench;
  server.write('.yuanyin.toml', 'house_form = "lang"\n');
  await workbench.open('.yuanyin.toml');
  const underline = await editor.squiggle('"lang"');
  assert.equal(underline.severity, 'warning');
  assert.equal(await page.locator('#status\\.editor\\.mode').innerText(), 'TOML');
  assert.equal(await page.locator('.editor-group-container.active .editor-actions .action-label[aria-label^="Insert Citation"]').count(), 0);
  assert.equal(await page.locator('#yuanyin\\.yuanyin\\.yuanyin\\.status').isVisible(), false);
  // Its settings are completed and explained.
  await editor.hover('house_form', { containing: 'The form that every citation should have' });
  await editor.putCursor('after', 'house_form = ');
  await workbench.press('Shift+End');
  await editor.type('"');
  await editor.suggestions.trigger();
  await editor.suggestions.accept('"report"');
  await editor.holds('house_form = "report"\n');
  await workbench.picture('project-file');
  await workbench.press('Control+F4');
  server.write('.yuanyin.toml', '[diagnostics]\nambiguous = "information"\nno-such-provision = "warning"\n');
  await workbench.open('意见.md');
  await underlined(workbench, ['info 七.1', 'warning 七.45']);
  await notifications.clear();
});

scenario('what is set in VS Code comes before the project file, key by key', async (workbench) => {
  set(workbench, { 'yuanyin.diagnostics': { ambiguous: 'error' } });
  await underlined(workbench, ['error 七.1', 'warning 七.45']);
  set(workbench, {});
  workbench.server.write('.yuanyin.toml', '');
  await underlined(workbench, ['warning 七.1', 'error 七.45']);
});

scenario('the language of the messages follows at once', async (workbench) => {
  await workbench.editor.hover('七.45', { containing: 'it has paragraphs 1 to 31' });
  set(workbench, { 'yuanyin.locale': 'zh' });
  await workbench.editor.hover('七.45', { containing: 'A部分第七节没有第45段' });
  set(workbench, { 'yuanyin.locale': 'en' });
  await workbench.editor.hover('七.45', { containing: 'it has paragraphs 1 to 31' });
});

scenario('a wrong value is told, with what is allowed, and the rest holds', async (workbench) => {
  const { notifications } = workbench;
  await notifications.clear();
  set(workbench, { 'yuanyin.diagnostics': { ambiguous: 'loud', 'no-such-provision': 'warning' } });
  const message = await notifications.message('diagnostics.ambiguous');
  assert.equal(message, 'Yuanyin: “yuanyin.diagnostics.ambiguous” cannot be “loud”; use “error”, “warning”, “information”, “hint” or “off”.');
  await underlined(workbench, ['warning 七.1', 'warning 七.45']);
  await notifications.clear();
  set(workbench, { 'yuanyin.locale': 'xx' });
  await notifications.message(/^Yuanyin: “yuanyin\.locale” cannot be “xx”; use /);
  await notifications.clear();
  set(workbench, {});
  await underlined(workbench, ['warning 七.1', 'error 七.45']);
  assert.deepEqual(await notifications.messages(), []);
});

scenario('none of these has started another server', (workbench) => {
  assert.ok(process !== undefined && process === languageServer(workbench));
  return Promise.resolve();
});

scenario('the settings show words for their choices, the empty ones too', async (workbench) => {
  const { page } = workbench;
  await workbench.run('Preferences: Open Settings (UI)');
  const search = page.locator('.settings-editor .suggest-input-container');
  for (const [setting, chosen, choices] of [
    ['Locale', "VS Code's display language", ["VS Code's display language", '中文', 'English']],
    ['Form', 'as the house form', ['as the house form', 'compilation form', 'report form', 'resolution or decision form', 'full form']],
    ['House Form', 'any form', ['any form', 'compilation form', 'report form', 'resolution or decision form', 'full form']],
  ] as const) {
    await search.click();
    await workbench.press('Control+a');
    await page.keyboard.insertText(`@ext:yuanyin.yuanyin ${setting}`);
    const item = page.locator('.settings-editor .setting-item-contents').filter({ has: page.locator('.setting-item-label', { hasText: new RegExp(`^${setting}$`) }) });
    const box = item.locator('.setting-item-control select');
    await box.waitFor();
    assert.deepEqual((await box.locator('option').allInnerTexts()).map((text) => text.replace(/\s*default$/, '').trim()), choices);
    const shown = await box.evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.textContent ?? '');
    assert.ok(shown.startsWith(chosen), shown);
  }
  await page.mouse.move(900, 700);
  await workbench.picture('settings');
  await workbench.press('Control+F4');
});

const pane = 'Yuanyin: messages';

scenario('the messages with the server are written down while that is set, in a pane of their own', async (workbench) => {
  const { editor, page, quickPick } = workbench;
  /** What a pane of output holds at its end. */
  const written = async (name: string) => {
    await workbench.run('Output: Show Output Channels...');
    await quickPick.choose(name);
    const shown = page.locator('.part.panel .monaco-editor').first();
    await shown.locator('.view-line').first().waitFor();
    return (await visibleLines(shown)).join('');
  };
  const holds = async (name: string, text: string | RegExp) => await eventually(`${String(text)} in ${name}`, async () => new RegExp(text).test(await written(name)), { seen: () => written(name) });
  await workbench.open('意见.md');
  await holds('Yuanyin', /yuanyin 0\.1\.0: .*server\/yuanyin/);
  await workbench.run('Output: Show Output Channels...');
  await quickPick.row('Yuanyin');
  assert.equal((await quickPick.rows()).some(({ label }) => label === pane), false);
  await workbench.press('Escape');

  set(workbench, { 'yuanyin.trace.server': 'messages' });
  await page.locator('.editor-group-container .view-line').first().click();
  await editor.hover('七.20', { containing: '第七次会议' });
  await holds(pane, /Sending request 'textDocument\/\w+/);
  assert.doesNotMatch(await written(pane), /"uri":/);

  set(workbench, { 'yuanyin.trace.server': 'verbose' });
  await editor.hover('七.20', { containing: '第七次会议' });
  // Any member of a message: which one stands at the end depends on what was answered last.
  await holds(pane, /"\w+":/);
  await workbench.picture('trace');

  set(workbench, {});
  // Settled: what was under way is written.
  await page.waitForTimeout(1000);
  const before = await written(pane);
  await editor.hover('七.20', { containing: '第七次会议' });
  assert.equal(await written(pane), before);
  await workbench.press('Control+j');
});

scenario('another language becomes one of drafts by a setting, without a new window', async (workbench) => {
  await workbench.open('数据.json');
  assert.deepEqual(await workbench.editor.squiggles(), []);
  set(workbench, { 'yuanyin.languages': ['json'] });
  await underlined(workbench, ['error 七.45']);
  await workbench.editor.hover('七.45', { containing: 'it has paragraphs 1 to 31' });
  set(workbench, {});
  await underlined(workbench, []);
});
