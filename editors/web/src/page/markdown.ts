/** The server's Markdown as elements. */

import MarkdownIt from "markdown-it";

import { readable } from "./signs";

// Raw HTML is shown as it is written; a draft's words may stand in what is told of them.
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: false });
markdown.validateLink = (link) => /^https?:/iu.test(link);

/** Links to public addresses open beside the page, and tell nobody where they were followed from. */
export function rendered(text: string): HTMLElement {
  const element = document.createElement("div");
  element.className = "markdown";
  element.innerHTML = markdown.render(readable(text));
  for (const link of element.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return element;
}
