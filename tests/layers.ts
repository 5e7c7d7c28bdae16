/** The arrows of the design as data, and the checks over a graph of imports: pure, so that they are tested themselves. */

export interface Edge {
  /** Path from the root of the repository: `src/lib/facts/facts.ts`. */
  readonly from: string;
  /** The same for a file of ours; the bare name for a package. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Only types cross; nothing is left of it in the built page. */
  readonly isTypeOnly: boolean;
}

/** Which folder may use which; a folder may always use itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  i18n: ['domain'],
  db: ['domain'],
  ingest: ['domain', 'db'],
  facts: ['domain', 'db'],
  measures: ['domain', 'db', 'facts'],
  events: ['domain', 'db', 'facts'],
  rules: ['domain', 'db', 'facts', 'events', 'measures'],
  reports: ['domain', 'i18n', 'db', 'facts', 'measures', 'events', 'rules'],
  charts: ['domain', 'i18n', 'reports'],
  documents: ['domain', 'i18n', 'reports', 'charts'],
  state: [
    'domain',
    'i18n',
    'db',
    'ingest',
    'facts',
    'measures',
    'events',
    'rules',
    'reports',
    'charts',
    'documents',
  ],
  components: ['domain', 'i18n', 'charts'],
  routes: ['state', 'components', 'i18n', 'reports', 'documents'],
  worker: ['state'],
  headless: [
    'domain',
    'i18n',
    'db',
    'ingest',
    'facts',
    'measures',
    'events',
    'rules',
    'reports',
    'charts',
    'documents',
  ],
};

/** Arrows for types alone. */
const TYPE_ARROWS: Readonly<Record<string, readonly string[]>> = { components: ['reports'] };

/** Packages that one place knows; everything else asks that place. */
const PACKAGE_HOMES: readonly { readonly name: RegExp; readonly folders: readonly string[] }[] = [
  { name: /^@duckdb\/|^apache-arrow/, folders: ['db'] },
  { name: /^papaparse/, folders: ['ingest'] },
  // Workbooks are read in one folder and written in the other.
  { name: /^hucre/, folders: ['ingest', 'documents'] },
  { name: /^echarts/, folders: ['components'] },
];

/** Kit builds the one beside the page, and runs the other before it. */
const KIT_FILES: Readonly<Record<string, string>> = {
  'src/service-worker.ts': 'worker',
  'src/hooks.client.ts': 'routes',
};

/** The folder of the design that a file lies in; null outside `src/lib`, `src/routes` and `src/headless`. */
export const folderOf = (path: string): string | null =>
  KIT_FILES[path] ??
  /^src\/lib\/([^/]+)\/./.exec(path)?.[1] ??
  /^src\/(routes|headless)\/./.exec(path)?.[1] ??
  null;

/** Rule sets, calendars and profiles are data: whoever loads them reads a JSON file, and never a script beside it. */
const isDataFile = (edge: Edge, folder: string): boolean =>
  /^data\/.*\.json$/.test(edge.to) && folder !== 'domain';

function mayUse(edge: Edge, folder: string): boolean {
  const target = folderOf(edge.to);
  if (target === null) return isDataFile(edge, folder);
  const types = edge.isTypeOnly ? (TYPE_ARROWS[folder] ?? []) : [];
  return target === folder || [...(ARROWS[folder] ?? []), ...types].includes(target);
}

function arrowProblem(edge: Edge): string | null {
  const folder = folderOf(edge.from);
  if (folder === null || !(folder in ARROWS)) return `${edge.from}: not in a folder of the design`;
  if (!edge.isPackage) return mayUse(edge, folder) ? null : `${edge.from} → ${edge.to}`;
  const home = PACKAGE_HOMES.find(({ name }) => name.test(edge.to));
  const atHome = home === undefined || home.folders.includes(folder);
  return atHome || (edge.isTypeOnly && folder === 'charts') ? null : `${edge.from} → ${edge.to}`;
}

/** The imports that no arrow allows, `from → to`; charts may name the types of the library that draws them. */
export const checkArrows = (edges: readonly Edge[]): string[] =>
  edges.map(arrowProblem).filter((problem) => problem !== null);

/** The files of one folder that import a package, types apart. */
export const importersOf = (edges: readonly Edge[], name: RegExp): string[] => [
  ...new Set(edges.filter((e) => e.isPackage && !e.isTypeOnly && name.test(e.to)).map((e) => e.from)),
];

/** Every cycle that a walk from the first file meets, each as `a → b → a`; types count: a reader follows them too. */
export function findCycles(edges: readonly Edge[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, isPackage } of edges)
    if (!isPackage) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push([...trail.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return cycles;
}
