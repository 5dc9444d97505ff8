// Where things are: the installed workbench, the packaged extension, and where tests leave what they made.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder `tests/vscode`. */
export const testsFolder = resolve(import.meta.dirname, '..');

/** The repository. */
export const repository = resolve(testsFolder, '../..');

/** What a failing test leaves behind: screenshots and logs, for a person to look at. */
export const evidenceFolder = join(repository, 'target/vscode');

/** Pictures of the features, for the README and the walkthrough. */
export const picturesFolder = join(repository, 'target/pictures/vscode');

/** The folder that `tests/vscode/install` made: `server` and `language-pack`. */
export const workbenchFolder = process.env.YUANYIN_WORKBENCH ?? execFileSync(join(testsFolder, 'install'), { encoding: 'utf8' }).trim();

/**
 * The packaged extension under test: `YUANYIN_VSIX`, or what `npm run package` leaves in `editors/vscode`.
 * Throws where there is none: these tests are about what a user installs.
 */
export function packagedExtension(): string {
  const vsix = resolve(process.env.YUANYIN_VSIX ?? join(repository, 'editors/vscode/yuanyin-linux-x64.vsix'));
  if (!existsSync(vsix)) {
    throw new Error(`${vsix} is not there: run "npm run package" in editors/vscode, or set YUANYIN_VSIX`);
  }
  return vsix;
}
