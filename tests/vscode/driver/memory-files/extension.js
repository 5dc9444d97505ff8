// The file system `memory:`. It begins with what stands in files.json, from path to text; nothing of it is on a disk.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');

const begin = Date.now();

class MemoryFiles {
  constructor(files) {
    this.files = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
    this.changes = new vscode.EventEmitter();
    this.onDidChangeFile = this.changes.event;
  }

  stat({ path }) {
    const file = this.files.get(path);
    if (file !== undefined) {
      return { type: vscode.FileType.File, ctime: begin, mtime: begin, size: file.length };
    }
    if (this.below(path).size > 0) {
      return { type: vscode.FileType.Directory, ctime: begin, mtime: begin, size: 0 };
    }
    throw vscode.FileSystemError.FileNotFound(path);
  }

  readDirectory({ path }) {
    return [...this.below(path)];
  }

  readFile({ path }) {
    const file = this.files.get(path);
    if (file === undefined) {
      throw vscode.FileSystemError.FileNotFound(path);
    }
    return file;
  }

  writeFile(uri, content) {
    this.files.set(uri.path, Buffer.from(content));
    this.changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  watch() {
    return new vscode.Disposable(() => undefined);
  }

  createDirectory({ path }) {
    throw vscode.FileSystemError.NoPermissions(path);
  }

  delete({ path }) {
    throw vscode.FileSystemError.NoPermissions(path);
  }

  rename({ path }) {
    throw vscode.FileSystemError.NoPermissions(path);
  }

  /** What a folder holds, from name to type. */
  below(folder) {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    const found = new Map();
    for (const path of this.files.keys()) {
      if (path.startsWith(prefix)) {
        const [name, ...rest] = path.slice(prefix.length).split('/');
        found.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
      }
    }
    return found;
  }
}

exports.activate = (context) => {
  const files = JSON.parse(readFileSync(join(__dirname, 'files.json'), 'utf8'));
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memory', new MemoryFiles(files), { isCaseSensitive: true }));
};
