// Drives yaml-language-server, which VS Code and others use, over its protocol, and prints what it completes and reports with our schemas.
// Usage: npm install yaml-language-server (anywhere), then there: node …/eng/try-schemas.mjs
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const server = createRequire(path.join(process.cwd(), 'package.json')).resolve('yaml-language-server/bin/yaml-language-server');
const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });

let next = 1, buffer = Buffer.alloc(0);
const answers = new Map(), reports = new Map();
const send = message => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
};
const notify = (method, params) => send({ method, params });
const request = (method, params) => new Promise(resolve => { answers.set(next, resolve); send({ id: next++, method, params }); });

const settings = { yaml: { validate: true, completion: true, schemaStore: { enable: false }, schemas: {} } };
child.stdout.on('data', data => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const head = buffer.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = +/Content-Length: (\d+)/i.exec(buffer.subarray(0, head))[1];
    if (buffer.length < head + 4 + length) return;
    const message = JSON.parse(buffer.subarray(head + 4, head + 4 + length));
    buffer = buffer.subarray(head + 4 + length);
    if (message.method === 'textDocument/publishDiagnostics') reports.get(message.params.uri)?.(message.params.diagnostics);
    else if (message.method === 'workspace/configuration') send({ id: message.id, result: message.params.items.map(item => settings[item.section] ?? {}) });
    else if (message.method && message.id !== undefined) send({ id: message.id, result: null });
    else answers.get(message.id)?.(message.result);
  }
});

await request('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument: { completion: {} }, workspace: { configuration: true } } });
notify('initialized', {});
notify('workspace/didChangeConfiguration', { settings });

// A text with a bar where the cursor is; what it is told to be valid by is the schema as it lies here.
let documents = 0;
async function look(schema, marked) {
  const uri = `file:///documents/${++documents}/algorithm_config.yml`;
  const text = `# yaml-language-server: $schema=${pathToFileURL(path.join(root, 'schemas', schema))}\n` + marked.replace('|', '');
  const before = marked.includes('|') ? text.slice(0, text.length - marked.length + 1 + marked.indexOf('|')) : text;
  const reported = new Promise(resolve => reports.set(uri, resolve));
  notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  const lines = before.split('\n');
  const list = await request('textDocument/completion', { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1).length } });
  return { labels: (list.items ?? list).map(item => item.label), problems: (await reported).map(problem => problem.message) };
}

let failed = 0;
function expect(what, isSo, seen) {
  failed += isSo ? 0 : 1;
  console.log(`${isSo ? 'ok  ' : 'FAIL'} ${what}: ${JSON.stringify(seen)}`);
}

const keys = await look('algorithm_config.schema.json', 'algorithm_name: a1\nalg|');
expect('keys of the OGC schema complete', keys.labels.includes('algorithm_version') && keys.labels.includes('algorithm_container_url'), keys.labels);
const types = await look('algorithm_config.schema.json', 'inputs:\n  - name: a\n    type: |\n');
expect('types of inputs complete', ['File', 'Directory', 'int', 'string'].every(type => types.labels.includes(type)), types.labels);
const legacy = await look('algorithm_config.legacy.schema.json', 'inputs:\n  |\n');
expect('sections of the legacy schema complete', ['config', 'file', 'positional'].every(name => legacy.labels.includes(name)), legacy.labels);
const wrong = await look('algorithm_config.schema.json', 'algorithm_name: Has Blanks\nram_min: 4096\n');
expect('mistakes are reported', wrong.problems.length > 1, wrong.problems);
for (const name of ['algorithm_config', 'algorithm_config.legacy']) {
  const text = readFileSync(path.join(root, 'templates/DpsAuthoring.Templates/content/dps-algorithm', `${name}.yml`), 'utf8')
    .replace(/^# yaml-language-server.*\n/, '').replace(/^#(if|endif).*\n/gm, '').replace(/template-repository-url/, 'https://example.org/a.git');
  const seen = await look(`${name}.schema.json`, text);
  expect(`the scaffold's ${name}.yml is valid`, seen.problems.length === 0, seen.problems);
}

child.kill();
process.exit(failed ? 1 : 0);
