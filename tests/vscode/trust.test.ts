// A workspace that nobody vouches for decides neither which program runs nor which folder is read.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import type { Workbench } from './driver/workbench.ts';

const files = {
  '意见.md': '# 意见\n\n从业人员网络见A部分 七.20。另见七.1。\n',
  // What a stranger may have put there.
  '.vscode/settings.json': JSON.stringify({
    'yuanyin.server.path': '/bin/false',
    'yuanyin.corpus': '/nowhere/corpus',
    'yuanyin.diagnostics': { ambiguous: 'error' },
  }),
};

function servedByTheBundledProgram({ server }: Workbench): void {
  const programs = server.processes().filter(({ arguments: given }) => given.includes('lsp'));
  assert.deepEqual(programs.map(({ program }) => program), [`${server.extensionFolder('yuanyin.yuanyin')}/server/yuanyin`]);
}

describe('in restricted mode', () => {
  const scenario = workbenchWith(() => ({ files, trust: 'restricted', locale: 'zh-cn', extensions: [packagedExtension()] }));

  scenario('the bundled server works with the built-in compilation, whatever the workspace sets', async (workbench) => {
    await workbench.open('意见.md');
    await workbench.editor.hover('七.20', { containing: '各国应当考虑参与和支持建立新的' });
    servedByTheBundledProgram(workbench);
    assert.deepEqual(await workbench.notifications.messages(), []);
    const status = await workbench.statusBar();
    assert.ok(status.some(({ text }) => text === '受限模式' || text === 'Restricted Mode'), JSON.stringify(status));
    await workbench.picture('restricted-mode');
  });

  scenario('settings that cannot harm are followed', async (workbench) => {
    await eventually('七.1 as an error', async () => (await workbench.editor.squiggles()).some(({ text, severity }) => text === '七.1' && severity === 'error'), {
      seen: () => workbench.editor.squiggles(),
    });
  });
});

describe('in a trusted workspace', () => {
  const scenario = workbenchWith(() => ({ files, extensions: [packagedExtension()] }));

  scenario('its compilation is tried, and what is wrong with it is told', async (workbench) => {
    await workbench.open('意见.md');
    await workbench.notifications.message(/^Yuanyin: the compilation set in “yuanyin.corpus” cannot be used; drafts are not checked until it is corrected\. \/nowhere\/corpus: /);
  });

  scenario('the workspace still cannot say which program is started', (workbench) => {
    servedByTheBundledProgram(workbench);
    return Promise.resolve();
  });
});
