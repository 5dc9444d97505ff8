/** When the server's turn is: behind the messages that have come so far, and when it has asked to be woken. */

import type { ServerModule } from "./module";

export class Turns {
  private isWaiting = false;
  private alarm: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param server whose turns these are
   * @param soon calls something once the messages that wait have been received
   * @param failed is told when the server has failed and is lost
   */
  constructor(
    private readonly server: ServerModule,
    private readonly soon: (act: () => void) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** There is something to do. */
  want(): void {
    if (!this.isWaiting) {
      this.isWaiting = true;
      this.soon(() => {
        this.isWaiting = false;
        this.take();
      });
    }
  }

  /** There is nothing more to do. */
  end(): void {
    clearTimeout(this.alarm);
  }

  private take(): void {
    clearTimeout(this.alarm);
    try {
      const wait = this.server.goOn();
      if (wait !== undefined) {
        this.alarm = setTimeout(() => {
          this.want();
        }, wait);
      }
    } catch (error) {
      this.failed(error);
    }
  }
}
