/** What a request gets: pure, so that every refusal can be tested without a network. */
import { extname } from 'node:path';
import type { BuiltFile } from './folder';
import { IMMUTABLE_CACHE, IMMUTABLE_PREFIX } from './policy';

/** The files of one build by path; what is not in it cannot be asked for, wherever a path points. */
export type Site = ReadonlyMap<string, BuiltFile>;

export type Answer =
  | { readonly kind: 'file'; readonly file: BuiltFile; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'refusal'; readonly status: 400 | 404 | 405; readonly text: string };

export interface Question {
  readonly method: string;
  /** The request target as it came: path and query. */
  readonly target: string;
  readonly acceptEncoding: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  // No charset: the samples are in several encodings, and the bytes say which.
  '.csv': 'text/csv',
};
const TWINS = [
  { coding: 'br', suffix: '.br' },
  { coding: 'gzip', suffix: '.gz' },
] as const;

/** Codings a client takes; `br;q=0` is a no. */
function accepted(acceptEncoding: string): Set<string> {
  const parts = acceptEncoding.split(',').map((part) =>
    part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  );
  return new Set(parts.filter(([, q]) => !/^q=0(\.0*)?$/.test(q ?? '')).map(([coding = '']) => coding));
}

const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'));

/** `overview` is the page `overview.html`: pages are built without trailing slashes. */
const candidates = (path: string): string[] =>
  path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];

const find = (site: Site, path: string): BuiltFile | undefined =>
  isHidden(path)
    ? undefined
    : candidates(path)
        .map((name) => site.get(name))
        .find((file) => file !== undefined);

function fileAnswer(site: Site, file: BuiltFile, acceptEncoding: string): Answer {
  const takes = accepted(acceptEncoding);
  const twins = TWINS.filter(({ suffix }) => site.has(file.path + suffix));
  const twin = twins.find(({ coding }) => takes.has(coding));
  const headers: Record<string, string> = {
    'Content-Type': TYPES[extname(file.path)] ?? 'application/octet-stream',
    'Cache-Control': file.path.startsWith(IMMUTABLE_PREFIX) ? IMMUTABLE_CACHE : 'no-cache',
  };
  if (twins.length > 0) headers['Vary'] = 'Accept-Encoding';
  if (twin !== undefined) headers['Content-Encoding'] = twin.coding;
  return { kind: 'file', file: site.get(file.path + (twin?.suffix ?? '')) ?? file, headers };
}

function decodedPath(target: string): string | null {
  try {
    const path = decodeURIComponent(target.replace(/[?#].*$/s, ''));
    return path.startsWith('/') && !/[\0\\]/.test(path) ? path.slice(1) : null;
  } catch {
    return null;
  }
}

/** Only below our own root: `//other.host/` would lead away. */
const withoutSlash = (path: string, target: string): string =>
  `/${path.replace(/^\/+|\/+$/g, '')}${/\?.*$/s.exec(target)?.[0] ?? ''}`;

/** The answer to one request; the caller adds the policy to whatever it is. */
export function answer(site: Site, question: Question): Answer {
  if (question.method !== 'GET' && question.method !== 'HEAD')
    return { kind: 'refusal', status: 405, text: '只能读取 / only GET and HEAD\n' };
  const path = decodedPath(question.target);
  if (path === null)
    return { kind: 'refusal', status: 400, text: '地址无法识别 / the address cannot be read\n' };
  const file = find(site, path);
  if (file !== undefined) return fileAnswer(site, file, question.acceptEncoding);
  if (path.endsWith('/') && find(site, path.replace(/\/+$/, '')) !== undefined)
    return { kind: 'redirect', location: withoutSlash(path, question.target) };
  return { kind: 'refusal', status: 404, text: `没有这一页：/${path}\nNo such page: /${path}\n` };
}
