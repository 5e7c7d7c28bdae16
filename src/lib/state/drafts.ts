/** The columns of a file as somebody maps them: what is recognised is filled in, what is only alike is a suggestion. */
import type { Answers, ColumnDraft } from '../domain/inquiry';
import { TABLE_FIELDS, type TableName } from '../domain/records';
import type { ImportChoices } from '../ingest/choices';
import { columnKeys, mapHeaders, type MappingOverrides } from '../ingest/mapping';
import { overChoices, type Understanding } from '../ingest/profiles';
import { suggestFields } from '../ingest/suggest';

/** Enough to see what a column holds. */
const MOST_SAMPLES = 3;

const NOTHING_SAID: MappingOverrides = new Map();

/** Of what was said, what this table can follow. */
const sayable = (said: MappingOverrides, table: TableName): MappingOverrides => {
  const fields = new Set(TABLE_FIELDS[table].map(({ name }) => name));
  return new Map([...said].filter(([, field]) => field === null || fields.has(field)));
};

/** Headers of a file without any are our own numbering. */
const headersOf = ({ columns, signature }: Understanding): readonly string[] =>
  columns.map(({ header }) => (signature === '' ? '' : header));

/** @param table what the reader takes the file for; null = nothing yet, so that nothing is recognised. */
export function columnDrafts(understood: Understanding, table: TableName | null): readonly ColumnDraft[] {
  const { columns, samples, choices } = understood;
  const names = columns.map(({ header }) => header);
  const [keys, shown] = [columnKeys(names), headersOf(understood)];
  const said = choices.overrides ?? NOTHING_SAID;
  const [now, plain] = [table === null ? NOTHING_SAID : sayable(said, table), NOTHING_SAID].map(
    (overrides) => (table === null ? [] : mapHeaders(names, overrides, table).columns),
  );
  return columns.map(({ position }, at) => {
    const cells = samples.map((record) => record[position] ?? '');
    const field = now?.[at]?.field ?? null;
    const header = shown[at] ?? '';
    return {
      key: keys[at] ?? '',
      header,
      samples: cells.slice(0, MOST_SAMPLES),
      field,
      basis: now?.[at]?.basis ?? 'none',
      plain: plain?.[at]?.field ?? null,
      isSaid: said.has(keys[at] ?? ''),
      likenesses: table === null || field !== null ? [] : suggestFields(table, header, cells),
    };
  });
}

/** What was answered about a column that means something else now holds no longer. */
export function choicesAfter(
  said: ImportChoices,
  answers: Answers,
  { columns }: Pick<Understanding, 'columns'>,
): ImportChoices {
  const keys = columnKeys(columns.map(({ header }) => header));
  const meant = new Map(columns.map(({ field }, at) => [keys[at] ?? '', field]));
  const stays = (key: string): boolean => {
    const field = answers.overrides?.get(key);
    return field === undefined || field === meant.get(key);
  };
  const staying = <V>(map: ReadonlyMap<string, V> | undefined): ReadonlyMap<string, V> | undefined =>
    map === undefined ? undefined : new Map([...map].filter(([key]) => stays(key)));
  const kept = { ...said, polarity: staying(said.polarity), values: staying(said.values) };
  return overChoices(kept, answers);
}
