// One switch for the defaults that the extension gives the languages of drafts.
import { isDeepStrictEqual } from 'node:util';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import type { Workbench } from './driver/workbench.ts';

const scenario = workbenchWith(() => ({
  files: { '意见.md': '见A部分 七.20。\n' },
  extensions: [packagedExtension()],
  settings: { 'yuanyin.editorDefaults': false, '[latex]': { 'editor.wordBasedSuggestions': 'allDocuments' } },
}));
/** The user's settings of a language, as they are on disk. */
const ofLanguage = ({ server }: Workbench, language: string): unknown => server.userSettings()[`[${language}]`];

scenario("one switch gives VS Code's own values back, and leaves what the user has set", async (workbench) => {
  await workbench.open('意见.md');
  const seen = () => Promise.resolve(workbench.server.userSettings());
  const own = { 'editor.inlayHints.enabled': 'on', 'editor.wordBasedSuggestions': 'matchingDocuments', 'editor.unicodeHighlight.nonBasicASCII': 'inUntrustedWorkspace', 'editor.acceptSuggestionOnEnter': 'on' };
  await eventually('the settings of Typst', () => isDeepStrictEqual(ofLanguage(workbench, 'typst'), own), { seen });
  await eventually('those of LaTeX', () => isDeepStrictEqual(ofLanguage(workbench, 'latex'), { ...own, 'editor.wordBasedSuggestions': 'allDocuments' }), { seen });
});

scenario('and takes them out again', async (workbench) => {
  const { editor } = workbench;
  await workbench.run('Preferences: Open User Settings (JSON)');
  await editor.shows('settings.json');
  await editor.find('"yuanyin.editorDefaults": false');
  await editor.select('false', (await editor.lines()).slice(0, (await editor.lines()).findIndex((line) => line.includes('yuanyin.editorDefaults'))).filter((line) => line.includes('false')).length);
  await editor.type('true');
  await workbench.press('Control+s');
  await eventually('the settings without ours', () => ofLanguage(workbench, 'typst') === undefined && isDeepStrictEqual(ofLanguage(workbench, 'latex'), { 'editor.wordBasedSuggestions': 'allDocuments' }), {
    seen: () => Promise.resolve(workbench.server.userSettings()),
  });
});
