/**
 * The page's content policy, once for the page and once for the wire.
 *
 * A `<meta>` policy does not bind a worker that is loaded by URL, and the worker is what runs SQL.
 * So the policy that the build wrote into the pages is read back and sent as a header on every file:
 * one source, and both agree. Each page has its own inline script, hence its own hash; the header
 * allows the hashes of all pages, and a page's own `<meta>` still allows only its own.
 */
import { readFileSync } from 'node:fs';
import { filesBelow } from './folder';

type Directives = ReadonlyMap<string, readonly string[]>;

/** A built page without a policy: it must not be served as if it had one. */
export class PolicyMissingError extends Error {
  constructor(readonly page: string) {
    super(`${page}: 页面里没有内容安全策略，请重新构建 / the page holds no content policy; build again`);
    this.name = 'PolicyMissingError';
  }
}

/** Two pages whose policies differ in more than the hashes of their scripts. */
export class PolicyConflictError extends Error {
  constructor(
    readonly page: string,
    readonly directive: string,
  ) {
    super(`${page}: 各页面的 ${directive} 不一致，请重新构建 / pages disagree on ${directive}; build again`);
    this.name = 'PolicyConflictError';
  }
}

const META = /<meta http-equiv="content-security-policy" content="([^"]+)"/i;
const isHash = (source: string): boolean => /^'sha(256|384|512)-/.test(source);

/**
 * The policy that a page carries in its head.
 * @throws PolicyMissingError
 */
export function pagePolicy(page: string, html: string): string {
  const found = META.exec(html)?.[1];
  if (found === undefined) throw new PolicyMissingError(page);
  return found.replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim();
}

function directivesOf(policy: string): Directives {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/));
  return new Map(parts.filter(([name]) => name !== '').map(([name = '', ...sources]) => [name, sources]));
}

const fixedPart = (directives: Directives, name: string): string =>
  (directives.get(name) ?? []).filter((source) => !isHash(source)).join(' ');

function refuseConflict(page: string, first: Directives, other: Directives): void {
  for (const name of new Set([...first.keys(), ...other.keys()])) {
    const same = first.has(name) === other.has(name) && fixedPart(first, name) === fixedPart(other, name);
    if (!same) throw new PolicyConflictError(page, name);
  }
}

/**
 * One policy for all pages: what they share, and the script hashes of each.
 * @throws PolicyMissingError when a page has none; PolicyConflictError when they differ in more than hashes.
 */
export function commonPolicy(pages: readonly { readonly path: string; readonly html: string }[]): string {
  const all = pages.map(({ path, html }) => ({ path, directives: directivesOf(pagePolicy(path, html)) }));
  const first = all[0];
  if (first === undefined) throw new PolicyMissingError('index.html');
  for (const { path, directives } of all) refuseConflict(path, first.directives, directives);
  return [...first.directives.keys()]
    .map((name) => [name, ...new Set(all.flatMap(({ directives }) => directives.get(name) ?? []))].join(' '))
    .join('; ');
}

/** The policy of the pages in a built folder. */
export function folderPolicy(folder: string): string {
  const pages = filesBelow(folder).filter(({ path }) => path.endsWith('.html'));
  return commonPolicy(pages.map(({ path, location }) => ({ path, html: readFileSync(location, 'utf8') })));
}

/** The headers that go with every file, errors included. */
export function policyHeaders(policy: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}

/** What Kit names by content never changes under its name. */
export const IMMUTABLE_PREFIX = '_app/immutable/';
export const IMMUTABLE_CACHE = 'public, max-age=31536000, immutable';

/** The same headers as a `_headers` file, which Netlify, Cloudflare Pages and their like read. */
export function headersFile(policy: string): string {
  const lines = Object.entries(policyHeaders(policy)).map(([name, value]) => `  ${name}: ${value}`);
  return ['/*', ...lines, `/${IMMUTABLE_PREFIX}*`, `  Cache-Control: ${IMMUTABLE_CACHE}`, ''].join('\n');
}
