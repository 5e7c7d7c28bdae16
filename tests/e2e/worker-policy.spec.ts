/**
 * The worker that runs SQL, as served, asked directly: an engine with its factory settings, so that
 * what holds it back is the response header alone. That ours is locked as well is tested beside it, in tests/db.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { filesBelow } from '../../src/headless/serve/folder';
import { pageHandler, portOf } from '../../src/headless/serve/server';

const build = fileURLToPath(new URL('../../build/', import.meta.url));
const files = filesBelow(build).map(({ path }) => path);
const served = (kind: RegExp): string => `/${files.find((path) => kind.test(path)) ?? 'missing'}`;

/** What the engine's worker posts back. */
interface Answer {
  readonly requestId: number;
  readonly type: string;
  readonly data: unknown;
}

/** Starts the engine's worker in the page, connects, runs one statement: `ok`, or what the engine says. */
async function runInWorker({
  worker,
  wasm,
  sql,
}: {
  worker: string;
  wasm: string;
  sql: string;
}): Promise<string> {
  const engine = new Worker(worker);
  let count = 0;
  const ask = (type: string, data: unknown): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const messageId = ++count;
      engine.addEventListener('error', () => reject(new Error('the worker did not start')));
      engine.addEventListener('message', ({ data: answer }: MessageEvent<Answer>) => {
        if (answer.requestId === messageId && answer.type !== 'INSTANTIATE_PROGRESS') resolve(answer);
      });
      engine.postMessage({ messageId, type, data });
    });
  await ask('INSTANTIATE', [new URL(wasm, location.href).href, null]);
  await ask('OPEN', { path: ':memory:' });
  const connection = await ask('CONNECT', null);
  const answer = await ask('RUN_QUERY', [connection.data, sql]);
  engine.terminate();
  return answer.type === 'ERROR' ? JSON.stringify(answer.data) : 'ok';
}

const start = (handler: RequestListener): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer(handler).listen(0, '127.0.0.1', () => resolve(server));
  });

/** The same build without the header: what its pages say of themselves does not reach the worker. */
function withoutHeader(): RequestListener {
  const handle = pageHandler(build);
  return (request, response) => {
    const set = response.setHeader.bind(response);
    response.setHeader = (name, value) => (name === 'Content-Security-Policy' ? response : set(name, value));
    handle(request, response);
  };
}

test.describe('SQL in the served worker', () => {
  const paths = { worker: served(/duckdb[^/]*worker[^/]*\.js$/), wasm: served(/duckdb[^/]*\.wasm$/) };
  let hits: string[] = [];
  let elsewhere: Server;
  let there = '';

  test.beforeAll(async () => {
    elsewhere = await start((request, response) => {
      hits.push(`${String(request.method)} ${String(request.url)}`);
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' });
      response.end('a\n1\n');
    });
    there = `http://127.0.0.1:${String(portOf(elsewhere))}`;
  });
  test.beforeEach(() => {
    hits = [];
  });
  test.afterAll(() => elsewhere.close());

  test('runs', async ({ page }) => {
    await page.goto('/');
    expect(await page.evaluate(runInWorker, { ...paths, sql: 'select 1 as one' })).toBe('ok');
  });

  for (const sql of [
    "select * from read_csv('THERE/a.csv')",
    "select * from 'THERE/a.parquet'",
    "copy (select 1 as one) to 'THERE/a.csv'",
    "install httpfs from 'THERE'; load httpfs",
    "set custom_extension_repository = 'THERE'; install icu; load icu",
  ])
    test(`cannot reach out: ${sql}`, async ({ page }) => {
      await page.goto('/');
      const answer = await page.evaluate(runInWorker, { ...paths, sql: sql.replace('THERE', there) });
      expect(answer).not.toBe('ok');
      expect(hits).toEqual([]);
    });

  test('it is the header that holds it back: without it the same statement reaches out', async ({ page }) => {
    const bare = await start(withoutHeader());
    await page.goto(`http://127.0.0.1:${String(portOf(bare))}/`);
    await page.evaluate(runInWorker, { ...paths, sql: `select * from read_csv('${there}/a.csv')` });
    bare.close();
    expect(hits.length).toBeGreaterThan(0);
  });
});
