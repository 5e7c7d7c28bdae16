/** `mingcha lists`: every candidate of the rule set's ladders, with its step and the events that it rests on. */
import type { Absence } from '../lib/domain/absence';
import type { RuleSet } from '../lib/domain/rule-set';
import { absentKinds } from '../lib/events/readiness';
import { readOfficerMasks } from '../lib/reports/officer-masks';
import type { Places } from '../lib/reports/proof';
import { groundOf } from '../lib/reports/trigger-ground';
import type { TriggerGround, TriggerQuestion } from '../lib/reports/trigger-ground-types';
import { isListed, lineOf } from '../lib/reports/triggers';
import { answers, dataFiles, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';
import { CANDIDATE_HEADER, candidateLine, EVENT_HEADER, eventLines, subjectOf } from './candidate-lines';
import { writeCsv, writeJson, type CsvCell } from './csv';
import { cutOff } from './cut-off';
import { idleDecisions, readDecisions, type GivenDecisions } from './decisions-file';
import { maskingLevel, openOutput, provenance } from './output';
import { byCodePoint } from './rank-names';
import { readRules, ruleHash } from './rule-file';
import { WHAT_IF_HEADER, whatIfLines } from './what-if-lines';
import { openWorkspace, type Workspace } from './workspace';

const placesOf = ({ files }: Workspace): Places => {
  const byNo = new Map(files.map((file) => [file.fileNo, file]));
  return {
    files: new Map(files.map(({ fileNo, name }) => [fileNo, name])),
    lineOf: (fileNo, recordNo) => byNo.get(fileNo)?.firstLine[recordNo - 1] ?? 0,
  };
};

interface Lines {
  readonly candidates: CsvCell[][];
  readonly events: CsvCell[][];
}

/** Without a period a step of years gone by is no candidate of the cut-off's day. */
const linesOf = (
  workspace: Workspace,
  rules: RuleSet,
  ground: TriggerGround,
  question: TriggerQuestion,
  masks: ReadonlyMap<number, string>,
): Lines => {
  const { context } = workspace;
  const places = placesOf(workspace);
  const listed = ground.candidates
    .map((candidate) => ({ candidate, line: lineOf(context, rules, ground, candidate, question) }))
    .filter(({ line }) => isListed(question.scope.period === null ? { ...line, isInPeriod: false } : line))
    .map((one) => ({ ...one, subject: subjectOf(context, ground, masks, one.candidate) }));
  return {
    candidates: listed
      .map(({ candidate, subject, line }) => candidateLine(candidate, subject, line))
      .sort(byCodePoint(CANDIDATE_HEADER.length)),
    events: listed
      .flatMap(({ candidate, subject }) => eventLines(candidate, subject, places))
      .sort(byCodePoint(EVENT_HEADER.length)),
  };
};

const missingOf = (absence: Absence | null | undefined): string[] => [
  ...(absence?.tables ?? []),
  ...(absence?.columns ?? []).map((alternatives) => alternatives.join('|')),
];

/** What each list can be judged by; a kind that cannot be told is named with what is missing, and counts nobody. */
const listFacts = async (
  { context }: Workspace,
  ground: TriggerGround,
  candidates: readonly CsvCell[][],
): Promise<Record<string, unknown>[]> => {
  const loaded = await context.standing.told();
  const absent = absentKinds(loaded);
  return [...ground.lists.values()]
    .sort((a, b) => (a.ladderId < b.ladderId ? -1 : 1))
    .map((list) => ({
      list: list.ladderId,
      rule_id: list.ruleId,
      title: list.title,
      clause: list.clause,
      subject_kind: list.kind,
      ready: list.missing === null,
      kinds: list.kinds.map((kind) => ({ kind, missing: missingOf(absent.get(kind)) })),
      candidates: candidates.filter(([id]) => id === list.ladderId).length,
      events_without_subject: list.unattributed,
    }));
};

/** What a reader of the files would otherwise miss. */
const say = (ground: TriggerGround, { decisions }: GivenDecisions): void => {
  const bare = [...ground.lists.values()].filter(({ missing }) => missing !== null);
  if (bare.length > 0)
    process.stderr.write(
      `candidates.csv: cannot be judged, see lists.json: ${bare.map(({ ladderId }) => ladderId).join(', ')}\n`,
    );
  const idle = idleDecisions(decisions, ground);
  if (idle.length > 0)
    process.stderr.write(`--decisions: nothing here for ${idle.map(({ key }) => key).join(', ')}\n`);
};

/** The candidates of the same files under another rule set, everything from the facts on made anew. */
const candidatesUnder = async (
  rules: RuleSet,
  open: (rules: RuleSet) => Promise<Workspace>,
  question: TriggerQuestion,
  mask: ReturnType<typeof maskingLevel>,
): Promise<CsvCell[][]> => {
  const workspace = await open(rules);
  const asked = { ...question, scope: { ...question.scope, ruleSet: rules.id } };
  const ground = await groundOf(workspace.context, rules, asked);
  const masks = await readOfficerMasks(workspace.engine, mask);
  const { candidates } = linesOf(workspace, rules, ground, asked, masks);
  await workspace.close();
  return candidates;
};

export const runLists = async (args: Arguments): Promise<void> => {
  const [data, said, mask] = [dataFiles(args), answers(args), maskingLevel(args)];
  const rules = readRules(args.required('rules'));
  const otherRules = args.text('other-rules');
  const other = otherRules === undefined ? null : readRules(otherRules);
  const calendar = calendarOf(args.list('calendar'));
  const { period, asOf } = cutOff(args);
  const given = readDecisions(args.text('decisions'));
  args.required('out');
  const scope = { period, asOf, ruleSet: rules.id, filters: {} };
  const question: TriggerQuestion = { scope, decisions: given.decisions };
  const open = (under: RuleSet): Promise<Workspace> => openWorkspace(data, under, said, calendar);
  const workspace = await open(rules);
  const ground = await groundOf(workspace.context, rules, question);
  const masks = await readOfficerMasks(workspace.engine, mask);
  const lines = linesOf(workspace, rules, ground, question, masks);
  const block = provenance({ files: workspace.files, rules, calendar, period: period ?? '', asOf, mask });
  const decided: [string, string][] =
    given.file === null ? [] : [['decisions', `${given.file.name} ${given.file.sha256}`]];
  const output = openOutput(args, [...block, ...decided]);
  writeCsv(output, 'candidates.csv', CANDIDATE_HEADER, lines.candidates);
  writeCsv(output, 'candidate-events.csv', EVENT_HEADER, lines.events);
  writeJson(output, 'lists.json', {
    period,
    asOf,
    rules: { id: rules.id, version: rules.version, hash: ruleHash(rules) },
    calendar: { id: calendar.id, version: calendar.calendar.version },
    files: workspace.files.map(({ name, sha256 }) => ({ file: name, sha256 })),
    decisions: given.file === null ? null : { ...given.file, n: given.decisions.length },
    ladders_off: new Set(rules.ladders.filter(({ enabled }) => !enabled).map(({ id }) => id)).size,
    roster: !ground.chart.isEmpty,
    lists: await listFacts(workspace, ground, lines.candidates),
  });
  say(ground, given);
  await workspace.close();
  if (other === null) return;
  const beside: [string, string] = ['other_rules', `${other.id} ${other.version} ${ruleHash(other)}`];
  const after = await candidatesUnder(other, open, question, mask);
  const changes = whatIfLines(lines.candidates, after);
  writeCsv(openOutput(args, [...block, ...decided, beside]), 'what-if.csv', WHAT_IF_HEADER, changes);
};
