/** `mingcha report monthly`: the 通报 of a period as Word file, workbook and CSV, all from one report value. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf } from '../lib/domain/data-file';
import type { MaskingLevel } from '../lib/domain/masking';
import type { RuleSet } from '../lib/domain/rule-set';
import { monthlyText } from '../lib/documents/archive/results';
import { compose, documentFiles, type DocumentFile } from '../lib/documents/bundle';
import { NOTHING_WRITTEN } from '../lib/documents/circular';
import { MONTHLY_TEMPLATE } from '../lib/documents/shipped';
import { parseTemplate, type Template } from '../lib/documents/template';
import { readMonthly } from '../lib/reports/monthly';
import type { MonthlyReport } from '../lib/reports/monthly-types';
import { ArgumentError, answers, dataFiles, type Arguments } from './arguments';
import { calendarOf, type UsedCalendar } from './calendar-file';
import { cutOff } from './cut-off';
import { readDecisions, type GivenDecisions } from './decisions-file';
import { maskingLevel } from './output';
import { readRules, ruleHash } from './rule-file';
import { openWorkspace, type Answers, type DataFile, type Workspace } from './workspace';

/** Everything that a report is computed from. */
export interface MonthlyInputs {
  readonly data: readonly DataFile[];
  readonly said: Answers;
  readonly rules: RuleSet;
  readonly calendar: UsedCalendar;
  readonly period: string;
  readonly asOf: string;
  readonly mask: MaskingLevel;
  readonly given: GivenDecisions;
  readonly template: Template;
}

/** `--template`, else the shipped one. @throws ArgumentError for no file, InvalidDataFileError with the place of a fault. */
const templateOf = (args: Arguments): Template => {
  const path = args.text('template');
  if (path === undefined) return MONTHLY_TEMPLATE;
  if (!existsSync(path)) throw new ArgumentError(`--template: no file ${path}`);
  return parseTemplate(jsonOf(readFileSync(path, 'utf8'), path), path);
};

export const monthlyInputs = (args: Arguments): MonthlyInputs => {
  const [data, said, mask] = [dataFiles(args), answers(args), maskingLevel(args, 'external')];
  const rules = readRules(args.required('rules'));
  const calendar = calendarOf(args.list('calendar'));
  const period = args.required('period');
  const { asOf } = cutOff(args);
  const given = readDecisions(args.text('decisions'));
  return { data, said, rules, calendar, period, asOf, mask, given, template: templateOf(args) };
};

const reportOf = async (
  { rules, calendar, period, asOf, mask, given }: MonthlyInputs,
  { context, files }: Workspace,
): Promise<MonthlyReport> => {
  const byNo = new Map(files.map((file) => [file.fileNo, file]));
  const provenance = {
    rules: { id: rules.id, version: rules.version, hash: ruleHash(rules) },
    calendar: { id: calendar.id, version: calendar.calendar.version },
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    decisions: given.file?.sha256 ?? null,
  };
  return readMonthly(
    context,
    rules,
    {
      scope: { period, asOf, ruleSet: rules.id, filters: {} },
      ...{ mask, provenance, decisions: given.decisions },
    },
    {
      fileName: (fileNo) => byNo.get(fileNo)?.name ?? '',
      lineOf: (fileNo, recordNo) => byNo.get(fileNo)?.firstLine[recordNo - 1] ?? 0,
    },
  );
};

export interface MonthlyResult {
  readonly report: MonthlyReport;
  readonly documents: readonly DocumentFile[];
}

export const computeMonthly = async (inputs: MonthlyInputs): Promise<MonthlyResult> => {
  const workspace = await openWorkspace(inputs.data, inputs.rules, inputs.said, inputs.calendar);
  try {
    const report = await reportOf(inputs, workspace);
    const documents = await documentFiles(compose(report, inputs.template, NOTHING_WRITTEN));
    return { report, documents };
  } finally {
    await workspace.close();
  }
};

export const runMonthly = async (args: Arguments): Promise<void> => {
  const folder = args.required('out');
  const { report, documents } = await computeMonthly(monthlyInputs(args));
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of documents) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, 'monthly.json'), monthlyText(report));
};
