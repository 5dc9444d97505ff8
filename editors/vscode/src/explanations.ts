/** What each code of a problem means, with an example and what to do: behind the link of the code. */

import * as vscode from "vscode";

import { CODES, sectionOf } from "./codes";
import { textOf } from "./convert";

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
export function provideExplanations(folder: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ path }) => {
      const language = vscode.env.language.toLowerCase().startsWith("zh") ? "zh" : "en";
      const all = await textOf(vscode.Uri.joinPath(folder, "media", `explanations.${language}.md`));
      return sectionOf(all, path.slice(1).replace(/\.md$/u, "")) ?? "";
    },
  });
}
