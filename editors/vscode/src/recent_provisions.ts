/** The provisions cited last, which a search begins with. */

import type * as vscode from "vscode";

import type { At, Provision } from "./protocol";
import { calledBy } from "./provision";
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

  /** The last ones, those that the compilation in force still has, named as where they are to be cited. */
  async provisions(server: Server, at?: At): Promise<Provision[]> {
    const found = await Promise.all(
      this.identities().map(async (identity) => {
        const named = await server.request("search", { query: identity, limit: 1, ...at });
        return named?.filter((provision) => calledBy(provision) === identity) ?? [];
      }),
    );
    return found.flat();
  }

  private identities(): string[] {
    return this.memory.get<string[]>(KEY, []);
  }
}
