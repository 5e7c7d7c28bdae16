/** `mingcha report year-end`: scores, proposed grades, lists and how far each place hangs on choices, of one year. */
import { parsePeriod } from '../lib/domain/period';
import { readOfficerMasks } from '../lib/reports/officer-masks';
import { DEFAULT_SEED } from '../lib/reports/ranking';
import { readYearEnd } from '../lib/reports/year-end';
import { changesBetween, versionOf, type YearEndVersion } from '../lib/reports/year-end-diff';
import type { YearEndQuestion, YearEndReport } from '../lib/reports/year-end-types';
import { beforeOf, entriesOf, schemeOf } from './assessment-files';
import { ArgumentError, answers, dataFiles, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';
import { writeCsv, writeJson, type Output } from './csv';
import { cutOff } from './cut-off';
import { readDecisions } from './decisions-file';
import { maskingLevel, openOutput, provenance } from './output';
import { readRules, ruleHash } from './rule-file';
import { openWorkspace } from './workspace';
import { missingParts, missingWords, withoutTotal } from './year-end-missing';
import { writePapers } from './year-end-papers';
import * as lines from './year-end-lines';

const yearOf = (period: string | null): string => {
  if (period === null || parsePeriod(period).kind !== 'year')
    throw new ArgumentError('report year-end needs --period with a year, such as 2026');
  return period;
};

const absences = (report: YearEndReport): readonly unknown[] =>
  report.indicators
    .filter(({ absent }) => absent !== null)
    .map(({ id, missing, absent }) => ({ indicator: id, policy: missing, missing: absent }));

/** What a reader of the files would otherwise miss. */
const say = (report: YearEndReport): void => {
  for (const { id, missing, absent } of report.indicators)
    if (absent !== null)
      process.stderr.write(`${id}: the files lack ${JSON.stringify(absent)}; policy ${missing}\n`);
  for (const line of missingWords(report)) process.stderr.write(`${line}\n`);
  for (const { list, missing } of report.lists)
    if (missing.length > 0)
      process.stderr.write(`lists.csv: no ${list}: rule set lacks ${missing.join(', ')}\n`);
  for (const { path, name } of report.idle) process.stderr.write(`--entries: ${path}: nobody is ${name}\n`);
};

const CHANGE_HEADER = ['list', 'change', 'subject', 'subject_key', 'rule_id'] as const;

const writeChanges = (output: Output, before: YearEndVersion | null, now: YearEndVersion): void => {
  if (before === null) return;
  const changes = changesBetween(before, now);
  writeCsv(
    output,
    'diff.csv',
    CHANGE_HEADER,
    changes.map(({ list, change, subject, id, rule }) => [list, change, subject, id, rule]),
  );
};

const facts = (report: YearEndReport): Record<string, unknown> => ({
  scheme: report.title,
  subject: report.subject,
  ranked_by: report.rankedBy,
  seed: report.seed,
  shift_percent: report.shift,
  stable_places: report.tolerance,
  clauses: Object.fromEntries(report.clauses),
  groups: report.groups.map(({ group, quota, subjects }) => ({ group, subjects: subjects.length, quota })),
  indicators_missing: absences(report),
  parts_missing: missingParts(report),
  without_total: withoutTotal(report),
  without_unit: report.withoutUnit,
  lists: report.lists.map(({ list, lines: own, missing, absent }) => ({
    ...{ list, lines: own.length, rule_set_lacks: missing, files_lack: absent },
  })),
  idle_entries: report.idle,
});

const questionOf = (args: Arguments, ruleSet: string) => {
  const { period, asOf } = cutOff(args);
  const year = yearOf(period);
  const [scheme, entries] = [schemeOf(args), entriesOf(args, year)];
  const given = readDecisions(args.text('decisions'));
  const other = args.text('other-rules');
  const question: YearEndQuestion = {
    scope: { period: year, asOf, ruleSet, filters: {} },
    scheme: scheme.value,
    entries: entries.value,
    decisions: given.decisions,
    seed: args.text('seed') ?? DEFAULT_SEED,
    otherRules: other === undefined ? null : readRules(other),
  };
  const sources = Object.entries({ scheme, entries, decisions: given }).flatMap(
    ([name, { file }]): [string, string][] => (file === null ? [] : [[name, `${file.name} ${file.sha256}`]]),
  );
  return { question, sources, decisions: given.file?.sha256 ?? null };
};

export const runYearEnd = async (args: Arguments): Promise<void> => {
  const [data, said, mask] = [dataFiles(args), answers(args), maskingLevel(args)];
  const outside = maskingLevel(args, 'external');
  const rules = readRules(args.required('rules'));
  const calendar = calendarOf(args.list('calendar'));
  const { question, sources, decisions } = questionOf(args, rules.id);
  const before = beforeOf(args);
  args.required('out');
  const workspace = await openWorkspace(data, rules, said, calendar);
  const report = await readYearEnd(workspace.context, rules, question);
  const masks = await readOfficerMasks(workspace.engine, mask);
  const { period, asOf } = question.scope;
  const block = provenance({ files: workspace.files, rules, calendar, period: period ?? '', asOf, mask });
  const output = openOutput(args, [...block, ...sources]);
  writeCsv(output, 'scores.csv', lines.SCORE_HEADER, lines.scoreLines(report, masks));
  writeCsv(output, 'indicators.csv', lines.INDICATOR_HEADER, lines.indicatorLines(report, masks));
  writeCsv(output, 'sensitivity.csv', lines.SENSITIVITY_HEADER, lines.sensitivityLines(report, masks));
  writeCsv(output, 'lists.csv', lines.LIST_HEADER, lines.listLines(report, masks));
  const revision = (before?.value.revision ?? 0) + 1;
  const shown = versionOf(report, revision, (line) => lines.lineName(line, masks));
  writeJson(output, 'year-end.json', {
    ...shown,
    asOf,
    rules: { ...report.ruleSet, hash: ruleHash(rules) },
    calendar: { id: calendar.id, version: calendar.calendar.version },
    files: workspace.files.map(({ name, sha256 }) => ({ file: name, sha256 })),
    sources: Object.fromEntries(sources),
    ...facts(report),
  });
  writeChanges(output, before?.value ?? null, shown);
  await writePapers(output.folder, workspace, {
    rules,
    calendar,
    question,
    decisions,
    report,
    mask: outside,
  });
  say(report);
  await workspace.close();
};
