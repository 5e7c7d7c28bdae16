/**
 * Which files of the product lie on this machine, so that it opens without a network, and which request is answered
 * from them. Pure, and the only thing that the service worker knows: a loaded file is never asked for by an address,
 * so nothing of it can come to lie here.
 */

/** What a build consists of, as addresses on its own origin; Kit lists them in `$service-worker`. */
export interface Build {
  readonly version: string;
  /** Scripts, styles, workers and the engine, each named by its content. */
  readonly build: readonly string[];
  /** What lies in `static`. */
  readonly files: readonly string[];
  /** The pages. */
  readonly prerendered: readonly string[];
}

/** What is asked for; `navigates`: by opening a page. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly navigates: boolean;
}

/**
 * `kept`: fetched ahead, and answered from this machine alone. `fallback`: fetched ahead, and answered from it when
 * nothing else does. `on_use`: fetched when first asked for, and then kept. `network`: none of our business.
 */
export type Source = 'kept' | 'fallback' | 'on_use' | 'network';

/** The folder of the invented county: 14 MB that most readers open once or never, so it is not fetched ahead. */
const SAMPLES = /\/samples\/[^/]+\.csv$/;
/** Made beside the samples for the tests; the page never asks for it. */
const UNUSED = /\/samples\/[^/]+\.json$/;

const PREFIX = 'mingcha-';

/** One cache per version: pages, scripts and engine of different versions never mix. */
export const cacheName = ({ version }: Pick<Build, 'version'>): string => `${PREFIX}${version}`;

/** The caches of other versions; those that are not ours are left alone. */
export const outdated = (names: readonly string[], build: Pick<Build, 'version'>): string[] =>
  names.filter((name) => name.startsWith(PREFIX) && name !== cacheName(build));

/** What is fetched ahead, without the samples. */
export const fetchedAhead = ({ build, files, prerendered }: Omit<Build, 'version'>): string[] => [
  ...new Set([
    ...prerendered,
    ...build,
    ...files.filter((path) => !SAMPLES.test(decodeURI(path)) && !UNUSED.test(path)),
  ]),
];

/** Files whose name says their content: those of an earlier version are still right. */
export const isNamedByContent = (path: string): boolean => path.includes('/_app/immutable/');

/** The engine: a browser keeps the code that it compiled last time beside its own copy of the file, not beside ours. */
const isCompiled = (path: string): boolean => path.endsWith('.wasm');

/** From where requests are answered. A page is itself whatever its choices are; a file with a query is not ours. */
export const sourceFinder = (build: Omit<Build, 'version'>, origin: string): ((asked: Asked) => Source) => {
  const pages = new Set(build.prerendered);
  const ahead = new Set(fetchedAhead(build));
  const samples = new Set(
    build.files.map((path) => encodeURI(decodeURI(path))).filter((path) => SAMPLES.test(path)),
  );
  return ({ method, url, navigates }) => {
    if (method !== 'GET' || url.origin !== origin) return 'network';
    if (navigates) return pages.has(url.pathname) ? 'kept' : 'network';
    if (url.search !== '') return 'network';
    if (ahead.has(url.pathname)) return isCompiled(url.pathname) ? 'fallback' : 'kept';
    return samples.has(url.pathname) ? 'on_use' : 'network';
  };
};
