/**
 * The walkthrough's steps, ticked when the user has done what they are about: the manifest names the
 * contexts `yuanyin.has.…`. Opening a draft or looking at a view ticks nothing.
 */

import * as vscode from "vscode";

/** What can be done for the first time. */
export type Step = "read" | "completed" | "fixed" | "inserted" | "browsed";

/** Commands that VS Code runs once it has made the change of a proposal or of a fix. */
export const TOOK_COMPLETION = "yuanyin.tookCompletion";
export const TOOK_FIX = "yuanyin.tookFix";

const done = new Set<Step>();

/** Ticks a step. */
export function tick(step: Step): void {
  if (!done.has(step)) {
    done.add(step);
    void vscode.commands.executeCommand("setContext", `yuanyin.has.${step}`, true);
  }
}

/** Whether a step still waits to be ticked. */
export function awaits(step: Step): boolean {
  return !done.has(step);
}
