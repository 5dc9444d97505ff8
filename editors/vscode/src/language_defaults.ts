/** What the manifest sets of VS Code's own settings for the languages of drafts: pure functions. */

/** From setting to value. */
export type Values = Record<string, unknown>;

/** What was written into the user's settings, by `[language]`. */
export type Kept = Record<string, Values>;

/** The defaults for languages that others own too, by `[language]`. @param manifest `package.json` */
export function defaultsOf(manifest: unknown): Record<string, Values> {
  const { contributes } = manifest as { contributes: { configurationDefaults: Record<string, Values> } };
  return Object.fromEntries(
    Object.entries(contributes.configurationDefaults).filter(
      ([name]) => name.startsWith("[") && !name.startsWith("[yuanyin-"),
    ),
  );
}

/**
 * A language's settings with what would hold without the defaults; what the user has set stays.
 *
 * @param withoutUs the value of a setting for all languages
 */
export function withoutDefaults(
  settings: Values,
  defaults: Values,
  withoutUs: (key: string) => unknown,
): { after: Values; mine: Values } {
  const mine = Object.fromEntries(
    Object.keys(defaults)
      .filter((key) => !(key in settings))
      .map((key) => [key, withoutUs(key)]),
  );
  return { after: { ...settings, ...mine }, mine };
}
