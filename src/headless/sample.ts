/** `mingcha sample`: a spot check drawn so that anybody can draw it again, and the redraw itself. */
import { RedrawDiffersError, UnknownNameError } from '../lib/domain/errors';
import { SAMPLE_RISKS, SAMPLE_STATES, SAMPLE_STRATA } from '../lib/domain/sample-choices';
import { drawFileOf, questionOf, type DrawSources } from '../lib/reports/sample/draw-file';
import { readSample } from '../lib/reports/sample/draw';
import type { SampleQuestion, SampleReport } from '../lib/reports/sample/types';
import {
  compareDraws,
  drawnBefore,
  requireFreshSeed,
  type DrawFile,
  type EarlierDraw,
} from '../lib/rules/draw-file';
import { ArgumentError, answers, dataFiles, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';
import { writeCsv, writeJson } from './csv';
import { cutOff } from './cut-off';
import { readDraw } from './draw-file';
import { maskingLevel, openOutput, provenance } from './output';
import { readRules, ruleHash } from './rule-file';
import { openWorkspace, type Workspace } from './workspace';

const HEADER = ['stratum', 'case_id', 'key', 'order', 'replacement'] as const;

const oneOf = <T extends string>(option: string, known: readonly T[], given: string): T => {
  const found = known.find((one) => one === given);
  if (found === undefined) throw new ArgumentError(`--${option} is one of ${known.join(' ')}, not ${given}`);
  return found;
};

const positive = (option: 'n' | 'boost', given: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(given))
    throw new ArgumentError(`--${option} takes a whole number from 1, not ${given}`);
  return Number(given);
};

/** What is to be drawn. Names become keys once the files are open. */
interface Plan {
  readonly question: (workspace: Workspace) => Promise<SampleQuestion>;
  readonly seed: string;
  readonly seedParts: DrawFile['seed_parts'];
  readonly n: number;
  /** The file that is drawn again. */
  readonly redrawn: EarlierDraw | null;
}

const seedOf = (args: Arguments, earlier: readonly EarlierDraw[]): string => {
  const seed = args.required('seed').trim();
  if (seed === '') throw new ArgumentError('--seed is empty');
  requireFreshSeed(seed, earlier);
  return seed;
};

const unitKeys = async ({ context }: Workspace, names: readonly string[]): Promise<number[]> => {
  const keys = (await context.standing.units()).map((row) => Number(row['unit_key']));
  return names.map((name) => {
    const key = keys.find((one) => context.names('unit', one).label === name);
    if (key === undefined) throw new UnknownNameError({ kind: 'unit', name });
    return key;
  });
};

/** Checked before any file is opened. */
const newPlan = (args: Arguments, ruleSet: string): Plan => {
  const earlier = args.list('drawn').map((path) => readDraw('--drawn', path));
  const strata = oneOf('strata', SAMPLE_STRATA, args.text('strata') ?? 'unit');
  const boost = positive('boost', args.text('boost') ?? '1');
  if (boost > 1 && strata === 'unit') throw new ArgumentError('--boost needs --strata unit,risk');
  oneOf('key', ['case_id'], args.text('key') ?? 'case_id');
  const { period, asOf } = cutOff(args);
  const choices = {
    scope: { period, asOf, ruleSet, filters: {} },
    state: oneOf('state', SAMPLE_STATES, args.text('state') ?? 'any'),
    risks: args.list('risk').map((risk) => oneOf('risk', SAMPLE_RISKS, risk)),
    ...{ strata, boost },
    leftOut: drawnBefore(earlier),
  };
  const excluded = args.list('exclude-unit');
  return {
    question: async (workspace) => ({ ...choices, excludedUnits: await unitKeys(workspace, excluded) }),
    seed: seedOf(args, earlier),
    seedParts: null,
    n: positive('n', args.required('n')),
    redrawn: null,
  };
};

const planOf = (args: Arguments, ruleSet: string): Plan => {
  const path = args.text('redraw');
  if (path === undefined) return newPlan(args, ruleSet);
  const redrawn = readDraw('--redraw', path);
  const { seed, seed_parts: seedParts, n } = redrawn.draw;
  return {
    question: ({ context }) => questionOf(context, redrawn.draw, ruleSet),
    ...{ seed, seedParts, n, redrawn },
  };
};

/** What a reader of the files would otherwise miss. */
const say = ({ population }: SampleReport, { risks }: SampleQuestion): void => {
  const { duplicates, withoutId, empty, leftOut } = population;
  const unknown = population.risks.filter(({ risk, missing }) => missing !== null && risks.includes(risk));
  const lines = [
    duplicates.length > 0 ? `ids held by several records, drawn once (IM-01): ${duplicates.join(' ')}` : '',
    withoutId > 0 ? `records without a number, which cannot be drawn: ${String(withoutId)}` : '',
    empty.length > 0 ? `units without a case: ${empty.map(({ label }) => label).join('、')}` : '',
    leftOut > 0 ? `cases drawn before, left out: ${String(leftOut)}` : '',
    unknown.length > 0 ? `risks that no file can tell: ${unknown.map(({ risk }) => risk).join(' ')}` : '',
  ];
  for (const line of lines) if (line !== '') process.stderr.write(`sample.json: ${line}\n`);
};

const write = (args: Arguments, block: readonly (readonly [string, string])[], draw: DrawFile): void => {
  const output = openOutput(args, block);
  const lines = draw.cases.map((one) => [one.stratum, one.case_id, one.key, one.order, one.replacement]);
  writeCsv(output, 'sample.csv', HEADER, lines);
  writeJson(output, 'sample.json', draw);
};

/** The same list, or the reason in words. */
const check = ({ file, draw }: EarlierDraw, again: DrawFile): void => {
  const { isSamePopulation, isSameList, missing, added } = compareDraws(draw, again);
  if (isSamePopulation && isSameList) return;
  throw new RedrawDiffersError({
    file,
    before: draw.population.size,
    now: again.population.size,
    missing: missing.length,
    added: added.length,
  });
};

export const runSample = async (args: Arguments): Promise<void> => {
  const [data, said, mask] = [dataFiles(args), answers(args), maskingLevel(args)];
  const rules = readRules(args.required('rules'));
  const calendar = calendarOf(args.list('calendar'));
  const plan = planOf(args, rules.id);
  args.required('out');
  const workspace = await openWorkspace(data, rules, said, calendar);
  const { context, files } = workspace;
  const sources: DrawSources = {
    rules: { id: rules.id, version: rules.version, hash: ruleHash(rules) },
    calendar: { id: calendar.id, version: calendar.calendar.version },
    files: files.map(({ name, sha256 }) => ({ file: name, sha256 })),
  };
  const question = await plan.question(workspace);
  const report = await readSample(context, question, plan);
  const draw = drawFileOf(context, question, report, plan.seedParts, sources);
  const { period, asOf } = question.scope;
  write(args, provenance({ files, rules, calendar, period: period ?? '', asOf, mask }), draw);
  say(report, question);
  await workspace.close();
  if (plan.redrawn !== null) check(plan.redrawn, draw);
};
