/** The compilation in the side bar: parts → sections → provisions, and topics → provisions. */

import * as vscode from "vscode";

import { toLocation } from "../convert";
import * as messages from "../messages";
import type { Compilation, Entry, Location, Topic } from "../protocol";
import { calledBy } from "../provision";
import type { Server } from "../server/server";
import { tick } from "../walkthrough";

/** A row of the tree. */
export interface Node {
  /** Unique in the tree. */
  id: string;
  label: string;
  description: string;
  /** What asks for the provision, where the row is one. */
  identity?: string;
  /** What the compilation is called, where there are several. */
  compilation?: string;
  location: Location | null;
  /** Of VS Code's own; empty for none. */
  icon: string;
  parent: Node | undefined;
  children: Node[];
}

export class CompilationView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<Node>;
  private roots: Promise<Node[]> | undefined;

  constructor(private readonly server: Server) {
    this.view = vscode.window.createTreeView("yuanyin.compilationView", {
      treeDataProvider: this,
      showCollapseAll: true,
    });
  }

  /** Reads the compilation again: another one may be in force. */
  refresh(): void {
    this.roots = undefined;
    this.changes.fire(undefined);
  }

  /** Shows a provision in the tree, where the tree can be seen. */
  async reveal(identity: string): Promise<void> {
    const node = find(await this.read(), identity);
    if (node !== undefined && this.view.visible) {
      await this.view.reveal(node, { select: true, focus: false, expand: true });
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const state = node.children.length === 0 ? None : node.parent === undefined ? Expanded : Collapsed;
    const item = new vscode.TreeItem(node.label, state);
    item.id = node.id;
    item.description = node.description;
    if (node.icon !== "") {
      item.iconPath = new vscode.ThemeIcon(node.icon);
    }
    item.contextValue = node.identity === undefined ? "heading" : "provision";
    if (node.location !== null) {
      item.command = {
        command: "yuanyin.openProvision",
        title: messages.openInCompilation(),
        arguments: [node],
      };
    }
    return item;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    return node === undefined ? this.read() : node.children;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  /** The text of a provision, once the mouse rests on its row. */
  async resolveTreeItem(
    item: vscode.TreeItem,
    node: Node,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    if (node.identity !== undefined) {
      const named = await this.server.request("provision", { identity: node.identity }, token);
      const markdown = named?.provisions[0]?.markdown;
      item.tooltip = markdown === undefined ? node.label : new vscode.MarkdownString(markdown);
    }
    return item;
  }

  dispose(): void {
    this.view.dispose();
    this.changes.dispose();
  }

  private read(): Promise<Node[]> {
    this.roots ??= this.ask();
    return this.roots;
  }

  private async ask(): Promise<Node[]> {
    // The side bar may be opened before any draft.
    await this.server.start();
    const compilation = await this.server.request("compilation", {});
    return compilation === undefined ? [] : tree(compilation);
  }
}

/** Opens the file of the compilation at a row of the tree. */
export async function openNode({ location }: Node): Promise<void> {
  if (location !== null) {
    tick("browsed");
    const { uri, range } = toLocation(location);
    await vscode.window.showTextDocument(uri, { selection: range, preview: true });
  }
}

function tree({ parts, topics }: Compilation): Node[] {
  const roots = parts.map(({ compilation, part, name, sections }) => {
    const root = heading(`part/${compilation ?? ""}/${part ?? ""}`, name, "book", compilation);
    root.children = sections.map((section) => node(section, root, root.id));
    return root;
  });
  const index = heading("topics", messages.topics(), "tag");
  index.children = topics.map((topic) => topicNode(topic, index));
  return [...roots, index];
}

function heading(id: string, label: string, icon: string, compilation?: string): Node {
  const one: Node = { id, label, description: "", location: null, icon, parent: undefined, children: [] };
  return compilation === undefined ? one : { ...one, compilation };
}

function topicNode({ compilation, name, location, provisions }: Topic, parent: Node): Node {
  const topic: Node = {
    id: `topic/${compilation ?? ""}/${name}`,
    label: name,
    ...(compilation === undefined ? {} : { compilation }),
    description: [String(provisions.length), ...(compilation === undefined ? [] : [compilation])].join(" · "),
    location,
    icon: "tag",
    parent,
    children: [],
  };
  topic.children = provisions.map((entry) => ({
    ...node(entry, topic, topic.id),
    label: entry.citation,
    children: [],
  }));
  return topic;
}

function node(entry: Entry, parent: Node, path: string): Node {
  const id = `${path}/${entry.identity}`;
  const hasLabel = entry.label !== "";
  const { compilation } = parent;
  const called = compilation === undefined ? {} : { compilation };
  const one: Node = {
    id,
    ...called,
    label: hasLabel ? entry.label : entry.citation,
    description: entry.words,
    identity: calledBy({ ...called, identity: entry.identity }),
    location: entry.location,
    // Paragraphs have none: their words need the room.
    icon: parent.parent === undefined && parent.icon === "book" ? "calendar" : "",
    parent,
    children: [],
  };
  one.children = entry.children.map((child) => node(child, one, id));
  return one;
}

function find(nodes: Node[], identity: string): Node | undefined {
  for (const node of nodes) {
    const found = node.identity === identity ? node : find(node.children, identity);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
