/** The annexes of a 通报 as a workbook: a cover, then each annex for print and plain. */
import { periodTitle } from '../domain/format';
import { measureTerm } from '../domain/measure-terms';
import { FIGURE_NAMES, FIGURES } from '../reports/monthly-columns';
import type { MonthlyReport } from '../reports/monthly-types';
import type { CircularText } from './circular';
import { provenanceLines } from './provenance';
import type { DocumentTable } from './tables';
import { filled, type Template } from './template';
import { coverSheet, plain, printed } from './xlsx-sheets';
import { writtenXlsx } from './xlsx-style';

/** What each number of the tables means, once per measure. */
const definitions = ({ phrases }: Template): string[] =>
  [...new Set(FIGURE_NAMES.map((name) => FIGURES[name].measure))].map((measure) => {
    const { zh, meaningZh, formulaZh } = measureTerm(measure);
    return filled(phrases.definition, { term: zh, meaning: meaningZh, formula: formulaZh });
  });

/** `tables`: all of them; those that cannot be made are named on the cover with why. */
export const writeWorkbook = async (
  report: MonthlyReport,
  text: CircularText,
  tables: readonly DocumentTable[],
  template: Template,
): Promise<Uint8Array> => {
  const { phrases } = template;
  const period = periodTitle(report.period).zh;
  const there = tables.filter(({ missing }) => missing === null);
  const list = tables.map(
    ({ no, title, missing, outOf }) =>
      [
        no === 0 ? '' : filled(phrases.attachment, { no: String(no) }),
        `${title} ${missing ?? filled(phrases.shown_all, { n: String(outOf) })}`,
      ] as const,
  );
  const meanings = definitions(template).map((words) => ['', words] as const);
  const facts = [...provenanceLines(report, template, text), ...list, ...meanings];
  return writtenXlsx(
    text.title,
    [
      coverSheet(phrases.cover, text.title, facts),
      ...there.flatMap((table) => [
        printed(table, template, period, report.scope.asOf),
        plain(table, template),
      ]),
    ],
    report.on,
  );
};
