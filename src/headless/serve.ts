/**
 * `npm start`: the built page on this machine alone, with its policy as a response header on every file.
 *
 * `node dist/serve.js [--port 4173]`, or PORT. A busy port gives way to a free one.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listen, pageHandler, type Listening } from './serve/server';

const DEFAULT_PORT = '4173';
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'build');

function fail(line: string, code: 1 | 2): never {
  process.stderr.write(`${line}\n`);
  process.exit(code);
}

function portAsked(): string {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' } } });
    return values.port ?? process.env['PORT'] ?? DEFAULT_PORT;
  } catch {
    return fail('用法 / usage: node dist/serve.js [--port 4173]', 2);
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535)
    fail(`端口应为 0–65535：${text} / not a port, 0–65535: ${text}`, 2);
  return port;
}

function greeting({ port, wasBusy }: Listening, asked: number): string {
  const busy = wasBusy ? `（${String(asked)} 被占用 / ${String(asked)} is busy）` : '';
  return (
    `明察 Mingcha: http://localhost:${String(port)} ${busy}` +
    `每个文件都带内容安全策略响应头，数据不出本机 / the content policy is sent with every file; no data leaves this machine`
  );
}

async function main(): Promise<void> {
  const asked = portNumber(portAsked());
  if (!existsSync(join(folder, 'index.html')))
    fail('还没有构建页面，请先运行 npm run build / no built page: run npm run build first', 1);
  process.stdout.write(`${greeting(await listen(pageHandler(folder), asked), asked)}\n`);
}

main().catch((error: unknown) => {
  fail(error instanceof Error ? error.message : String(error), 1);
});
