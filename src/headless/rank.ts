/** `mingcha rank`: places by one rate, each with its interval, or the reason why there are none. */
import { MeasureMissingError } from '../lib/domain/errors';
import { measureById, type Measure } from '../lib/measures/registry';
import { readOfficerMasks } from '../lib/reports/officer-masks';
import { readDraftLists } from '../lib/reports/draft-lists';
import { DEFAULT_SEED, readRanking } from '../lib/reports/ranking';
import type { PeerRanking, RankedSubject, RankingReport } from '../lib/reports/ranking-types';
import { readStandardised } from '../lib/reports/standardised';
import { RANKED_BY, type RankedBy } from '../lib/reports/subjects';
import type { Scope } from '../lib/reports/types';
import { ArgumentError, answers, dataFiles, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';
import { writeCsv, writeJson, type CsvCell } from './csv';
import { cutOff } from './cut-off';
import { writeLists } from './lists';
import { maskingLevel, openOutput, provenance } from './output';
import { naming, type Naming } from '../lib/reports/naming';
import { byCodePoint } from './rank-names';
import { readRules, ruleHash } from './rule-file';
import { writeStandardised } from './standardised';
import { openWorkspace } from './workspace';

const HEADER = [
  'group',
  'subject',
  'subject_key',
  'unit',
  'section',
  'numerator',
  'denominator',
  'value',
  'wilson_low',
  'wilson_high',
  'shrunk',
  'rank',
  'rank_low',
  'rank_high',
  'placed',
] as const;

const rate = (args: Arguments): Measure => {
  const [id, ...more] = args.list('measure');
  if (id === undefined || more.length > 0) throw new ArgumentError('rank needs one --measure');
  const measure = measureById(id);
  if (measure.shape !== 'rate') throw new ArgumentError(`rank takes a rate; ${id} is a ${measure.shape}`);
  return measure;
};

const subjects = (args: Arguments): RankedBy => {
  const given = args.required('by');
  const by = RANKED_BY.find((one) => one === given);
  if (by === undefined) throw new ArgumentError(`--by takes one of ${RANKED_BY.join(', ')}, not ${given}`);
  return by;
};

const minimum = (args: Arguments): number | null => {
  const given = args.text('min-n');
  if (given === undefined) return null;
  if (!/^\d{1,9}$/.test(given)) throw new ArgumentError(`--min-n takes a whole number, not ${given}`);
  return Number(given);
};

const lineOf = (group: PeerRanking, subject: RankedSubject, { name, id }: ReturnType<Naming>): CsvCell[] => [
  group.name,
  name,
  id,
  group.unitKey === null ? subject.group.label : group.name,
  subject.section,
  subject.numerator,
  subject.denominator,
  subject.value,
  subject.low,
  subject.high,
  subject.shrunk,
  subject.place,
  subject.placeLow,
  subject.placeHigh,
  subject.placed,
];

const groupFacts = (group: PeerRanking, { policy }: RankingReport): Record<string, unknown> => ({
  group: group.name,
  eligible: group.eligible,
  too_few: group.tooFew.length,
  no_business: group.noBusiness.length,
  pooled_rate: group.pooled,
  between_unit_variance: group.variance,
  q: group.q,
  p: group.p,
  ordered: group.noOrder === null,
  why_not_ordered: group.noOrder,
  prior_cases: group.priorCases,
  rankability: group.rankability,
  min_n: policy.minCases,
  seed: policy.seed,
});

export const runRank = async (args: Arguments): Promise<void> => {
  const [data, said, mask, by, minCases] = [
    dataFiles(args),
    answers(args),
    maskingLevel(args),
    subjects(args),
    minimum(args),
  ];
  const rules = readRules(args.required('rules'));
  const calendar = calendarOf(args.list('calendar'));
  const { period, asOf } = cutOff(args);
  const measure = rate(args);
  args.required('out');
  const scope: Scope = { period, asOf, ruleSet: rules.id, filters: {} };
  const workspace = await openWorkspace(data, rules, said, calendar);
  const seed = (args.text('seed') ?? DEFAULT_SEED).trim();
  const question = { scope, measure: measure.id, by, minCases, seed, intervals: true };
  const report = await readRanking(workspace.context, rules, question);
  if (report.missing !== null) throw missing(report);
  const name = naming(by, await readOfficerMasks(workspace.engine, mask));
  const output = openOutput(
    args,
    provenance({ files: workspace.files, rules, calendar, period: period ?? '', asOf, mask }),
  );
  const lines = report.groups.flatMap((group) =>
    [...group.ranked, ...group.tooFew, ...group.noBusiness].map((one) => lineOf(group, one, name(one))),
  );
  writeCsv(output, 'ranking.csv', HEADER, lines.sort(byCodePoint(3)));
  writeJson(output, 'ranking.json', {
    measure: measure.id,
    by,
    direction: report.direction,
    period,
    asOf,
    rules: { id: rules.id, version: rules.version, hash: ruleHash(rules) },
    calendar: { id: calendar.id, version: calendar.calendar.version },
    files: workspace.files.map(({ name: file, sha256 }) => ({ file, sha256 })),
    groups: report.groups
      .map((group) => groupFacts(group, report))
      .sort((a, b) => (String(a['group']) < String(b['group']) ? -1 : 1)),
  });
  writeLists(output, await readDraftLists(workspace.context, rules, scope, report), name);
  if (args.flag('standardise'))
    writeStandardised(output, await readStandardised(workspace.context, rules, question), name);
  await workspace.close();
};

const missing = ({ measure, missing: absence }: RankingReport): MeasureMissingError => {
  const columns = absence?.columns.map((alternatives) => alternatives.join('|')) ?? [];
  return new MeasureMissingError({ measure, columns: [...(absence?.tables ?? []), ...columns].join(' ') });
};
