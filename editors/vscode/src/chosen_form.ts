/** The form in which citations are inserted and copied: the one chosen last in the list, until the settings name another. */

import type * as vscode from "vscode";

import { FORMS, type Form } from "./protocol";

const KEY = "chosenForm";

interface Kept {
  form: Form;
  /** What was set when it was chosen. */
  set: Form;
}

export class ChosenForm {
  /** @param ofSettings the form that the settings name */
  constructor(
    private readonly memory: vscode.Memento,
    private readonly ofSettings: () => Form,
  ) {}

  get(): Form {
    const kept = this.memory.get<Kept>(KEY);
    const set = this.ofSettings();
    return (kept?.set === set ? FORMS.find((form) => form === kept.form) : undefined) ?? set;
  }

  async choose(form: Form): Promise<void> {
    const kept: Kept = { form, set: this.ofSettings() };
    await this.memory.update(KEY, kept);
  }
}
