/** `mingcha snapshot`: the figures of a period with the records behind them, to be kept; and what changed since one was kept. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf } from '../lib/domain/data-file';
import { fileNoOf, recordNoOf } from '../lib/domain/records';
import { readSnapshot, type Identity } from '../lib/reports/snapshot';
import { compareSnapshot } from '../lib/reports/snapshot-compare';
import type { SnapshotComparison } from '../lib/reports/snapshot-compare-types';
import { parseSnapshot, snapshotText, type Snapshot } from '../lib/reports/snapshot-file';
import { ArgumentError, answers, dataFiles, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';
import { writeCsv, writeJson, type CsvCell, type Output } from './csv';
import { cutOff } from './cut-off';
import { openOutput, provenance } from './output';
import { readRules, ruleHash } from './rule-file';
import { openWorkspace, type Workspace } from './workspace';

const atOnce = (): Promise<void> => Promise.resolve();

const readOld = (path: string): Snapshot => {
  if (!existsSync(path)) throw new ArgumentError(`--against: no file ${path}`);
  return parseSnapshot(jsonOf(readFileSync(path, 'utf8'), path), path);
};

const CHANGES = [
  ...[
    'measure',
    'status_before',
    'numerator_before',
    'denominator_before',
    'status',
    'numerator',
    'denominator',
  ],
  ...['reason', 'records', 'numerator_by', 'denominator_by'],
];

/** One line per figure and reason; a figure that stands as it was has one line without a reason. */
const changeRows = ({ figures }: SnapshotComparison): CsvCell[][] =>
  figures.flatMap(({ column, before, now, reasons }) => {
    const figure: CsvCell[] = [
      column.measure,
      ...[before, now].flatMap((cell) => [cell.status, cell.numerator, cell.denominator]),
    ];
    return reasons.length === 0
      ? [[...figure, '', 0, 0, 0]]
      : reasons.map(({ kind, records, numerator, denominator }) => [
          ...figure,
          ...[kind, records.length, numerator, denominator],
        ]);
  });

const RECORDS = [
  'measure',
  'reason',
  'number',
  'fingerprint',
  'file',
  'line',
  'numerator_by',
  'denominator_by',
];

const recordRows = ({ figures }: SnapshotComparison, { files }: Workspace): CsvCell[][] => {
  const byNo = new Map(files.map((file) => [file.fileNo, file]));
  return figures.flatMap(({ column, reasons }) =>
    reasons.flatMap(({ kind, records }) =>
      records.map(({ number, id, sourceRow, numerator, denominator }): CsvCell[] => {
        const file = sourceRow === null ? undefined : byNo.get(fileNoOf(sourceRow));
        const line = sourceRow === null ? null : (file?.firstLine[recordNoOf(sourceRow) - 1] ?? null);
        return [column.measure, kind, number, id, file?.name ?? '', line, numerator, denominator];
      }),
    ),
  );
};

const writeChanges = (output: Output, workspace: Workspace, comparison: SnapshotComparison): void => {
  writeCsv(output, 'changes.csv', CHANGES, changeRows(comparison));
  writeCsv(output, 'change-records.csv', RECORDS, recordRows(comparison, workspace));
  const { then, now, causes, files, scope } = comparison;
  writeJson(output, 'changes.json', { period: scope.period, then, now, causes, files });
};

/** The period is the old snapshot's where one is given, unless the command line names it too. */
export const runSnapshot = async (args: Arguments): Promise<void> => {
  const [data, said] = [dataFiles(args), answers(args)];
  const rules = readRules(args.required('rules'));
  const calendar = calendarOf(args.list('calendar'));
  const { period, asOf } = cutOff(args);
  const against = args.text('against');
  const old = against === undefined ? null : readOld(against);
  if (old !== null && old.period !== period)
    throw new ArgumentError(`--against is of the period ${old.period ?? 'all'}, not ${period ?? 'all'}`);
  args.required('out');
  const workspace = await openWorkspace(data, rules, said, calendar);
  const identity: Identity = {
    ruleSet: { id: rules.id, version: rules.version, hash: ruleHash(rules) },
    calendar: { id: calendar.id, version: calendar.calendar.version },
    files: workspace.files.map(({ name, sha256 }) => ({ name, sha256 })),
  };
  const { context, files } = workspace;
  const scope = { period, asOf, ruleSet: rules.id, filters: {} };
  const block = provenance({ files, rules, calendar, period: period ?? '', asOf, mask: 'internal' });
  const output = openOutput(args, block);
  const snapshot = await readSnapshot(context, identity, scope, atOnce);
  writeFileSync(join(output.folder, 'snapshot.json'), snapshotText(snapshot));
  if (old !== null)
    writeChanges(output, workspace, await compareSnapshot(context, identity, old, asOf, atOnce));
  await workspace.close();
};
