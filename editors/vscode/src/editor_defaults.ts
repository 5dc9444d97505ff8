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
  const follow = (): void => {
    turn = turn.then(() => apply(memory, languages)).catch(() => undefined);
  };
  follow();
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("yuanyin.editorDefaults")) {
      follow();
    }
  });
}

async function apply(memory: vscode.Memento, languages: Record<string, Values>): Promise<void> {
  const kept = memory.get<Kept>(KEY, {});
  const isOn = givesEditorDefaults();
  if (isOn ? Object.keys(kept).length === 0 : Object.keys(kept).length > 0) {
    return;
  }
  const settings = vscode.workspace.getConfiguration();
  const withoutUs = (key: string): unknown => {
    const found = settings.inspect(key);
    return found?.globalValue ?? found?.defaultValue;
  };
  const written: Kept = {};
  for (const [language, defaults] of Object.entries(languages)) {
    const before = settings.inspect<Values>(language)?.globalValue ?? {};
    const { after, mine } = isOn
      ? { after: restored(before, kept[language] ?? {}), mine: {} }
      : withoutDefaults(before, defaults, withoutUs);
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      const isEmpty = Object.keys(after).length === 0;
      await settings.update(language, isEmpty ? undefined : after, vscode.ConfigurationTarget.Global);
    }
    if (Object.keys(mine).length > 0) {
      written[language] = mine;
    }
  }
  await memory.update(KEY, isOn ? undefined : written);
}

/** Settings without what was written into them, unless the user has changed it since. */
function restored(settings: Values, written: Values): Values {
  return Object.fromEntries(Object.entries(settings).filter(([key, value]) => written[key] !== value));
}
