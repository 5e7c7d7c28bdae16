/** Annexes put into words once, for page, document, workbook and CSV alike: heads, cells with their numbers, notes. */
import { formatHead } from './heads';
import type { Annex, AnnexCell, AnnexColumn, MonthlyReport, Share } from '../reports/monthly-types';
import { rateWords } from './fields';
import { filled, type HouseWords, type Template } from './template';
import { absentWords } from './words';

/** A cell as it is read, and the number that it is; null number: it is none. */
export interface TableCell {
  readonly text: string;
  readonly value: number | null;
  /** Numerator and denominator of a rate, so that no rate stands without its base. */
  readonly share: Share | null;
}

export interface TableColumn {
  readonly id: string;
  readonly head: string;
  /** `points`: a score with two decimals. */
  readonly kind: AnnexColumn['kind'] | 'points';
  readonly isWide: boolean;
}

export interface DocumentTable {
  readonly id: string;
  /** 1 = 附件1; 0 = there is no such table. */
  readonly no: number;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly total: readonly TableCell[] | null;
  /** How many there are, listed or not. */
  readonly outOf: number;
  /** How to read it, and what is missing in it. */
  readonly notes: readonly string[];
  /** Why there is no table; null when there is. */
  readonly missing: string | null;
}

/** Where nothing is; never 0, never blank. */
const NOTHING = '—';

const isShare = (cell: AnnexCell): cell is Share =>
  typeof cell === 'object' && cell !== null && 'denominator' in cell;

/** A word of the template; a code that it does not know stands as it is. */
const wordOf = ({ words }: Template, code: string): string => words[code] ?? code;

const textCell = (text: string): TableCell => ({ text, value: null, share: null });

const cellOf = (template: Template, id: string, cell: AnnexCell): TableCell => {
  if (cell === null) return textCell(NOTHING);
  if (typeof cell === 'number') return { text: String(cell), value: cell, share: null };
  if (typeof cell === 'string')
    return textCell(cell === '' && id === 'name' ? wordOf(template, 'not_filled') : cell);
  if (!isShare(cell)) return textCell(wordOf(template, cell.code));
  const { numerator, denominator } = cell;
  const value = numerator === null || !denominator ? null : numerator / denominator;
  return { text: rateWords(cell) ?? NOTHING, value, share: cell };
};

const columnNotes = (columns: readonly TableColumn[], annex: Annex, { phrases }: Template): string[] =>
  annex.columns.flatMap(({ missing }, at) =>
    missing === null
      ? []
      : [
          filled(phrases.columns_missing, {
            column: columns[at]?.head ?? '',
            why: filled(missing.tables.length > 0 ? phrases.no_table : phrases.no_column, {
              what: absentWords(missing),
              terms: columns[at]?.head ?? '',
            }),
          }),
        ],
  );

const totalCells = (template: Template, annex: Annex): readonly TableCell[] | null =>
  annex.total === null
    ? null
    : annex.columns.map(({ id }, at) =>
        id === 'name'
          ? textCell(wordOf(template, 'total'))
          : id === 'no'
            ? textCell('')
            : cellOf(template, id, annex.total?.[at] ?? null),
      );

const missingWords = ({ missing }: Annex, { phrases }: Template): string | null =>
  missing === null
    ? null
    : filled(missing.tables.length > 0 ? phrases.no_table : phrases.no_column, {
        what: absentWords(missing),
        terms: '本表',
      });

/** One annex in words. */
export const documentTable = (annex: Annex, template: Template, no: number): DocumentTable => {
  const columns = annex.columns.map((column): TableColumn => ({
    id: column.id,
    head: formatHead(column, template),
    kind: column.kind,
    isWide: column.isWide,
  }));
  const words = template.annexes[annex.id];
  return {
    ...{ id: annex.id, no, title: words.title, columns, outOf: annex.outOf },
    rows: annex.rows.map((row) => annex.columns.map(({ id }, at) => cellOf(template, id, row[at] ?? null))),
    total: totalCells(template, annex),
    notes: [words.note, ...columnNotes(columns, annex, template)].filter((note) => note !== ''),
    missing: missingWords(annex, template),
  };
};

/** All annexes, those that there are numbered in their order; one that cannot be made has no number (0) and says why. */
export const documentTables = (report: MonthlyReport, template: Template): readonly DocumentTable[] => {
  let no = 0;
  return report.annexes.map((annex) =>
    documentTable(annex, template, annex.missing === null ? (no += 1) : 0),
  );
};

/** 共 17 行，全部列出。 共 268 行，显示前 60 行，其余见附表工作簿（xlsx）的附件6。 */
export const shownWords = (
  { outOf, no }: Pick<DocumentTable, 'outOf' | 'no'>,
  shown: number,
  { phrases }: HouseWords,
): string =>
  shown >= outOf
    ? filled(phrases.shown_all, { n: String(outOf) })
    : filled(phrases.shown, { n: String(shown), total: String(outOf) }) +
      filled(phrases.the_rest, { no: String(no) });
