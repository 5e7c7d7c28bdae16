/** `mingcha inspections`: what inspections were owed and held, how and where, and what became of their findings. */
import { FINDING_STATES } from '../lib/domain/inspections';
import { readTable } from '../lib/reports/answers';
import { answerColumns } from '../lib/reports/columns';
import { readInspections } from '../lib/reports/inspections/inspections';
import { readFindingLedger } from '../lib/reports/inspections/ledger';
import type { InspectionsReport } from '../lib/reports/inspections/types';
import { readOfficerMasks } from '../lib/reports/officer-masks';
import type { Absence, AnswerRow, Scope } from '../lib/reports/types';
import type { MaskingLevel } from '../lib/domain/masking';
import { answers, dataFiles, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';
import { writeCsv, writeJson, type CsvCell, type Output } from './csv';
import { cutOff } from './cut-off';
import { maskingLevel, openOutput, provenance } from './output';
import { readRules, ruleHash } from './rule-file';
import { openWorkspace, type Workspace } from './workspace';

const HEADER = ['rule_id', 'what', 'subject', 'done', 'base', 'last_on', 'state'] as const;
const ALL = 1_000_000;

const statusOf = (missing: Absence | null): string =>
  missing === null
    ? 'told'
    : `missing:${[...missing.tables, ...missing.columns.map((one) => one.join('|'))].join(' ')}`;

/** One line per period owed, per check, per kind or method, per unit. */
const dutyLines = ({ duties, checks, mixes, coverage }: InspectionsReport): CsvCell[][] => [
  ...duties.flatMap(({ rule, required, missing, periods }) =>
    missing === null
      ? periods.map(({ id, held, state }) => [rule, 'inspection_kinds', id, held, required, null, state])
      : [[rule, 'inspection_kinds', '', null, required, null, statusOf(missing)]],
  ),
  ...checks.map(({ rule, measure, missing, cell }) => [
    ...[rule, measure, '', cell.numerator, cell.denominator, null],
    missing === null ? cell.status : statusOf(missing),
  ]),
  ...mixes.flatMap(({ measure, missing, total, lines }) =>
    missing === null
      ? lines.map(({ category, n }) => ['SP-10', measure, category, n, total, null, 'ok'])
      : [['SP-10', measure, '', null, null, null, statusOf(missing)]],
  ),
  ...coverage.units.map(({ group, visits, lastOn, isUnvisited }) => [
    ...['SP-10', 'unit_unvisited', group.label, visits, null, lastOn],
    isUnvisited ? 'unvisited' : 'visited',
  ]),
];

/** Units with every figure of the page, the whole last. */
const writeRates = async (output: Output, { context }: Workspace, scope: Scope): Promise<void> => {
  const columns = answerColumns('rectification', []);
  const { rows, total } = await readTable(context, columns, scope, 'unit');
  const line = ({ cells }: AnswerRow, name: string): CsvCell[] => [
    name,
    ...columns.map(({ show }, at) => (cells[at]?.status === 'missing' ? null : (cells[at]?.[show] ?? null))),
  ];
  const head = columns.map(({ measure, category, show }) =>
    [measure, category, show].filter(Boolean).join('.'),
  );
  const lines = rows.map((row) => line(row, row.group.label));
  writeCsv(output, 'rectification.csv', ['unit', ...head], [...lines, line(total, '')]);
};

const writeLedger = async (
  output: Output,
  { context, files }: Workspace,
  scope: Scope,
  mask: MaskingLevel,
): Promise<string> => {
  const byNo = new Map(files.map((file) => [file.fileNo, file]));
  const lineOf = (fileNo: number, recordNo: number): number => byNo.get(fileNo)?.firstLine[recordNo - 1] ?? 0;
  const ledger = await readFindingLedger(context, { scope, state: null, offset: 0, limit: ALL }, lineOf);
  const names = await maskedNames(context, mask, ledger.places);
  const officerAt = ledger.columns.indexOf('officer');
  const lines = ledger.rows.map((row, n) =>
    row.map((cell, at): CsvCell => {
      if (at === 0) return byNo.get(Number(cell))?.name ?? '';
      return at === officerAt ? (names[n] ?? '') : cell;
    }),
  );
  writeCsv(output, 'findings-ledger.csv', ledger.columns, lines);
  return statusOf(ledger.missing);
};

/** Those responsible as the masking level shows them, in the order of the records. */
const maskedNames = async (
  { engine }: Workspace['context'],
  mask: MaskingLevel,
  places: readonly number[],
): Promise<readonly string[]> => {
  const masks = await readOfficerMasks(engine, mask);
  const rows = await engine.query('select source_row, officer_key from findings order by source_row');
  const keys = new Map(rows.map((row) => [Number(row['source_row']), Number(row['officer_key'])]));
  return places.map((place) => masks.get(keys.get(place) ?? 0) ?? '');
};

export const runInspections = async (args: Arguments): Promise<void> => {
  const [data, said, mask] = [dataFiles(args), answers(args), maskingLevel(args)];
  const rules = readRules(args.required('rules'));
  const calendar = calendarOf(args.list('calendar'));
  const { period, asOf } = cutOff(args);
  args.required('out');
  const scope: Scope = { period, asOf, ruleSet: rules.id, filters: {} };
  const workspace = await openWorkspace(data, rules, said, calendar);
  const report = await readInspections(workspace.context, rules, scope);
  const { files } = workspace;
  const output = openOutput(args, provenance({ files, rules, calendar, period: period ?? '', asOf, mask }));
  writeCsv(output, 'inspections.csv', HEADER, dutyLines(report));
  await writeRates(output, workspace, scope);
  const ledger = await writeLedger(output, workspace, scope, mask);
  writeJson(output, 'inspections.json', {
    period,
    asOf,
    rules: { id: rules.id, version: rules.version, hash: ruleHash(rules) },
    calendar: { id: calendar.id, version: calendar.calendar.version },
    files: files.map(({ name, sha256 }) => ({ file: name, sha256 })),
    status: statusOf(report.missing),
    gaps: report.duties.map(({ rule, missing, periods }) => ({
      rule,
      status: statusOf(missing),
      periods: periods.filter(({ state }) => state === 'gap').map(({ id }) => id),
    })),
    coverage: {
      months: report.coverage.months,
      status: statusOf(report.coverage.missing),
      unvisited: report.coverage.unvisited,
    },
    ledger,
    states: FINDING_STATES,
  });
  await workspace.close();
};
