import assert from "node:assert/strict";
import test from "node:test";

import type { Provision } from "./protocol";
import { RecentProvisions } from "./recent_provisions";
import type { Server } from "./server/server";

/** What VS Code keeps for an extension. */
function memory(): ConstructorParameters<typeof RecentProvisions>[0] {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, other?: T) => (kept.has(key) ? kept.get(key) : other) as T,
    update: (key, value) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
}

/** A server with a compilation that has nothing but these provisions. */
function server(...identities: string[]): Server {
  const request = (_: string, { query }: { query: string }): Promise<Partial<Provision>[]> =>
    Promise.resolve(identities.includes(query) ? [{ identity: query }] : [{ identity: "A.一" }]);
  return { request } as unknown as Server;
}

async function shown(recent: RecentProvisions, of: Server): Promise<string[]> {
  return (await recent.provisions(of)).map((provision) => provision.identity);
}

test("a search begins with what was cited last, each once, as far as the compilation has it", async () => {
  const kept = memory();
  const recent = new RecentProvisions(kept);
  const all = server("A.七.20", "A.七.23", "A.九.5");
  assert.deepEqual(await shown(recent, all), []);
  for (const identity of ["A.七.20", "A.七.23", "A.九.5", "A.七.20"]) {
    await recent.note(identity);
  }
  assert.deepEqual(await shown(recent, all), ["A.七.20", "A.九.5", "A.七.23"]);
  const restarted = new RecentProvisions(kept);
  assert.deepEqual(await shown(restarted, server("A.七.23")), ["A.七.23"]);
});

test("no more than ten are kept", async () => {
  const identities = Array.from({ length: 12 }, (_, number) => `A.七.${String(number + 1)}`);
  const recent = new RecentProvisions(memory());
  for (const identity of identities) {
    await recent.note(identity);
  }
  assert.deepEqual(await shown(recent, server(...identities)), identities.slice(2).reverse());
});
