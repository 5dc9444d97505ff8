/** What each code of a problem means, with an example and what to do: behind the link of the code. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as vscode from "vscode";

import { CODES, sectionOf } from "./codes";

const SCHEME = "yuanyin-explanation";

/** Where the link of a code leads; `undefined` of a code that nothing is said of. */
export function linkToExplanation(code: string): vscode.Uri | undefined {
  return CODES.includes(code)
    ? vscode.Uri.parse(`command:yuanyin.explain?${encodeURIComponent(JSON.stringify([code]))}`)
    : undefined;
}

/** Shows what a code means, in the language of the display. */
export async function explain(code: string): Promise<void> {
  const page = vscode.Uri.from({ scheme: SCHEME, path: `/${code}.md` });
  await vscode.commands.executeCommand("markdown.showPreviewToSide", page);
}

/** Lets explanations be shown. @param folder of the extension */
export function provideExplanations(folder: string): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: ({ path }) => {
      const language = vscode.env.language.toLowerCase().startsWith("zh") ? "zh" : "en";
      const all = readFileSync(join(folder, "media", `explanations.${language}.md`), "utf8");
      return sectionOf(all, path.slice(1).replace(/\.md$/u, "")) ?? "";
    },
  });
}
