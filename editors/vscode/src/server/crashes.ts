/** How often the server may end before it is left alone. */

/** Ends within {@link WINDOW} milliseconds that are one too many. */
const MOST = 4;
const WINDOW = 3 * 60_000;

/** Counts the server's ends, so that a broken one is not started for ever. */
export class Crashes {
  private readonly times: number[] = [];

  /**
   * Notes an end and says whether the server should be started again.
   *
   * @param now milliseconds
   */
  mayRestart(now: number): boolean {
    this.times.push(now);
    while (this.times[0] !== undefined && now - this.times[0] > WINDOW) {
      this.times.shift();
    }
    return this.times.length < MOST;
  }

  /** Forgets what has been: the user has restarted the server. */
  forget(): void {
    this.times.length = 0;
  }
}
