/**
 * The switch `yuanyin.editorDefaults`. The manifest gives the languages of drafts defaults of VS Code's own
 * settings, which no extension can take back while it is installed: where the switch is off, what would hold
 * without them is written into the user's settings, and taken out again where it is on.
 */

import * as vscode from "vscode";

import { defaultsOf, withoutDefaults, type Kept, type Values } from "./language_defaults";
import { givesEditorDefaults } from "./settings";

const KEY = "editorDefaults";

/** Follows the switch. @param manifest `package.json` */
export function followEditorDefaults(memory: vscode.Memento, manifest: unknown): vscode.Disposable {
  const languages = defaultsOf(manifest);
  let turn: Promise<void> = Promise.resolve();
  // VS Code writes no settings while the user is changing the file: what could not be done is done when that is saved.
  let isUndone = false;
  const follow = (): void => {
    turn = turn.then(async () => {
      try {
        await apply(memory, languages);
        isUndone = false;
      } catch {
        isUndone = true;
      }
    });
  };
  follow();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("yuanyin.editorDefaults")) {
        follow();
      }
    }),
    vscode.workspace.onDidSaveTextDocument(() => {
      if (isUndone) {
        follow();
      }
    }),
  );
}

/** Brings the user's settings to what the switch says, one language after the other. What has been written is remembered
 * before it is: whatever keeps a language from being written, those before it can be taken out again. */
async function apply(memory: vscode.Memento, languages: Record<string, Values>): Promise<void> {
  const isOn = givesEditorDefaults();
  const settings = vscode.workspace.getConfiguration();
  const withoutUs = (key: string): unknown => {
    const found = settings.inspect(key);
    return found?.globalValue ?? found?.defaultValue;
  };
  for (const [language, defaults] of Object.entries(languages)) {
    const kept = memory.get<Kept>(KEY, {});
    const written = kept[language];
    if (isOn === (written === undefined)) {
      continue;
    }
    const before = settings.inspect<Values>(language)?.globalValue ?? {};
    const { after, mine } = isOn
      ? { after: restored(before, written ?? {}), mine: undefined }
      : withoutDefaults(before, defaults, withoutUs);
    const others = Object.fromEntries(Object.entries(kept).filter(([name]) => name !== language));
    if (mine !== undefined) {
      await memory.update(KEY, { ...others, [language]: mine });
    }
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      const isEmpty = Object.keys(after).length === 0;
      try {
        await settings.update(language, isEmpty ? undefined : after, vscode.ConfigurationTarget.Global);
      } catch (error) {
        await memory.update(KEY, kept);
        throw error;
      }
    }
    if (mine === undefined) {
      await memory.update(KEY, others);
    }
  }
}

/** Settings without what was written into them, unless the user has changed it since. */
function restored(settings: Values, written: Values): Values {
  return Object.fromEntries(Object.entries(settings).filter(([key, value]) => written[key] !== value));
}
