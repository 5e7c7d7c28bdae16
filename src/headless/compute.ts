/** `mingcha compute`: the measures of a period, by any grouping. */
import { GROUPINGS, type Grouping } from '../lib/domain/records';
import { exclusions, hasCategories, type Tally } from '../lib/measures/aggregate';
import { loadedColumns, missingColumns } from '../lib/measures/readiness';
import { MEASURES, measureById, type Measure } from '../lib/measures/registry';
import type { GroupNames } from '../lib/reports/groups';
import { readOfficerMasks } from '../lib/reports/officer-masks';
import { toQuestion } from '../lib/reports/scope';
import type { Scope } from '../lib/reports/types';
import { ArgumentError, answers, dataFiles, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';
import { cutOff } from './cut-off';
import { writeCsv, writeJson, type CsvCell } from './csv';
import { byCodePoint, emptyLine, linesOf, type Line } from './measure-lines';
import { maskingLevel, openOutput, provenance } from './output';
import { readRules, ruleHash } from './rule-file';
import { openWorkspace, type Workspace } from './workspace';

const isGrouping = (name: string): name is Grouping => GROUPINGS.some((grouping) => grouping === name);

const groupings = (args: Arguments): Grouping[] =>
  (args.text('by') ?? '')
    .split(',')
    .filter((name) => name !== '')
    .map((name) => {
      if (!isGrouping(name)) throw new ArgumentError(`--by takes ${GROUPINGS.join(', ')}, not ${name}`);
      return name;
    });

/** A section or officer is named with its unit, so that a line stands alone. */
const groupColumns = (by: readonly Grouping[]): string[] =>
  by.flatMap((grouping) =>
    grouping === 'officer'
      ? ['officer', 'officer_id', 'officer_unit']
      : grouping === 'section'
        ? ['section', 'section_unit']
        : [grouping],
  );

const groupCells = (
  names: GroupNames,
  by: readonly Grouping[],
  tally: Tally,
  officers: ReadonlyMap<number, string>,
): string[] =>
  by.flatMap((grouping, at) => {
    const group = names(grouping, tally.keys[at] ?? null);
    if (grouping === 'officer') return [officers.get(group.key ?? 0) ?? '', group.code, group.within];
    return grouping === 'section' ? [group.label, group.within] : [group.label];
  });

interface Computed {
  readonly rows: CsvCell[][];
  readonly detail: Record<string, unknown>;
}

const computeOne = async (
  { engine, context }: Workspace,
  measure: Measure,
  scope: Scope,
  by: readonly Grouping[],
  officers: ReadonlyMap<number, string>,
): Promise<Computed> => {
  const lead = [measure.id, scope.period ?? 'all'];
  const missing = missingColumns(measure, await loadedColumns(engine));
  if (missing.length > 0) {
    const status = `missing:${missing.map((alternatives) => alternatives.join('|')).join(' ')}`;
    return {
      rows: [[...lead, ...groupColumns(by).map(() => ''), '', null, null, null, null, status]],
      detail: { measure: measure.id, status },
    };
  }
  const question = { ...toQuestion(scope), measure };
  const tallies = await context.tallies.tallies({ ...question, measures: [measure] }, by);
  const outside = await exclusions(engine, question);
  const excluded = outside.reduce((sum, { records }) => sum + records, 0);
  const lines = linesOf(measure, tallies.get(measure.id) ?? [], (tally) =>
    groupCells(context.names, by, tally, officers),
  );
  const none: Line[] =
    by.length === 0 && !hasCategories(measure) && lines.length === 0 ? [emptyLine(measure)] : [];
  const rows = [...lines, ...none].sort(byCodePoint).map((line): CsvCell[] => {
    const status = line.denominator === 0 ? 'no_denominator' : 'ok';
    return [
      ...lead,
      ...line.cells,
      line.category,
      line.numerator,
      line.denominator,
      line.value,
      excluded,
      status,
    ];
  });
  return {
    rows,
    detail: {
      measure: measure.id,
      clause: measure.clause,
      excluded: Object.fromEntries(outside.map(({ reason, records }) => [reason, records])),
    },
  };
};

export const runCompute = async (args: Arguments): Promise<void> => {
  const [data, said, mask, by] = [dataFiles(args), answers(args), maskingLevel(args), groupings(args)];
  const rules = readRules(args.required('rules'));
  const calendar = calendarOf(args.list('calendar'));
  const { period, asOf } = cutOff(args);
  args.required('out');
  const asked = args.list('measure');
  const measures = asked.length === 0 ? MEASURES : asked.map(measureById);
  const scope: Scope = { period, asOf, ruleSet: rules.id, filters: {} };
  const workspace = await openWorkspace(data, rules, said, calendar);
  const computed: Computed[] = [];
  const officers = await readOfficerMasks(workspace.engine, mask);
  for (const measure of measures) computed.push(await computeOne(workspace, measure, scope, by, officers));
  const output = openOutput(
    args,
    provenance({ files: workspace.files, rules, calendar, period: period ?? '', asOf, mask }),
  );
  const header = [
    'measure',
    'period',
    ...groupColumns(by),
    'category',
    'numerator',
    'denominator',
    'value',
    'excluded',
    'status',
  ];
  writeCsv(
    output,
    'measures.csv',
    header,
    computed.flatMap(({ rows }) => rows),
  );
  writeJson(output, 'measures.json', {
    period,
    asOf,
    rules: { id: rules.id, version: rules.version, hash: ruleHash(rules) },
    calendar: { id: calendar.id, version: calendar.calendar.version },
    files: workspace.files.map(({ name, sha256 }) => ({ file: name, sha256 })),
    measures: computed.map(({ detail }) => detail),
  });
  await workspace.close();
};
