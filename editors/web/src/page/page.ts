/** What the parts of the page know of each other. */

import type { Connection } from "./connection";
import type { Draft } from "./draft";

export interface Page {
  connection: Connection;
  draft: Draft;
  /** Brings a pane to the front. */
  show: (pane: PaneName) => void;
  /** Whether a pane is in front. */
  isShown: (pane: PaneName) => boolean;
  /** Says something where the eye and the screen reader find it. */
  say: (told: string) => void;
  /** Shows a provision in its pane. */
  read: (identity: string) => void;
}

export const PANES = ["citations", "provision", "compilation", "search", "table"] as const;
export type PaneName = (typeof PANES)[number];

/** What stands in a pane. */
export interface Pane {
  /** Is shown, or has to show what is so now. */
  refresh: () => void;
}
