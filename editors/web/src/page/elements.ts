/** Making elements. */

import { readable } from "./signs";

type Child = Node | string | undefined;

/** An element with attributes (properties where the name is one, as `onclick`), and what is in it. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> & { role?: string | null } = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  if (properties.textContent !== undefined) {
    element.textContent = readable(properties.textContent);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button with a text. */
export function button(label: string, act: () => void, className = ""): HTMLButtonElement {
  return make("button", { type: "button", textContent: label, className, onclick: act });
}

/** An element of the page by its id. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) {
    throw new Error(`the page has no ${id}`);
  }
  return element;
}
