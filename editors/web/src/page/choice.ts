/** A choice from a list, in a dialog that the keyboard can use. */

import { button, byId, make } from "./elements";
import { text } from "./messages";

export interface Offer {
  title: string;
  detail?: string;
}

/** The place of what was chosen; `undefined` where nothing was. */
export function choose(title: string, offers: Offer[]): Promise<number | undefined> {
  const dialog = byId("choice", HTMLDialogElement);
  return new Promise((resolve) => {
    const buttons = offers.map(({ title, detail }, place) => {
      const chosen = button("", () => {
        dialog.close(String(place));
      });
      chosen.append(make("span", { textContent: title }), ...(detail === undefined ? [] : [make("small", { textContent: detail })]));
      return chosen;
    });
    const list = make("ul", {}, ...buttons.map((one) => make("li", {}, one)));
    list.onkeydown = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        const place = buttons.findIndex((one) => one === document.activeElement) + step;
        buttons.at(place % buttons.length)?.focus();
        event.preventDefault();
      }
    };
    dialog.replaceChildren(
      make("h2", { id: "choice-title", textContent: title }),
      list,
      button(text("cancel"), () => {
        dialog.close("");
      }),
    );
    dialog.returnValue = "";
    dialog.onclose = () => {
      resolve(dialog.returnValue === "" ? undefined : Number(dialog.returnValue));
    };
    dialog.showModal();
    buttons[0]?.focus();
  });
}
