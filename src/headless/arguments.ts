/** Arguments as typed, checked before anything is opened. */
import { parseArgs } from 'node:util';
import { TABLE_NAMES, type TableName } from '../lib/domain/records';
import type { DateOrder } from '../lib/domain/layout';
import { readProfile } from './profile-file';
import type { Answers, DataFile } from './workspace';

/** Wrong arguments: one line, exit 2. */
export class ArgumentError extends Error {}

const OPTIONS = {
  data: { type: 'string', multiple: true },
  out: { type: 'string' },
  rules: { type: 'string' },
  profile: { type: 'string', multiple: true },
  table: { type: 'string' },
  header: { type: 'string' },
  'date-order': { type: 'string' },
  'as-of': { type: 'string' },
  period: { type: 'string' },
  measure: { type: 'string', multiple: true },
  by: { type: 'string' },
  mask: { type: 'string' },
  plain: { type: 'boolean' },
  from: { type: 'string' },
  days: { type: 'string' },
  unit: { type: 'string' },
  inclusive: { type: 'boolean' },
  calendar: { type: 'string', multiple: true },
  'min-n': { type: 'string' },
  standardise: { type: 'boolean' },
  seed: { type: 'string' },
  decisions: { type: 'string' },
  scheme: { type: 'string' },
  entries: { type: 'string' },
  before: { type: 'string' },
  'other-rules': { type: 'string' },
  n: { type: 'string' },
  strata: { type: 'string' },
  key: { type: 'string' },
  boost: { type: 'string' },
  state: { type: 'string' },
  risk: { type: 'string', multiple: true },
  'exclude-unit': { type: 'string', multiple: true },
  drawn: { type: 'string', multiple: true },
  redraw: { type: 'string' },
  draw: { type: 'string' },
  against: { type: 'string' },
  template: { type: 'string' },
  replies: { type: 'string', multiple: true },
  file: { type: 'string' },
  'with-data': { type: 'boolean' },
} as const;

/** What a report is computed from and how; the rest is the report's own. */
const REPORTED = [
  ...['data', 'out', 'profile', 'table', 'date-order', 'rules', 'calendar', 'as-of', 'period'],
  ...['decisions', 'template', 'mask'],
] as const;

/** Which options a command takes. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  read: ['data', 'out', 'header', 'plain'],
  import: ['data', 'out', 'profile', 'table', 'date-order', 'calendar', 'plain', 'mask'],
  compute: [
    ...['data', 'out', 'profile', 'table', 'date-order', 'rules', 'calendar', 'as-of', 'period'],
    ...['measure', 'by', 'mask', 'plain'],
  ],
  rank: [
    ...['data', 'out', 'profile', 'table', 'date-order', 'rules', 'calendar', 'as-of', 'period'],
    ...['measure', 'by', 'min-n', 'seed', 'standardise', 'mask', 'plain'],
  ],
  lists: [
    'data',
    'out',
    'profile',
    'table',
    'date-order',
    'rules',
    'calendar',
    'as-of',
    'period',
    'decisions',
    'other-rules',
    'mask',
    'plain',
  ],
  sample: [
    'data',
    'out',
    'profile',
    'table',
    'date-order',
    'rules',
    'calendar',
    'as-of',
    'period',
    'seed',
    'n',
    'strata',
    'key',
    'boost',
    'state',
    'risk',
    'exclude-unit',
    'drawn',
    'redraw',
    'mask',
    'plain',
  ],
  leads: [
    ...['data', 'out', 'profile', 'table', 'date-order', 'rules', 'calendar', 'as-of', 'period'],
    ...['mask', 'plain'],
  ],
  inspections: [
    ...['data', 'out', 'profile', 'table', 'date-order', 'rules', 'calendar', 'as-of', 'period'],
    ...['mask', 'plain'],
  ],
  snapshot: [
    ...['data', 'out', 'profile', 'table', 'date-order', 'rules', 'calendar', 'as-of', 'period'],
    ...['against', 'plain'],
  ],
  'report year-end': [
    ...['data', 'out', 'profile', 'table', 'date-order', 'rules', 'calendar', 'as-of', 'period', 'decisions'],
    ...['scheme', 'entries', 'before', 'other-rules', 'seed', 'mask', 'plain'],
  ],
  feedback: [
    ...['data', 'out', 'profile', 'table', 'date-order', 'rules', 'calendar', 'as-of', 'period'],
    ...['from', 'days', 'replies'],
  ],
  due: ['from', 'days', 'unit', 'inclusive', 'calendar'],
  'report monthly': REPORTED,
  'report spot-check': ['data', 'out', 'profile', 'table', 'date-order', 'rules', 'calendar', 'draw', 'mask'],
  'archive create': [...REPORTED, 'with-data', 'scheme', 'entries'],
  'archive verify': ['file', 'data', 'scheme', 'entries'],
};

/** Options that take several values after one name: `--data a.csv b.csv`, `--measure x y`. */
const SEVERAL: ReadonlySet<string> = new Set([
  '--data',
  '--measure',
  '--profile',
  '--calendar',
  '--risk',
  '--exclude-unit',
  '--drawn',
  '--replies',
]);

