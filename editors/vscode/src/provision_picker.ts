/** The list in which a provision is searched by number, words, topic or pinyin. */

import * as vscode from "vscode";

import { toLocation } from "./convert";
import * as messages from "./messages";
import { FORMS, type At, type Form, type Provision } from "./protocol";
import { calledBy, cited, onOneLine } from "./provision";
import type { ReadingPane } from "./reading_pane";
import type { RecentProvisions } from "./recent_provisions";
import type { Server } from "./server/server";

/** Provisions listed. */
const LIMIT = 50;
/** Milliseconds that the highlight rests on a provision before its text is shown. */
const REST = 120;

export interface Picked {
  provision: Provision;
  form: Form;
}

export interface PickerOptions {
  title: (form: Form) => string;
  /** The form to begin with. */
  form: Form;
  /** Where the provision will be cited: decides the language of the citation. */
  at?: At;
  /** Where the text is shown while the highlight moves; closed again with the list. */
  preview?: ReadingPane;
  /** Whether the form can be changed in the list. */
  choosesForm: boolean;
  /** Told of a form that was chosen. */
  onForm?: (form: Form) => Promise<void>;
  /** Done with what was chosen before the list goes, so that what is typed next comes after it. */
  use?: (picked: Picked) => Promise<void>;
}

interface Item extends vscode.QuickPickItem {
  provision?: Provision;
  /** While the form is being chosen. */
  form?: Form;
}

/** Asks for a provision; `undefined` where none was chosen. */
export function pickProvision(
  server: Server,
  recent: RecentProvisions,
  options: PickerOptions,
): Promise<Picked | undefined> {
  return new ProvisionPicker(server, recent, options).ask();
}

class ProvisionPicker {
  private readonly list = vscode.window.createQuickPick<Item>();
  private form: Form;
  /** Answers to earlier queries than the last are dropped. */
  private turn = 0;
  /** The search for what is in the box, and the turn that is shown. */
  private searching: Promise<void> = Promise.resolve();
  private shownTurn = 0;
  /** What was searched last. */
  private searched: string | undefined;
  private rest: NodeJS.Timeout | undefined;
  private found: Provision[] = [];
  private holdsPane = false;
  private picked: Picked | undefined;
  private isOver = false;
  /** While the form is being chosen: what the list goes back to. */
  private before: { query: string; provision: Provision | undefined } | undefined;

  constructor(
    private readonly server: Server,
    private readonly recent: RecentProvisions,
    private readonly options: PickerOptions,
  ) {
    this.form = options.form;
  }

  ask(): Promise<Picked | undefined> {
    const { list } = this;
    list.placeholder = messages.searchHint();
    this.showForm();
    return new Promise((resolve) => {
      list.onDidChangeValue(() => {
        if (this.before === undefined) {
          this.search();
        }
      });
      list.onDidChangeActive(([item]) => {
        this.rested(item);
      });
      list.onDidTriggerButton(() => {
        if (this.before === undefined) {
          this.offerForms();
        } else {
          this.leaveForms();
        }
      });
      list.onDidTriggerItemButton(({ item }) => {
        if (item.provision?.location) {
          list.hide();
          void open(item.provision);
        }
      });
      list.onDidAccept(() => void this.accept());
      list.onDidHide(() => {
        this.isOver = true;
        clearTimeout(this.rest);
        list.dispose();
        void this.leavePane().finally(() => {
          resolve(this.picked);
        });
      });
      // The window changes under the list while the pane opens.
      list.ignoreFocusOut = this.options.preview !== undefined;
      // At once: what is typed from now on is the query.
      list.show();
      this.search();
      void this.openPane();
    });
  }

  private async openPane(): Promise<void> {
    const { preview } = this.options;
    if (preview !== undefined) {
      this.holdsPane = true;
      await preview.lend(this.options.title(this.form), messages.searchHint());
      this.list.ignoreFocusOut = this.isOver;
      this.rested(this.list.activeItems[0]);
    }
  }

  private async leavePane(): Promise<void> {
    if (this.holdsPane) {
      this.holdsPane = false;
      await this.options.preview?.giveBack();
    }
  }

  /** Takes what is highlighted; where the answer to the query is still to come, the first of that. */
  private async accept(): Promise<void> {
    const { list } = this;
    if (this.before !== undefined) {
      const form = list.activeItems[0]?.form;
      if (form !== undefined) {
        this.form = form;
        this.leaveForms();
        await this.options.onForm?.(form);
      }
      return;
    }
    const isShown = this.turn === this.shownTurn;
    await this.searching;
    const active = list.activeItems[0];
    const provision =
      isShown && active !== undefined && list.items.includes(active) ? active.provision : this.found[0];
    if (provision === undefined || this.isOver) {
      return;
    }
    this.isOver = true;
    this.picked = { provision, form: this.form };
    // The list goes last, or the keys would go to whatever is in front meanwhile.
    list.ignoreFocusOut = true;
    list.busy = true;
    try {
      await this.options.use?.(this.picked);
      await this.leavePane();
    } finally {
      list.hide();
    }
  }

