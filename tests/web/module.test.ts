// The server as a module: how large it is, how soon it is ready, how fast it is against the native program.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

import { ServerModule } from '../../editors/web/src/server/module';
import { SAMPLE } from './browser.ts';

const built = (name: string): string => fileURLToPath(new URL(`../../target/${name}`, import.meta.url));
const CODE = readFileSync(built('wasm32-unknown-unknown/web/yuanyin_web.wasm'));
/** The program as it is released, which the stage vscode builds. */
const NATIVE = process.env.YUANYIN_NATIVE ?? built('packaged/yuanyin');
const MEGABYTE = 1e6;
/** Of the compressed module, in bytes. */
const LIMIT = 1.69 * MEGABYTE;
/** Keys that are measured. */
const KEYS = 200;

/** A session in this thread. */
function session(instance: WebAssembly.Instance) {
  let said: { id?: number; method?: string; params?: { diagnostics?: unknown[] }; result?: unknown }[] = [];
  const server = new ServerModule(instance, (message) => {
    said.push(JSON.parse(message) as (typeof said)[number]);
  });
  return (message: object): typeof said => {
    said = [];
    server.receive(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.goOn();
    return said;
  };
}

const INITIALIZE = { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } };
const document = (text: string) => ({ method: 'textDocument/didOpen', params: { textDocument: { uri: 'untitled:1', languageId: 'markdown', version: 0, text } } });
const key = (version: number, line: number) => ({
  method: 'textDocument/didChange',
  params: {
    textDocument: { uri: 'untitled:1', version },
    contentChanges: [{ range: { start: { line, character: 3 }, end: { line, character: 3 } }, text: '七' }],
  },
});

test('it imports nothing, and is small when compressed', () => {
  const module = new WebAssembly.Module(CODE);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const compressed = brotliCompressSync(CODE, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });
  console.log(`module: ${(CODE.length / MEGABYTE).toFixed(2)} MB, with Brotli ${(compressed.length / MEGABYTE).toFixed(3)} MB`);
  assert.ok(compressed.length < LIMIT, `${compressed.length} bytes`);
});

test('it is ready soon, and so are the problems of the sample', async () => {
  const cpu = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const begin = [performance.now(), cpu()] as const;
  const { instance } = await WebAssembly.instantiate(CODE, {});
  const send = session(instance);
  const [answer] = send(INITIALIZE).filter(({ id }) => id === 1);
  const ready = [performance.now() - begin[0], cpu() - begin[1]] as const;
  assert.ok(answer?.result);
  send({ method: 'initialized', params: {} });
  const told = send(document(SAMPLE)).find(({ method }) => method === 'textDocument/publishDiagnostics');
  const checked = performance.now() - begin[0];
  assert.ok((told?.params?.diagnostics?.length ?? 0) > 5);
  console.log(`ready after ${ready[0].toFixed(0)} ms (${ready[1].toFixed(0)} ms of processor), sample checked after ${checked.toFixed(0)} ms`);
});

// The goal is three times the native program's. It is told and not asserted: a busy machine slows the two differently.
test('every key is answered, and what a key takes is told beside the native program', async () => {
  for (const [name, text] of [['sample', SAMPLE], ['1 MB', SAMPLE.repeat(Math.ceil(MEGABYTE / Buffer.byteLength(SAMPLE)))]] as const) {
    const own = await timesOfModule(text);
    if (!existsSync(NATIVE)) {
      console.log(`NOT COMPARED (no program has been built with --profile packaged): ${name}: opened in ${own.opened.toFixed(0)} ms, key to problems ${own.key.toFixed(2)} ms`);
      continue;
    }
    const native = await timesOfProgram(text);
    console.log(`${name}: opened in ${own.opened.toFixed(0)} ms (native ${native.opened.toFixed(0)}), key to problems ${own.key.toFixed(2)} ms (native ${native.key.toFixed(2)})`);
  }
});

const median = (times: number[]): number => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? NaN;

async function timesOfModule(text: string): Promise<{ opened: number; key: number }> {
  const { instance } = await WebAssembly.instantiate(CODE, {});
  let published = 0;
  const server = new ServerModule(instance, (message) => {
    published += Number(message.includes('publishDiagnostics'));
  });
  const send = (message: object): void => {
    server.receive(JSON.stringify({ jsonrpc: '2.0', ...message }));
    server.goOn();
  };
  send(INITIALIZE);
  send({ method: 'initialized', params: {} });
  let begin = performance.now();
  send(document(text));
  const opened = performance.now() - begin;
  // Of a long draft the top is told first.
  const told = published;
  const times: number[] = [];
  for (let version = 1; version <= KEYS; version += 1) {
    begin = performance.now();
    send(key(version, 12));
    times.push(performance.now() - begin);
    assert.equal(published, told + version, 'each key is answered');
  }
  return { opened, key: median(times) };
}

/** The same by the program over its standard input and output. */
async function timesOfProgram(text: string): Promise<{ opened: number; key: number }> {
  const program = spawn(NATIVE, ['lsp'], { stdio: ['pipe', 'pipe', 'ignore'] });
  let input = Buffer.alloc(0);
  let heard: (() => void) | undefined;
  program.stdout.on('data', (chunk: Buffer) => {
    input = Buffer.concat([input, chunk]);
    heard?.();
  });
  const send = (message: object): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    program.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  };
  const until = async (words: string): Promise<void> => {
    while (!input.includes(words)) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
    input = Buffer.alloc(0);
  };
  send(INITIALIZE);
  await until('"id":1');
  send({ method: 'initialized', params: {} });
  let begin = performance.now();
  send(document(text));
  await until('publishDiagnostics');
  const opened = performance.now() - begin;
  const times: number[] = [];
  for (let version = 1; version <= KEYS; version += 1) {
    begin = performance.now();
    send(key(version, 12));
    await until(`"version":${version}}`);
    times.push(performance.now() - begin);
  }
  program.kill();
  return { opened, key: median(times) };
}
