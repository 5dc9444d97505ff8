// A folder that is on no disk: an extension of the tests' own that has files in its memory.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceFolder, repository, testsFolder } from './places.ts';

/** Packages the extension with these files, from path (`/起草/意见.md`) to text: the package to install. They are `memory:` and the path. */
export function memoryFiles(files: Readonly<Record<string, string>>): string {
  const folder = join(evidenceFolder, 'memory-files');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(testsFolder, 'driver/memory-files'), folder, { recursive: true });
  writeFileSync(join(folder, 'files.json'), JSON.stringify(files));
  const vsix = `${folder}.vsix`;
  const vsce = join(repository, 'editors/vscode/node_modules/@vscode/vsce/vsce');
  execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', vsix], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return vsix;
}