  private showForm(): void {
    this.list.title = this.options.title(this.form);
    this.list.buttons = this.options.choosesForm
      ? [
          {
            iconPath: new vscode.ThemeIcon("arrow-swap"),
            tooltip: messages.chooseForm(),
          },
        ]
      : [];
  }

  /** Lists the forms, each with the provision on which the highlight rested as it is cited in that form. */
  private offerForms(): void {
    const { list } = this;
    const provision = list.activeItems[0]?.provision ?? this.found[0];
    this.before = { query: list.value, provision };
    list.value = "";
    list.title = messages.formTitle();
    list.placeholder = messages.formHint();
    list.buttons = [vscode.QuickInputButtons.Back];
    const items = FORMS.map((form): Item & { form: Form } => ({
      label: messages.formName(form),
      description: provision === undefined ? "" : formExample(provision, form),
      form,
    }));
    list.items = items;
    list.activeItems = items.filter(({ form }) => form === this.form);
  }

  /** Goes back to what was found, and to the provision on which the highlight rested. */
  private leaveForms(): void {
    const { list, before } = this;
    this.before = undefined;
    list.placeholder = messages.searchHint();
    this.showForm();
    list.value = before?.query ?? "";
    this.showFound();
    const rested = before?.provision && calledBy(before.provision);
    list.activeItems = list.items.filter(({ provision }) => provision !== undefined && calledBy(provision) === rested);
  }

  private search(): void {
    if (this.list.value.trim() === this.searched) {
      return;
    }
    this.searched = this.list.value.trim();
    const turn = ++this.turn;
    this.list.busy = true;
    this.searching = this.find(turn);
  }

  private async find(turn: number): Promise<void> {
    const { at } = this.options;
    const query = this.searched ?? "";
    const found =
      query === ""
        ? await this.recent.provisions(this.server, at)
        : await this.server.request("search", { query, limit: LIMIT, ...at });
    if (turn !== this.turn) {
      // A later query was made meanwhile: who waits for this one waits for that.
      await this.searching;
      return;
    }
    if (!this.isOver) {
      this.list.busy = false;
      this.found = found ?? [];
      if (this.before === undefined) {
        this.showFound();
      }
      this.shownTurn = turn;
    }
  }

  private showFound(): void {
    const query = this.list.value.trim();
    const items: Item[] = this.found.map((provision) => this.item(provision));
    if (items.length > 0 && query === "") {
      items.unshift({ label: messages.recentlyCited(), kind: vscode.QuickPickItemKind.Separator });
    }
    if (items.length === 0 && query !== "") {
      items.push({ label: messages.nothingFound(query), alwaysShow: true });
    }
    this.list.items = items;
  }

  private item(provision: Provision): Item {
    return {
      label: cited(provision, this.form),
      description:
        provision.compilation === undefined ? provision.heading : `${provision.compilation} · ${provision.heading}`,
      detail: onOneLine(
        provision.reason === undefined ? provision.text : `${provision.reason} · ${provision.text}`,
      ),
      // The server has found it: the editor's own filter would drop what pinyin has found.
      alwaysShow: true,
      buttons: [
        { iconPath: new vscode.ThemeIcon("go-to-file"), tooltip: messages.openInCompilation() },
      ],
      provision,
    };
  }

  /** Shows the text of the provision on which the highlight rests. */
  private rested(item: Item | undefined): void {
    clearTimeout(this.rest);
    const { preview } = this.options;
    const provision = item?.provision;
    if (preview === undefined || provision === undefined) {
      return;
    }
    const identity = calledBy(provision);
    this.rest = setTimeout(() => {
      void this.server.request("provision", { identity }).then((named) => {
        const active = this.list.activeItems[0]?.provision;
        const isStill = active !== undefined && calledBy(active) === identity;
        if (named !== undefined && isStill && !this.isOver) {
          void preview.showIfOpen(named.provisions);
        }
      });
    }, REST);
  }
}

/** A provision as it is cited in a form; what stands in for a name that it has not. */
function formExample(provision: Provision, form: Form): string {
  const citation = cited(provision, form);
  const lacks = form !== "compilation" && provision.names[form] === null;
  return lacks ? messages.noSuchName(citation) : citation;
}

/** Opens the file of the compilation at a provision. */
export async function open(provision: Pick<Provision, "location">): Promise<void> {
  if (provision.location === null) {
    return;
  }
  const { uri, range } = toLocation(provision.location);
  const editor = await vscode.window.showTextDocument(uri, {
    selection: new vscode.Range(range.start, range.start),
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
