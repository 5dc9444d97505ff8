// The server ends, or cannot be started: the draft is not affected, and it is told once what to do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'node:test';
import { eventually } from './driver/eventually.ts';
import { packagedExtension, repository } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import type { Workbench } from './driver/workbench.ts';

const files = { '意见.md': '# 意见\n\n从业人员网络见A部分 七.20。\n' };
const statusItem = '#yuanyin\\.yuanyin\\.yuanyin\\.status';

/** The process of the language server, once there is exactly one and it is another than `before`. */
async function languageServer({ server }: Workbench, before?: number): Promise<number> {
  const found = () => server.processes().filter(({ program, arguments: given }) => program.endsWith('/yuanyin') && given[0] === 'lsp');
  return await eventually('the language server', () => {
    const [one, ...more] = found();
    return more.length === 0 && one?.pid !== before && one?.pid;
  }, { seen: () => Promise.resolve(found()) });
}

async function noLanguageServer({ server }: Workbench): Promise<void> {
  await eventually('the language server to be gone', () => !server.processes().some(({ program }) => program.endsWith('/yuanyin')));
}

async function hovers(workbench: Workbench): Promise<void> {
  await workbench.editor.hover('七.20', { containing: '各国应当考虑参与和支持建立新的' });
}

/** Waits for exactly one message, with `text` in it, and for the status item to say the same. */
async function oneMessage(workbench: Workbench, text: string | RegExp): Promise<string> {
  const { notifications, page } = workbench;
  const message = await notifications.message(text);
  await page.locator(`${statusItem} .codicon-error`).waitFor();
  assert.deepEqual(await notifications.messages(), [message]);
  const described = (await workbench.statusBar()).find(({ id }) => id === 'yuanyin.yuanyin.yuanyin.status')?.description ?? '';
  assert.ok(described.includes(message), described);
  return message;
}

describe('a server that ends', () => {
  const scenario = workbenchWith(() => ({ files, extensions: [packagedExtension()] }));

  scenario('comes back by itself, and hovers work again', async (workbench) => {
    await workbench.open('意见.md');
    await hovers(workbench);
    const before = await languageServer(workbench);
    process.kill(before, 'SIGKILL');
    await languageServer(workbench, before);
    await hovers(workbench);
    assert.deepEqual(await workbench.notifications.messages(), []);
  });

  scenario('is left alone when it keeps ending, with one message and its Restart button', async (workbench) => {
    let server = await languageServer(workbench);
    for (let killed = 0; killed < 2; killed++) {
      process.kill(server, 'SIGKILL');
      server = await languageServer(workbench, server);
      // A server that has only just started and ends counts just as one that has worked.
      await hovers(workbench);
    }
    process.kill(server, 'SIGKILL');
    const message = await oneMessage(workbench, 'ended several times');
    assert.equal(message, 'Yuanyin: the server has ended several times and is not started again. The log says why; your draft is not affected.');
    assert.deepEqual(await workbench.notifications.buttons(message), ['Restart Server', 'Open Settings', 'Show Log']);
    await noLanguageServer(workbench);
    await workbench.editor.beginParagraph();
    await workbench.editor.type('The draft is still there.');
    await workbench.editor.holds(/The draft is still there\.$/);
    await noLanguageServer(workbench);
    assert.deepEqual(await workbench.notifications.messages(), [message]);
    await workbench.notifications.press(message, 'Restart Server');
    await languageServer(workbench);
    await hovers(workbench);
    await workbench.page.locator(`${statusItem} .codicon-quote`).waitFor();
  });

  scenario('is started afresh by the command', async (workbench) => {
    const before = await languageServer(workbench);
    await workbench.run('Yuanyin: Restart Server');
    await languageServer(workbench, before);
    await hovers(workbench);
    assert.deepEqual(await workbench.notifications.messages(), []);
  });

  scenario('ends with the window', async (workbench) => {
    await workbench.page.goto('about:blank');
    await noLanguageServer(workbench);
  });
});

