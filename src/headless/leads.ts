/** `mingcha leads`: what in the data is worth a question, each with its base, its peers and its records; nobody is accused. */
import { readLeadRows } from '../lib/reports/leads/rows';
import { readLeads } from '../lib/reports/leads/leads';
import { subjectWords, type SubjectWords } from '../lib/reports/leads/subjects';
import type { LeadLine, LeadReport, LeadsReport } from '../lib/reports/leads/types';
import type { Scope } from '../lib/reports/types';
import { answers, dataFiles, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';
import { writeCsv, writeJson, type CsvCell, type Output } from './csv';
import { cutOff } from './cut-off';
import { maskingLevel, openOutput, provenance } from './output';
import { readRules, ruleHash } from './rule-file';
import { openWorkspace, type Workspace } from './workspace';

const HEADER = [
  ...[
    'lead',
    'subject_kind',
    'subject',
    'subject_key',
    'unit',
    'section',
    'among',
    'marked',
    'records',
    'rate',
  ],
  ...[
    'wilson_low',
    'wilson_high',
    'peer_marked',
    'peer_records',
    'base_rate',
    'odds_times',
    'p',
    'adjusted_p',
  ],
  ...['stands', 'clause'],
] as const;

const ROW_HEADER = [
  ...['lead', 'subject_kind', 'subject_key', 'table', 'file', 'line', 'record', 'unit', 'happened_on'],
] as const;

const lineCells = ({ id, clause }: LeadReport, line: LeadLine, words: SubjectWords): CsvCell[] => [
  ...[id, line.kind, words.name, words.id, words.unit, words.section, line.among, line.x, line.n, line.rate],
  ...[line.interval.low, line.interval.high, line.peers.x, line.peers.n, line.base, line.times],
  ...[line.p, line.adjusted, line.stands, clause],
];

/** What could not be told is named, and how many were compared, beside every lead. */
const leadFacts = ({ id, clause, missing, total, unplaced, compared, lines }: LeadReport): unknown => ({
  lead: id,
  status:
    missing === null
      ? 'told'
      : `missing:${[...missing.tables, ...missing.columns.map((one) => one.join('|'))].join(' ')}`,
  clause,
  marked: total.x,
  records: total.n,
  records_without_unit: unplaced,
  compared: compared.map(({ kind, compared: n, tooFew, alone }) => ({
    by: kind,
    compared: n,
    too_few: tooFew,
    without_peers: alone,
    leads: lines.filter((line) => line.kind === kind && line.stands).length,
  })),
});

const byText = (a: readonly CsvCell[], b: readonly CsvCell[]): number => {
  const [left, right] = [a, b].map((cells) => cells.slice(0, 4).join('\u0000'));
  return (left ?? '') < (right ?? '') ? -1 : left === right ? 0 : 1;
};

const writeRows = async (
  output: Output,
  { context, files }: Workspace,
  scope: Scope,
  { leads }: LeadsReport,
  wordsOf: (line: LeadLine) => SubjectWords,
): Promise<void> => {
  const byNo = new Map(files.map((file) => [file.fileNo, file]));
  const cells: CsvCell[][] = [];
  for (const lead of leads)
    for (const line of lead.lines.filter(({ stands }) => stands))
      for (const row of await readLeadRows(context, lead.id, line, scope)) {
        const file = byNo.get(row.fileNo);
        const place = [file?.name ?? '', file?.firstLine[row.recordNo - 1] ?? null];
        const whose = [lead.id, line.kind, wordsOf(line).id, row.table];
        cells.push([...whose, ...place, row.id, row.unit, row.happenedOn]);
      }
  writeCsv(output, 'lead-rows.csv', ROW_HEADER, cells);
};

export const runLeads = async (args: Arguments): Promise<void> => {
  const [data, said, mask] = [dataFiles(args), answers(args), maskingLevel(args)];
  const rules = readRules(args.required('rules'));
  const calendar = calendarOf(args.list('calendar'));
  const { period, asOf } = cutOff(args);
  args.required('out');
  const scope: Scope = { period, asOf, ruleSet: rules.id, filters: {} };
  const workspace = await openWorkspace(data, rules, said, calendar);
  const report = await readLeads(workspace.context, rules, scope);
  const wordsOf = await subjectWords(workspace.context, mask);
  const { files } = workspace;
  const output = openOutput(args, provenance({ files, rules, calendar, period: period ?? '', asOf, mask }));
  const lines = report.leads.flatMap((lead) =>
    lead.lines.map((line) => lineCells(lead, line, wordsOf(line))),
  );
  writeCsv(output, 'leads.csv', HEADER, lines.sort(byText));
  await writeRows(output, workspace, scope, report, wordsOf);
  writeJson(output, 'leads.json', {
    period,
    asOf,
    rules: { id: rules.id, version: rules.version, hash: ruleHash(rules) },
    calendar: { id: calendar.id, version: calendar.calendar.version },
    files: files.map(({ name, sha256 }) => ({ file: name, sha256 })),
    settings: report.settings,
    leads: report.leads.map(leadFacts),
  });
  await workspace.close();
};
