/** The provisions cited last, which a search begins with. */

import type * as vscode from "vscode";

import type { Provision } from "./protocol";
import type { Server } from "./server/server";

const KEY = "recentProvisions";
const KEPT = 10;

export class RecentProvisions {
  constructor(private readonly memory: vscode.Memento) {}

  /** Notes that a provision has been cited. */
  async note(identity: string): Promise<void> {
    const others = this.identities().filter((other) => other !== identity);
    await this.memory.update(KEY, [identity, ...others].slice(0, KEPT));
  }

  /** The last ones, those that the compilation in force still has. */
  async provisions(server: Server): Promise<Provision[]> {
    const named = await Promise.all(
      this.identities().map((identity) => server.request("provision", { identity })),
    );
    return named.flatMap((answer) => answer?.provisions.slice(0, 1) ?? []);
  }

  private identities(): string[] {
    return this.memory.get<string[]>(KEY, []);
  }
}
