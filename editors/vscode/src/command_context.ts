/** What the commands work with. */

import type { ChosenForm } from "./chosen_form";
import type { ReadingPane } from "./reading_pane";
import type { RecentProvisions } from "./recent_provisions";
import type { Server } from "./server/server";
import type { CitationsView } from "./views/citations";
import type { CompilationView } from "./views/compilation";

export interface CommandContext {
  server: Server;
  recent: RecentProvisions;
  form: ChosenForm;
  pane: ReadingPane;
  compilation: CompilationView;
  citations: CitationsView;
  /** The extension's own version. */
  version: string;
}
