/**
 * A shipped .sql file: a header of `-- key: value` lines and one SELECT. This is the only place that wraps it for DuckDB.
 *
 * Header keys: the first line is the term in Chinese and English and its meaning; then `kind`, `shape` (measures),
 * `grain`, `params`, `needs`, `clause` and what else a kind asks for. Another engine would wrap the same text otherwise.
 */
import { InvalidSqlFileError } from '../domain/errors';

export type ParamType = 'date' | 'timestamp' | 'integer' | 'bigint' | 'double' | 'varchar' | 'boolean';
const PARAM_TYPES: ReadonlySet<string> = new Set<ParamType>([
  'date',
  'timestamp',
  'integer',
  'bigint',
  'double',
  'varchar',
  'boolean',
]);

export interface SqlParam {
  readonly name: string;
  readonly type: string;
}

export interface SqlFile {
  /** File name without folder and ending; the macro or table carries it. */
  readonly id: string;
  readonly title: string;
  readonly header: ReadonlyMap<string, string>;
  readonly params: readonly SqlParam[];
  readonly body: string;
}

const HEADER_LINE = /^-- ([a-z]+): (.*)$/;

/** Reads the header; throws InvalidSqlFileError naming file and line. */
export const parseSqlFile = (path: string, text: string): SqlFile => {
  const id = path.replace(/^.*\//, '').replace(/\.sql$/, '');
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  const comments = lines.slice(0, end < 0 ? lines.length : end);
  const header = new Map<string, string>();
  for (const line of comments.slice(1)) {
    const match = HEADER_LINE.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) header.set(match[1], match[2].trim());
  }
  const body = lines.slice(comments.length).join('\n').trim();
  const title = (comments[0] ?? '').replace(/^-- /, '');
  if (title === '' || body === '') throw new InvalidSqlFileError({ file: path, reason: 'title or body' });
  return { id, title, header, params: parseParams(path, header.get('params') ?? ''), body };
};

const parseParams = (path: string, text: string): SqlParam[] => {
  if (text === '' || text === '(none)') return [];
  return text.split(',').map((part) => {
    const [name, type, ...rest] = part.trim().split(/\s+/);
    if (name === undefined || type === undefined || rest.length > 0 || !PARAM_TYPES.has(type)) {
      throw new InvalidSqlFileError({ file: path, reason: `params: ${part.trim()}` });
    }
    return { name, type };
  });
};

/** A measure, event or query: a typed table macro of the file's name. */
export const createMacro = (file: SqlFile): string =>
  `create or replace macro ${file.id}(${file.params.map((p) => `${p.name} ${p.type}`).join(', ')}) as table ${file.body}`;

/** A fact: a table of the file's name, built anew. */
export const createFact = (file: SqlFile): string => `create or replace table ${file.id} as ${file.body}`;

/** The call of a macro with `$first`, `$first+1` … bound to its parameters in order. */
export const callMacro = (file: SqlFile, first = 1): string =>
  `${file.id}(${file.params.map((p, at) => `${p.name} := $${first + at}::${p.type}`).join(', ')})`;

/** What differs between engines behind one name: functions that the files may call. */
export const PRELUDE = [
  'create or replace macro date_of(x) as cast(x as date)',
  'create or replace macro at_midnight(x) as cast(x as timestamp)',
  'create or replace macro first_chars(x, n) as substring(x, 1, n)',
];

/** A macro or table that only this connection knows, for the pages that work with it: nobody keeps it. */
export const createMacroHere = (file: SqlFile): string =>
  createMacro(file).replace('create or replace macro', 'create or replace temp macro');

export const createTableHere = (name: string, select: string): string =>
  `create or replace temp table ${name} as ${select}`;