describe('another program as the server', () => {
  const scenario = workbenchWith(() => ({ files, extensions: [packagedExtension()], machineSettings: { 'yuanyin.server.path': '/nowhere/yuanyin' } }));

  scenario('that is not there: one message says what to do', async (workbench) => {
    await workbench.open('意见.md');
    const message = await oneMessage(workbench, '/nowhere/yuanyin');
    assert.match(message, /^Yuanyin: “\/nowhere\/yuanyin” cannot be used as the server: .*ENOENT.*\. Correct the setting “yuanyin\.server\.path”, or clear it to use the bundled server\.$/);
  });

  scenario('a command does nothing without a server, and says why: not that the draft cites nothing', async (workbench) => {
    const { notifications } = workbench;
    for (const command of ['Make Table of Authorities', 'Fix All Citations with One Obvious Fix', 'Rewrite All Citations…']) {
      await notifications.clear();
      await workbench.run(`Yuanyin: ${command}`);
      await oneMessage(workbench, '/nowhere/yuanyin');
    }
    await workbench.sidebar.openContainer('Yuanyin');
    await (await workbench.sidebar.view('Citations in This Draft')).getByText('The server is not running.').waitFor();
  });

  scenario('by a relative path, which a workspace could fill', async (workbench) => {
    await workbench.notifications.clear();
    workbench.server.writeMachineSettings({ 'yuanyin.server.path': './yuanyin' });
    await oneMessage(workbench, 'must be an absolute path, and “./yuanyin” is not');
  });

  scenario('that is another program', async (workbench) => {
    await workbench.notifications.clear();
    workbench.server.writeMachineSettings({ 'yuanyin.server.path': '/bin/echo' });
    const message = await oneMessage(workbench, '/bin/echo');
    assert.match(message, /^Yuanyin: “\/bin\/echo” cannot be used as the server: it is another program, which says “echo \(GNU coreutils\) [^”\n]*”\. Correct the setting/);
  });

  scenario('that must not be executed', async (workbench) => {
    const program = join(workbench.server.folder, 'yuanyin');
    writeFileSync(program, '#!/bin/sh\necho yuanyin 0.1.0\n');
    chmodSync(program, 0o644);
    await workbench.notifications.clear();
    workbench.server.writeMachineSettings({ 'yuanyin.server.path': program });
    await oneMessage(workbench, /cannot be used as the server: .*EACCES/);
  });

  scenario('that says the right version and is no server', async (workbench) => {
    chmodSync(join(workbench.server.folder, 'yuanyin'), 0o755);
    await workbench.notifications.clear();
    await workbench.run('Yuanyin: Restart Server');
    await oneMessage(workbench, /^Yuanyin: the server “.*” does not start: .* Correct the setting/);
  });

  scenario('that takes its time: the list of citations says that it starts, not that a draft is to be opened', async (workbench) => {
    const { notifications, server, sidebar } = workbench;
    const bundled = join(server.extensionFolder('yuanyin.yuanyin'), 'server/yuanyin');
    const [program, go] = [join(server.folder, 'yuanyin'), join(server.folder, 'go')];
    writeFileSync(program, `#!/bin/sh\nif [ "$1" = lsp ]; then while [ ! -e '${go}' ]; do sleep 0.1; done; fi\nexec '${bundled}' "$@"\n`);
    await notifications.clear();
    await workbench.run('Yuanyin: Restart Server');
    const view = await sidebar.view('Citations in This Draft');
    await view.getByText('The server is starting…').waitFor();
    writeFileSync(go, '');
    await sidebar.row('Citations in This Draft', 'A部分 七.20');
  });

  scenario('that works, is killed, and then starts no more: one message again', async (workbench) => {
    const { notifications, server } = workbench;
    const bundled = join(server.extensionFolder('yuanyin.yuanyin'), 'server/yuanyin');
    const [program, broken] = [join(server.folder, 'yuanyin'), join(server.folder, 'broken')];
    writeFileSync(program, `#!/bin/sh\n[ "$1" = lsp ] && [ -e '${broken}' ] && exit 3\nexec '${bundled}' "$@"\n`);
    await notifications.clear();
    const before = await languageServer(workbench);
    await workbench.run('Yuanyin: Restart Server');
    const running = await languageServer(workbench, before);
    await hovers(workbench);
    writeFileSync(broken, '');
    process.kill(running, 'SIGKILL');
    await oneMessage(workbench, /^Yuanyin: the server “.*” does not start: /);
    await noLanguageServer(workbench);
  });

  scenario('none any more: the bundled server serves', async (workbench) => {
    await workbench.notifications.clear();
    workbench.server.writeMachineSettings({});
    await languageServer(workbench);
    await hovers(workbench);
    assert.deepEqual(await workbench.notifications.messages(), []);
  });
});

describe('a package without a server', () => {
  const scenario = workbenchWith(() => ({ files, extensions: [packageWithoutServer()] }));

  scenario('says how to get one', async (workbench) => {
    await workbench.open('意见.md');
    const message = await oneMessage(workbench, 'has no server');
    assert.equal(
      message,
      'Yuanyin: this package has no server for this platform. Install the package for your platform, or build the server from its sources with “cargo build --release” and set “yuanyin.server.path” to the program.',
    );
    await workbench.sidebar.openContainer('Yuanyin');
    await (await workbench.sidebar.view('Compilation')).getByText('The server is not running.').waitFor();
  });

  scenario('serves with one that is set', async (workbench) => {
    await workbench.notifications.clear();
    const program = join(workbench.server.folder, 'own', 'yuanyin');
    mkdirSync(join(workbench.server.folder, 'own'));
    writeFileSync(program, execFileSync('unzip', ['-p', packagedExtension(), 'extension/server/yuanyin'], { maxBuffer: 1 << 30 }));
    chmodSync(program, 0o755);
    workbench.server.writeMachineSettings({ 'yuanyin.server.path': program });
    await languageServer(workbench);
    await hovers(workbench);
  });
});

/** The package for all platforms, made as the release does it; what VS Code for the Web runs is no matter here. */
function packageWithoutServer(): string {
  const vsix = join(repository, 'target/vscode/yuanyin-universal.vsix');
  execFileSync(process.execPath, ['scripts/package.mjs', '--universal', '--module', 'README.md', '--out', vsix], { cwd: join(repository, 'editors/vscode'), stdio: ['ignore', 'ignore', 'inherit'] });
  return vsix;
}
