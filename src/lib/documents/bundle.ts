/** Every file of one report: the paper, the workbook of its annexes, each annex as CSV. */
import type { MonthlyReport } from '../reports/monthly-types';
import { composeCircular, type CircularText, type Written } from './circular';
import { annexCsv } from './csv';
import { annexName, circularName, tablesName } from './file-names';
import { documentPictures, type DocumentPicture, type DrawnPicture } from './pictures';
import { provenanceLines } from './provenance';
import { documentTables, type DocumentTable } from './tables';
import type { Template } from './template';

export interface DocumentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A report in words, before it becomes files. */
export interface Composed {
  readonly report: MonthlyReport;
  readonly template: Template;
  readonly text: CircularText;
  readonly tables: readonly DocumentTable[];
  /** What can be drawn of it. */
  readonly pictures: readonly DocumentPicture[];
}

export const compose = (report: MonthlyReport, template: Template, written: Written): Composed => ({
  report,
  template,
  text: composeCircular(report, template, written),
  tables: documentTables(report, template),
  pictures: documentPictures(report, template),
});

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The writers are big and loaded when the first file is asked for. Without a page nothing is drawn, and the paper holds no pictures. */
export const circularFile = async (
  { report, template, text, tables }: Composed,
  drawn: readonly DrawnPicture[] = [],
): Promise<DocumentFile> => {
  const { writeDocx } = await import('./docx');
  return {
    name: circularName(report, template),
    type: DOCX,
    bytes: await writeDocx(report, text, tables, template, drawn),
  };
};

export const tablesFile = async ({ report, template, text, tables }: Composed): Promise<DocumentFile> => {
  const { writeWorkbook } = await import('./xlsx');
  return {
    name: tablesName(report, template),
    type: XLSX,
    bytes: await writeWorkbook(report, text, tables, template),
  };
};

/** One annex as CSV. */
export const annexFile = ({ report, template, text }: Composed, table: DocumentTable): DocumentFile => ({
  name: annexName(report, template, table),
  type: 'text/csv;charset=utf-8',
  bytes: new TextEncoder().encode(annexCsv(table, template, provenanceLines(report, template, text))),
});

/** All of them, the paper first. */
export const documentFiles = async (composed: Composed): Promise<readonly DocumentFile[]> => [
  await circularFile(composed),
  await tablesFile(composed),
  ...composed.tables.filter(({ missing }) => missing === null).map((table) => annexFile(composed, table)),
];
