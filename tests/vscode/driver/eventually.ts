import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for something that should happen, in milliseconds: generous, because machines are slow. */
export const patience = 30_000;

/**
 * Asks again and again until the answer is neither undefined, null nor false, and returns it. `what` says in the error what
 * was waited for; an error thrown by the last question, or what `seen` then tells, is part of it.
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  { within = patience, seen }: { within?: number; seen?: () => Promise<unknown> } = {},
): Promise<T> {
  const end = Date.now() + within;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) {
        return answer;
      }
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const found = seen ? `; there is: ${JSON.stringify(await seen())}` : '';
      throw new Error(`waited ${within / 1000} s for ${what}${found}`, { cause: last });
    }
    await pause(50);
  }
}
