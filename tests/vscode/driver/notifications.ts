import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** The messages in the lower right corner. */
export class Notifications {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What is said there now. */
  async messages(): Promise<string[]> {
    return await this.items.locator('.notification-list-item-message').allInnerTexts();
  }

  /** Waits for a message with `text` in it and returns the whole of it. */
  async message(text: string | RegExp): Promise<string> {
    return await eventually(`a message "${String(text)}"`, async () => (await this.messages()).find((message) => has(message, text)), {
      seen: () => this.messages(),
    });
  }

  /** The buttons of the message with `text` in it. */
  async buttons(text: string | RegExp): Promise<string[]> {
    return await this.items.filter({ hasText: text }).first().locator('.notification-list-item-buttons-container .monaco-button').allInnerTexts();
  }

  /** Presses a button of the message with `text` in it. */
  async press(text: string | RegExp, button: string): Promise<void> {
    await this.message(text);
    const item = this.items.filter({ hasText: text }).first();
    await item.hover();
    await item.locator('.monaco-button', { hasText: button }).first().click();
  }

  /** Sends all of them away, as a person does before going on. */
  async clear(): Promise<void> {
    // One may go by itself while the mouse is on its way: looked at again.
    await eventually('no notification', async () => {
      const item = this.items.first();
      if (await item.isVisible()) {
        await item.hover({ timeout: 1000 });
        await item.locator('.codicon-notifications-clear').click({ timeout: 1000 });
      }
      return (await this.items.count()) === 0;
    }, { seen: () => this.messages() });
  }

  private get items() {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }
}

function has(message: string, text: string | RegExp): boolean {
  return typeof text === 'string' ? message.includes(text) : text.test(message);
}
