/** The list in which a provision is searched by number, words, topic or pinyin. */

import * as vscode from "vscode";

import { toLocation } from "./convert";
import * as messages from "./messages";
import { FORMS, type At, type Form, type Provision } from "./protocol";
import { cited, onOneLine } from "./provision";
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
}

interface Item extends vscode.QuickPickItem {
  provision?: Provision;
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
  private rest: NodeJS.Timeout | undefined;
  private found: Provision[] = [];
  private isOver = false;

  constructor(
    private readonly server: Server,
    private readonly recent: RecentProvisions,
    private readonly options: PickerOptions,
  ) {
    this.form = options.form;
  }

  async ask(): Promise<Picked | undefined> {
    const { list } = this;
    const { preview } = this.options;
    const hasOpened = await preview?.openBelow(
      this.options.title(this.form),
      messages.searchHint(),
    );
    const opened = hasOpened === true ? preview : undefined;
    list.placeholder = messages.searchHint();
    this.showForm();
    void this.search();
    return new Promise((resolve) => {
      let picked: Picked | undefined;
      list.onDidChangeValue(() => void this.search());
      list.onDidChangeActive(([item]) => {
        this.rested(item);
      });
      list.onDidTriggerButton(() => {
        this.form = nextForm(this.form);
        this.showForm();
        this.showFound();
      });
      list.onDidTriggerItemButton(({ item }) => {
        if (item.provision?.location) {
          list.hide();
          void open(item.provision);
        }
      });
      list.onDidAccept(() => {
        const provision = list.activeItems[0]?.provision;
        if (provision !== undefined) {
          picked = { provision, form: this.form };
          list.hide();
        }
      });
      list.onDidHide(() => {
        this.isOver = true;
        clearTimeout(this.rest);
        list.dispose();
        const closed = opened?.close() ?? Promise.resolve();
        void closed.finally(() => {
          resolve(picked);
        });
      });
      list.show();
    });
  }

  private showForm(): void {
    this.list.title = this.options.title(this.form);
    this.list.buttons = this.options.choosesForm
      ? [
          {
            iconPath: new vscode.ThemeIcon("arrow-swap"),
            tooltip: messages.nextForm(nextForm(this.form)),
          },
        ]
      : [];
  }

  private async search(): Promise<void> {
    const query = this.list.value.trim();
    const turn = ++this.turn;
    this.list.busy = true;
    const found =
      query === ""
        ? await this.recent.provisions(this.server)
        : await this.server.request("search", { query, limit: LIMIT, ...this.options.at });
    if (turn !== this.turn || this.isOver) {
      return;
    }
    this.list.busy = false;
    this.found = found ?? [];
    this.showFound();
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
      description: provision.heading,
      detail: onOneLine(provision.text),
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
    const identity = item?.provision?.identity;
    if (preview === undefined || identity === undefined) {
      return;
    }
    this.rest = setTimeout(() => {
      void this.server.request("provision", { identity }).then((named) => {
        const isStill = this.list.activeItems[0]?.provision?.identity === identity;
        if (named !== undefined && isStill && !this.isOver) {
          void preview.show(named.provisions);
        }
      });
    }, REST);
  }
}

function nextForm(form: Form): Form {
  return FORMS[(FORMS.indexOf(form) + 1) % FORMS.length] ?? "compilation";
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
