/** The built page on a server of the test's own, which can be stopped, started again, and made to serve another version. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pageHandler, portOf } from '../../src/headless/serve/server';

const build = fileURLToPath(new URL('../../build/', import.meta.url));
const worker = readFileSync(`${build}service-worker.js`, 'utf8');

export class OwnServer {
  /** Paths that were asked for since it was started first. */
  readonly asked: string[] = [];
  /** What the version in the service worker is called. */
  version = '';
  private server: Server | null = null;
  private port = 0;
  private readonly handle = pageHandler(build);

  get origin(): string {
    return `http://localhost:${String(this.port)}`;
  }

  async start(): Promise<void> {
    const server = (this.server = createServer(this.answer));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = portOf(server);
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    this.server = null;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  private readonly answer: RequestListener = (request, response) => {
    const path = request.url ?? '';
    this.asked.push(path);
    if (path !== '/service-worker.js' || this.version === '') return this.handle(request, response);
    // A newer build differs in its version; the rest of its files are the same here.
    response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' });
    response.end(worker.replace(/`\d{13}`/, `\`${this.version}\``));
  };
}
