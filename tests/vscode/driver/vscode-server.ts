// VS Code's server, started as a user of the browser's VS Code has it, with everything of its own in one
// temporary folder: home, settings, extensions, and the workspace.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from './eventually.ts';
import { workbenchFolder } from './places.ts';

export type Settings = Readonly<Record<string, unknown>>;

export interface ServerOptions {
  /** What the window opens: by default the workspace folder. A folder by its address, or a workspace file by its path in that folder. */
  opens?: { folder: string } | { workspaceFile: string };
  /** The workspace's files, from path to text. */
  files?: Readonly<Record<string, string>>;
  /** The user's settings; they come on top of `quietSettings`. */
  settings?: Settings;
  /** Settings of the machine that the server runs on, where machine-scoped ones are read from. */
  machineSettings?: Settings;
  /** The display language: `en`, or `zh-cn`. */
  locale?: 'en' | 'zh-cn';
  /** Packaged extensions to install. */
  extensions?: readonly string[];
  /** Environment variables on top of the ones that a test's server has; undefined removes one. */
  environment?: Readonly<Record<string, string | undefined>>;
}

/** A process that belongs to this server. */
export interface RunningProcess {
  pid: number;
  /** The program, with symbolic links followed. */
  program: string;
  arguments: string[];
}

/** What keeps VS Code's own voice out of tests and pictures. */
export const quietSettings: Settings = {
  'chat.commandCenter.enabled': false,
  'editor.cursorBlinking': 'solid',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const running = new Set<VSCodeServer>();
process.on('exit', () => {
  for (const server of running) {
    server.killAtOnce();
  }
});

export class VSCodeServer {
  /** Everything that this server writes is in here. */
  readonly folder: string;
  /** The workspace folder, the one that the workbench opens. */
  readonly workspace: string;
  /** The address of the workbench, with the workspace folder open; set by `start`. */
  address = '';

  private process: ChildProcess | undefined;
  private readonly options: ServerOptions;

  private constructor(options: ServerOptions) {
    this.options = options;
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'yuanyin-vscode-')));
    this.workspace = join(this.folder, '起草');
    mkdirSync(this.workspace);
    mkdirSync(join(this.folder, 'home'));
    for (const [path, text] of Object.entries(options.files ?? {})) {
      this.write(path, text);
    }
    this.writeSettings(options.settings ?? {});
    this.writeMachineSettings(options.machineSettings ?? {});
    if (options.locale === 'zh-cn') {
      this.registerLanguagePack();
    }
  }

  /** Installs the extensions, starts the server and waits until it listens. */
  static async start(options: ServerOptions): Promise<VSCodeServer> {
    const server = new VSCodeServer(options);
    try {
      for (const vsix of options.extensions ?? []) {
        await server.install(vsix);
      }
      await server.listen();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Installs a packaged extension as `code --install-extension` does. */
  async install(vsix: string): Promise<void> {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...this.command, '--install-extension', vsix, '--force'], { env: this.environment });
    if (!stdout.includes('was successfully installed')) {
      throw new Error(`${vsix} was not installed: ${stdout}${stderr}`);
    }
  }

  /** The path of a file in the workspace. */
  path(name: string): string {
    return join(this.workspace, name);
  }

  /** A file of the workspace as it is on disk. */
  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Writes a file of the workspace behind the editor's back. */
  write(name: string, text: string | Buffer): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  /** Deletes a file of the workspace behind the editor's back. */
  remove(name: string): void {
    rmSync(this.path(name));
  }

  /** Replaces the user's settings; a window that is open does not notice. */
  writeSettings(settings: Settings): void {
    this.writeJson('User/settings.json', { ...quietSettings, ...settings });
  }

  /** The user's settings as they are on disk. */
  userSettings(): Record<string, unknown> {
    return JSON.parse(readFileSync(join(this.data, 'data/User/settings.json'), 'utf8')) as Record<string, unknown>;
  }

  /** Replaces the settings of this machine; a running workbench notices. */
  writeMachineSettings(settings: Settings): void {
    this.writeJson('Machine/settings.json', settings);
  }

  /** The folder that an extension was unpacked into. */
  extensionFolder(identifier: string): string {
    const name = readdirSync(join(this.data, 'extensions')).find((name) => name.startsWith(`${identifier}-`));
    if (name === undefined) {
      throw new Error(`${identifier} is not installed`);
    }
    return join(this.data, 'extensions', name);
  }

  /** The processes that the server and its extensions started, for instance a language server. */
  processes(): RunningProcess[] {
    const group = this.process?.pid;
    if (group === undefined) {
      return [];
    }
    const found: RunningProcess[] = [];
    for (const name of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        // pid (program name, anything in it) state parent group …
        const [state, , processGroup] = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
        if (Number(processGroup) === group && state !== 'Z') {
          const [program = '', ...rest] = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
          found.push({ pid: Number(name), program: program.startsWith('/') ? realpathSync(program) : program, arguments: rest.slice(0, -1) });
        }
      } catch {
        // It has ended meanwhile.
      }
    }
    return found;
  }

  /** Copies the logs of the server, its extension host and the extensions' output channels. */
  saveLogs(folder: string): void {
    for (const [from, to] of [[join(this.data, 'data/logs'), 'logs'], [join(this.folder, 'server.log'), 'server.log'], [join(this.folder, 'browser.log'), 'browser.log']] as const) {
      if (existsSync(from)) {
        cpSync(from, join(folder, to), { recursive: true });
      }
    }
  }

  /** Ends the server with everything that it started, and removes its folder. */
  async stop(): Promise<void> {
    running.delete(this);
    const { process: child } = this;
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      this.signal('SIGTERM');
      const force = setTimeout(() => { this.signal('SIGKILL'); }, 5000);
      await ended;
      clearTimeout(force);
      // What is left of the group, an extension host that was still writing for instance.
      this.signal('SIGKILL');
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  /** The last resort when the test process ends without `stop`. */
  killAtOnce(): void {
    this.signal('SIGKILL');
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  private get command(): string[] {
    return [join(workbenchFolder, 'server/out/server-main.js'), '--accept-server-license-terms', '--server-data-dir', this.data];
  }

  private get environment(): NodeJS.ProcessEnv {
    const home = join(this.folder, 'home');
    // No gallery: nothing is asked of the network.
    return {
      PATH: process.env.PATH,
      HOME: home,
      LANG: 'C.UTF-8',
      XDG_CACHE_HOME: join(home, 'cache'),
      EXTENSIONS_GALLERY: '{}',
      ...this.options.environment,
    };
  }

  private async listen(): Promise<void> {
    const log = createWriteStream(join(this.folder, 'server.log'));
    const child = spawn(
      process.execPath,
      [...this.command, '--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--locale', this.options.locale ?? 'en'],
      // A group of its own, so that nothing it started outlives the test.
      { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
    );
    this.process = child;
    running.add(this);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log.write(text);
        output += text;
      });
    }
    child.once('exit', () => log.end());
    const port = await eventually('the server to listen', () => {
      if (child.exitCode !== null) {
        throw new Error(`it ended with status ${child.exitCode}:\n${output}`);
      }
      return /Extension host agent listening on (\d+)/.exec(output)?.[1];
    });
    this.address = `http://127.0.0.1:${port}/?${this.opened}`;
  }

  /** What the address says is opened. */
  private get opened(): string {
    const { opens = { folder: this.workspace } } = this.options;
    return 'folder' in opens ? `folder=${encodeURIComponent(opens.folder)}` : `workspace=${encodeURIComponent(this.path(opens.workspaceFile))}`;
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.process?.pid !== undefined) {
      try {
        process.kill(-this.process.pid, signal);
      } catch {
        // The whole group has ended.
      }
    }
  }

  private registerLanguagePack(): void {
    const pack = join(workbenchFolder, 'language-pack');
    const register = JSON.parse(readFileSync(join(pack, 'languagepacks.json'), 'utf8')) as Record<string, { translations: Record<string, string> }>;
    for (const language of Object.values(register)) {
      for (const [name, path] of Object.entries(language.translations)) {
        language.translations[name] = join(pack, path);
      }
    }
    this.writeJson('languagepacks.json', register);
  }

  private writeJson(name: string, value: unknown): void {
    const path = join(this.data, 'data', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(value, null, 2));
  }
}
