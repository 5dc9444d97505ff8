// Makes a Simplified Chinese language pack for VS Code's server: `node language-pack.mjs SERVER PACKAGE FOLDER`.
//
// PACKAGE is the unpacked npm package that carries Microsoft's translations for use outside VS Code: the main
// file is a script with one object, from module and key to text, which VS Code wants as JSON. It is a year older
// than the server; what it lacks stays English. FOLDER gets those files and languagepacks.json, the register that
// the server reads from its data folder, with paths relative to FOLDER.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [server, source, folder] = process.argv.slice(2);
if (!server || !source || !folder) {
  console.error('usage: language-pack.mjs SERVER PACKAGE FOLDER');
  process.exit(2);
}
const translations = join(source, 'translations');
const { default: workbench } = await import(pathToFileURL(resolve(translations, 'main.i18n.json.js')).href);

let [texts, translated] = [0, 0];
for (const [module, keys] of JSON.parse(readFileSync(join(server, 'out/nls.keys.json'), 'utf8'))) {
  texts += keys.length;
  translated += keys.filter((key) => workbench[module]?.[key]).length;
}
if (translated < texts / 2) {
  throw new Error(`only ${translated} of ${texts} texts of the workbench have a translation: not a pack for this server`);
}

mkdirSync(folder, { recursive: true });
const main = JSON.stringify({ version: '1.0.0', contents: workbench });
writeFileSync(join(folder, 'main.i18n.json'), main);
cpSync(join(translations, 'extensions'), join(folder, 'extensions'), { recursive: true });
const paths = { vscode: 'main.i18n.json' };
for (const name of readdirSync(join(folder, 'extensions'))) {
  paths[name.replace(/\.i18n\.json$/, '')] = `extensions/${name}`;
}
const register = {
  'zh-cn': {
    hash: createHash('md5').update(main).digest('hex'),
    label: '中文(简体)',
    extensions: [{ extensionIdentifier: { id: 'ms-ceintl.vscode-language-pack-zh-hans' }, version: '1.0.0' }],
    translations: paths,
  },
};
writeFileSync(join(folder, 'languagepacks.json'), JSON.stringify(register, null, 2));
console.log(`vscode: ${translated} of the workbench's ${texts} texts are in Chinese`);
