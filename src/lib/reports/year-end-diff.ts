/**
 * Who enters and who leaves which list, between two versions of an assessment: before and after a review, or under two rule
 * sets. A version is a plain value that a file can hold.
 */
import * as v from 'valibot';
import { checkDataFile } from '../domain/data-file';
import { YEAR_LISTS } from '../domain/year-end-terms';
import type { YearEndReport, YearLine } from './year-end-types';

const Version = v.looseObject({
  format: v.literal('mingcha-year-end'),
  version: v.literal(1),
  year: v.string(),
  /** Number of the version of the lists, 1 for the first draft. */
  revision: v.pipe(v.number(), v.integer('not_whole'), v.minValue(1, 'not_positive')),
  rules: v.looseObject({ id: v.string(), version: v.string() }),
  lines: v.array(
    v.looseObject({ list: v.picklist(YEAR_LISTS), id: v.string(), subject: v.string(), rule: v.string() }),
  ),
});

export type YearEndVersion = Readonly<v.InferOutput<typeof Version>>;

/** @throws InvalidDataFileError with `file`, `path` and `reason`. */
export const parseVersion = (json: unknown, file: string): YearEndVersion =>
  checkDataFile(Version, json, file);

/** `shown`: how a subject's name and key may be written. */
export const versionOf = (
  report: YearEndReport,
  revision: number,
  shown: (line: YearLine) => { readonly name: string; readonly id: string },
): YearEndVersion => ({
  format: 'mingcha-year-end',
  version: 1,
  year: report.year,
  revision,
  rules: report.ruleSet,
  lines: report.lists.flatMap(({ list, lines }) =>
    lines.map((line) => {
      const { id, name } = shown(line);
      return { list, id, subject: name, rule: line.rule };
    }),
  ),
});

export interface ListChange {
  readonly list: YearEndVersion['lines'][number]['list'];
  readonly id: string;
  readonly subject: string;
  readonly change: 'enters' | 'leaves';
  /** By which rule: of the version that has the line. */
  readonly rule: string;
}

const keyOf = ({ list, id, rule }: YearEndVersion['lines'][number]): string =>
  JSON.stringify([list, id, rule]);

/** In the order of the lists; those that leave first. */
export function changesBetween(before: YearEndVersion, after: YearEndVersion): readonly ListChange[] {
  const of = (own: YearEndVersion, other: YearEndVersion, change: ListChange['change']): ListChange[] => {
    const known = new Set(other.lines.map(keyOf));
    return own.lines
      .filter((line) => !known.has(keyOf(line)))
      .map(({ list, id, subject, rule }) => ({ list, id, subject, rule, change }));
  };
  const all = [...of(before, after, 'leaves'), ...of(after, before, 'enters')];
  return YEAR_LISTS.flatMap((list) => all.filter((one) => one.list === list));
}
