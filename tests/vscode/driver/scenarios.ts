// Tests that share one workbench. A test that fails leaves a screenshot and the logs under target/vscode, and the window
// as the next one expects it.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { evidenceFolder } from './places.ts';
import { Workbench, type WorkbenchOptions } from './workbench.ts';

/** What a test is given. */
export type Scenario = (workbench: Workbench) => Promise<void>;

/** Declares a test in the shared workbench. */
export type DeclareScenario = (name: string, scenario: Scenario) => void;

/** How long a whole test may take before it counts as hanging, in milliseconds. */
const limit = 180_000;

/**
 * Starts a workbench before the tests of this file, or of the `describe` around it, and ends it after them.
 * `options` may be a function, to be called only when the tests run.
 */
export function workbenchWith(options: WorkbenchOptions | (() => WorkbenchOptions)): DeclareScenario {
  let workbench: Workbench | undefined;
  before(async () => {
    workbench = await Workbench.start(typeof options === 'function' ? options() : options);
  }, { timeout: limit });
  after(async () => {
    await workbench?.stop();
  }, { timeout: limit });
  return (name, scenario) => {
    test(name, { timeout: limit }, async () => {
      if (workbench === undefined) {
        throw new Error('the workbench did not start');
      }
      try {
        await scenario(workbench);
      } catch (error) {
        await leaveEvidence(workbench, name);
        await workbench.tidy();
        throw error;
      }
    });
  };
}

async function leaveEvidence(workbench: Workbench, name: string): Promise<void> {
  const folder = join(evidenceFolder, name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  workbench.server.saveLogs(folder);
  await workbench.screenshot(join(folder, 'screen.png')).catch(() => undefined);
  console.log(`what was on the screen, and the logs: ${folder}`);
}
