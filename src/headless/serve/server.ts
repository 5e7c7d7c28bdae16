import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, type Answer, type Site } from './answer';
import { filesBelow } from './folder';
import { folderPolicy, policyHeaders } from './policy';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

function send(found: Answer, body: boolean, response: ServerResponse): void {
  switch (found.kind) {
    case 'file':
      response.writeHead(200, found.headers);
      if (!body) response.end();
      else
        createReadStream(found.file.location)
          .on('error', () => response.destroy())
          .pipe(response);
      return;
    case 'redirect':
      response.writeHead(308, { Location: found.location }).end();
      return;
    case 'refusal':
      response.writeHead(found.status, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(body ? found.text : undefined);
      return;
    default:
      found satisfies never;
  }
}

/**
 * Answers requests from a built folder as it is now: a later build needs a new start, because its policy is another.
 * @throws PolicyMissingError, PolicyConflictError
 */
export function pageHandler(folder: string): Handler {
  const site: Site = new Map(filesBelow(folder).map((file) => [file.path, file]));
  const always = Object.entries(policyHeaders(folderPolicy(folder)));
  return (request, response) => {
    for (const [name, value] of always) response.setHeader(name, value);
    const { method = '', url: target = '', headers } = request;
    const acceptEncoding = headers['accept-encoding'] ?? '';
    send(answer(site, { method, target, acceptEncoding }), method !== 'HEAD', response);
  };
}

const errorCode = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

function listenOn(handler: Handler, host: string, port: number): Promise<Server> {
  const server = createServer(handler);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/** The port that a server got; 0 only for a server that does not listen. */
export const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/**
 * `localhost` may mean either loopback address, so both are taken; a machine without IPv6 has one.
 * Another program on the second one would answer in our place: the port counts as busy.
 */
async function listenOnLoopback(handler: Handler, port: number): Promise<Server[]> {
  const first = await listenOn(handler, '127.0.0.1', port);
  try {
    return [first, await listenOn(handler, '::1', portOf(first))];
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE') return [first];
    first.close();
    throw error;
  }
}

/** Where a server listens, and whether the port that was asked for was busy. */
export interface Listening {
  readonly port: number;
  readonly wasBusy: boolean;
  readonly close: () => void;
}

const listening = (servers: readonly Server[], wasBusy: boolean): Listening => ({
  port: servers[0] === undefined ? 0 : portOf(servers[0]),
  wasBusy,
  close: () => {
    for (const server of servers) server.close();
  },
});

/** Listens on this machine alone, on the port asked for or, if that is busy, on a free one. */
export async function listen(handler: Handler, port: number): Promise<Listening> {
  try {
    return listening(await listenOnLoopback(handler, port), false);
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE' || port === 0) throw error;
    return listening(await listenOnLoopback(handler, 0), true);
  }
}
