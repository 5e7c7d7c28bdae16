/** The columns of a file as the reader maps them: what is filled in, what is picked, what is missing, what it comes to. */
import type { Answers, ColumnDraft, Inquiry } from '../domain/inquiry';
import { missingEssentials } from '../domain/essential';
import { TABLE_FIELDS, type TableName } from '../domain/records';
import { m } from '../i18n/paraglide/messages';
import { term, wordsOf } from '../i18n/words';

/** What the reader chose, by column key; null = not used. A column that is not in it is as it was recognised. */
export type Picks = ReadonlyMap<string, string | null>;

/** A column on its row of the dialog. */
export interface MappedColumn {
  readonly draft: ColumnDraft;
  /** null = not used. */
  readonly field: string | null;
  readonly isPicked: boolean;
  /** Its header stands over another column too: neither is filled in before somebody says which one counts. */
  readonly isShared: boolean;
}

/** The header of which the file asks which of its columns counts; null = of none. */
export const sharedHeader = ({ asked }: Pick<Inquiry, 'asked'>): string | null => {
  for (const { question } of asked)
    if (question.kind === 'columns' && question.why === 'duplicate') return question.column;
  return null;
};

/** What each column is now. */
export const mapped = (
  drafts: readonly ColumnDraft[],
  picks: Picks,
  shared: string | null,
): readonly MappedColumn[] =>
  drafts.map((draft) => {
    const picked = picks.get(draft.key);
    const isShared = shared !== null && draft.header === shared;
    const known = isShared && !draft.isSaid ? null : draft.field;
    return { draft, field: picked === undefined ? known : picked, isPicked: picked !== undefined, isShared };
  });

/** `第 3 列` for a column without a header. */
export const draftName = (drafts: readonly ColumnDraft[], draft: ColumnDraft): string =>
  draft.header === '' ? m.column_unnamed({ n: drafts.indexOf(draft) + 1 }) : draft.header;

export interface FieldOption {
  readonly field: string;
  readonly words: string;
  /** Another column carries it already: a field has one column. */
  readonly isTaken: boolean;
}

/** What a column can be picked to be, in the order of the table. */
export const fieldOptions = (
  table: TableName,
  columns: readonly MappedColumn[],
  own: MappedColumn,
): readonly FieldOption[] => {
  const drafts = columns.map(({ draft }) => draft);
  return TABLE_FIELDS[table].map(({ name }) => {
    const taker = columns.find((column) => column !== own && column.field === name);
    const words = term(`${table}.${name}`);
    return {
      field: name,
      words:
        taker === undefined
          ? words
          : m.mapping_taken({ field: words, column: draftName(drafts, taker.draft) }),
      isTaken: taker !== undefined,
    };
  });
};

/** Why a column is what it is. */
export const basisWords = ({ draft, isPicked }: MappedColumn): string =>
  isPicked ? m.basis_picked() : (wordsOf(`basis_${draft.basis}`) ?? draft.basis);

export interface Suggested {
  readonly field: string;
  readonly words: string;
}

const MOST_SUGGESTED = 2;

/** What a column without a meaning may be, to be taken by a click; nothing that another column carries already. */
export const suggestions = (
  table: TableName | null,
  columns: readonly MappedColumn[],
  { draft, field, isPicked }: MappedColumn,
): readonly Suggested[] => {
  if (table === null || field !== null || isPicked) return [];
  const taken = new Set(columns.map((column) => column.field));
  return draft.likenesses
    .filter((likeness) => !taken.has(likeness.field))
    .slice(0, MOST_SUGGESTED)
    .map((likeness) => ({
      field: likeness.field,
      words:
        wordsOf(`mapping_like_${likeness.why}`, {
          field: term(`${table}.${likeness.field}`),
          like: likeness.like,
        }) ?? likeness.field,
    }));
};

/** The columns that a table cannot do without and that nothing is mapped to, in words; '' = nothing is missing. */
export function missingWords(table: TableName, columns: readonly MappedColumn[]): string {
  const fields = new Set(columns.map(({ field }) => field));
  return missingEssentials(table, (field) => fields.has(field))
    .map((parts) =>
      parts
        .map((part) => part.map((field) => term(`${table}.${field}`)).join(m.list_or()))
        .join(m.list_with()),
    )
    .join(m.list_or_else());
}

/** Why the file cannot be loaded yet; '' = it can. */
export function blockedWords(table: TableName | null, columns: readonly MappedColumn[]): string {
  if (table === null) return m.mapping_no_table();
  return columns.every(({ field }) => field === null) ? m.mapping_no_field() : '';
}

/** What is said by it; null while it cannot be loaded. Columns that are as they would be recognised anyway say nothing. */
export function mappingAnswers(table: TableName | null, columns: readonly MappedColumn[]): Answers | null {
  if (table === null || blockedWords(table, columns) !== '') return null;
  const said = columns.filter(
    ({ draft, field, isShared }) => isShared || draft.isSaid || field !== draft.plain,
  );
  return { table, overrides: new Map(said.map(({ draft, field }) => [draft.key, field])) };
}