/** `--data a b` becomes `--data a --data b`. */
const spread = (argv: readonly string[]): string[] => {
  const spelled: string[] = [];
  let several = '';
  for (const word of argv) {
    if (word.startsWith('--')) {
      several = SEVERAL.has(word) ? word : '';
      if (several === '') spelled.push(word);
    } else if (several === '') spelled.push(word);
    else spelled.push(several, word);
  }
  return spelled;
};

export interface Arguments {
  readonly text: (name: keyof typeof OPTIONS) => string | undefined;
  readonly required: (name: keyof typeof OPTIONS) => string;
  readonly list: (
    name: 'data' | 'measure' | 'profile' | 'calendar' | 'risk' | 'exclude-unit' | 'drawn' | 'replies',
  ) => readonly string[];
  readonly flag: (name: 'plain' | 'inclusive' | 'standardise' | 'with-data') => boolean;
}

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: spread(argv), options: OPTIONS, allowPositionals: false, strict: true }).values;
  } catch (cause) {
    throw new ArgumentError(cause instanceof Error ? cause.message : 'arguments', { cause });
  }
};

export const parseCommand = (command: string, argv: readonly string[]): Arguments => {
  const values: Readonly<Record<string, string | boolean | readonly string[] | undefined>> = parse(argv);
  const foreign = Object.keys(values).find((name) => !(ALLOWED[command] ?? []).includes(name));
  if (foreign !== undefined) throw new ArgumentError(`${command} takes no --${foreign}`);
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    text,
    required: (name) => {
      const value = text(name);
      if (value === undefined) throw new ArgumentError(`${command} needs --${name}`);
      return value;
    },
    list: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.map(String) : [];
    },
    flag: (name) => values[name] === true,
  };
};

const isTable = (name: string): name is TableName => TABLE_NAMES.some((table) => table === name);

const tableOf = (name: string): TableName => {
  if (!isTable(name)) throw new ArgumentError(`unknown table ${name}; one of ${TABLE_NAMES.join(', ')}`);
  return name;
};

/** `--data FILE` or `--data cases=FILE`; `--table` is for all that name none. */
export const dataFiles = (args: Arguments): DataFile[] => {
  const given = args.text('table');
  const table = given === undefined ? undefined : tableOf(given);
  const files = args.list('data').map((word): DataFile => {
    const [, name, path] = /^([a-z_]+)=(.+)$/.exec(word) ?? [];
    return name === undefined || path === undefined ? { path: word, table } : { path, table: tableOf(name) };
  });
  if (files.length === 0) throw new ArgumentError('needs --data FILE');
  return files;
};

const dateOrder = (args: Arguments): DateOrder | undefined => {
  const value = args.text('date-order');
  if (value === undefined || value === 'ymd' || value === 'dmy' || value === 'mdy') return value;
  throw new ArgumentError(`--date-order is ymd, dmy or mdy, not ${value}`);
};

/** `--date-order` and `--profile`: what the page would ask. */
export const answers = (args: Arguments): Answers => ({
  dateOrder: dateOrder(args),
  profiles: args.list('profile').map(readProfile),
});
