/** Names of the files, with period and kind: 2026年10月效能监察通报_附件1_各单位办件办理情况表_20261105.xlsx. */
import { periodTitle } from '../domain/format';
import type { MonthlyReport } from '../reports/monthly-types';
import type { DocumentTable } from './tables';
import { filled, type Template } from './template';

/** Longer names fail in spreadsheets. */
const LONGEST = 80;

/** What file systems refuse becomes a dash. */
export const safeName = (name: string, extension: string): string =>
  `${[...name.replace(/[\\/:*?"<>|\s\p{Cc}]+/gu, '-')].slice(0, LONGEST - extension.length - 1).join('')}.${extension}`;

const parts = ({ period, on }: MonthlyReport): Readonly<Record<string, string>> => ({
  period: periodTitle(period).zh,
  made_on: on.replaceAll('-', ''),
});

export const circularName = (report: MonthlyReport, { file }: Template): string =>
  safeName(filled(file.circular, parts(report)), 'docx');

export const tablesName = (report: MonthlyReport, { file }: Template): string =>
  safeName(filled(file.tables, parts(report)), 'xlsx');

export const annexName = (
  report: MonthlyReport,
  { file }: Template,
  { no, title }: Pick<DocumentTable, 'no' | 'title'>,
): string => safeName(filled(file.annex, { ...parts(report), no: String(no), title }), 'csv');
