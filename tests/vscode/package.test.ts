// What is in the package, how large it is and how long it takes to activate.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { accessSync, constants, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { eventually } from './driver/eventually.ts';
import { packagedExtension, testsFolder } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';

const scenario = workbenchWith(() => ({ files: { '意见.md': '见A部分 七.20。\n' }, extensions: [packagedExtension()] }));
const identifier = 'yuanyin.yuanyin';

scenario('exactly the files listed in package-files.txt are installed, no sources, maps or tools', ({ server }) => {
  const folder = server.extensionFolder(identifier);
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.vsixmanifest')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    // The packager writes these two in small letters.
    .map((name) => (/^(readme|changelog)\.md$/.test(name) ? name.replace(/^\w+/, (word) => word.toUpperCase()) : name));
  assert.deepEqual(found.sort(), readFileSync(join(testsFolder, 'package-files.txt'), 'utf8').trim().split('\n').sort());
  return Promise.resolve();
});

scenario('the bundled server can be executed and says its version', ({ server }) => {
  const program = join(server.extensionFolder(identifier), 'server/yuanyin');
  accessSync(program, constants.X_OK);
  const { version } = JSON.parse(readFileSync(join(server.extensionFolder(identifier), 'package.json'), 'utf8')) as { version: string };
  assert.equal(execFileSync(program, ['--version'], { encoding: 'utf8' }), `yuanyin ${version}\n`);
  return Promise.resolve();
});

scenario('its size and activation time', async (workbench) => {
  await workbench.open('意见.md');
  await workbench.editor.hover('七.20', { containing: '各国应当考虑' });
  await workbench.run('Developer: Show Running Extensions');
  const row = workbench.page.locator('.runtime-extensions-editor .extension').filter({ hasText: 'Yuanyin' });
  const said = await eventually('the time of activation', async () => /Activation: (\d+)ms/.exec(await row.locator('.activation-time').innerText())?.[1], {
    seen: () => workbench.page.locator('.runtime-extensions-editor .extension').allInnerTexts(),
  });
  const megabytes = (statSync(packagedExtension()).size / 1e6).toFixed(1);
  console.log(`package: ${megabytes} MB, activated in ${said} ms`);
});
