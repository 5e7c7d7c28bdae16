/**
 * The places of a year-end assessment: 60 units × 12 months × 10 indicators, each month scored, with the whole table of
 * sensitivity, the page having its turn between.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import baseJson from '../../data/rule-sets/base.json';
import { Stream } from '../../data/samples/seed';
import type { AssessmentScheme, Indicator } from '../../src/lib/domain/assessment';
import { noEntries } from '../../src/lib/domain/assessment-entries';
import { parseRuleSet } from '../../src/lib/domain/rule-set';
import { scorePolicy } from '../../src/lib/rules/score-policy';
import { scoringPeers, type ScoredSubject } from '../../src/lib/rules/score';
import type { PartValue } from '../../src/lib/rules/score-roll-up';
import { sensitivityQuestion } from '../../src/lib/rules/score-sensitivity';
import { sensitivity } from '../../src/lib/rules/sensitivity';
import { percentOf } from '../../src/lib/rules/sensitivity-records';
import { shrunkScores } from '../../src/lib/rules/sensitivity-shrunk';
import { breather } from '../../src/lib/state/breather';
import type { Places } from './figures';

const UNITS = 60;
const MONTHS = 12;
const INDICATORS = 10;

const indicatorAt = (at: number): Indicator => ({
  id: `i${String(at)}`,
  title: String(at),
  basis: 'TL-01',
  source: { kind: 'measure', measure: 'overdue_rate' },
  weight: 100 / INDICATORS,
  direction: 'lower_is_better',
  target: null,
  scoring: { kind: 'min_max', worst: null },
  cap: { low: 0, high: 100 },
  rollUp: { each: 'month', weights: null },
  missing: 'leave_out',
});

const SCHEME: AssessmentScheme = {
  format: 'mingcha-assessment-scheme',
  version: 1,
  title: 'bench',
  subject: 'unit',
  indicators: Array.from({ length: INDICATORS }, (_, at) => indicatorAt(at)),
  bonusCap: 5,
  deductionCap: 5,
  rankedBy: 'overdue_rate',
  groups: [],
};

/** Rates from 2 % to 22 %, n from 30 to 430. */
const partOf = (stream: Stream, unit: number): PartValue => {
  const denominator = stream.int(30, 430);
  const numerator = Math.round(denominator * (0.02 + (0.2 * unit) / UNITS));
  return { value: percentOf(numerator, denominator), counts: { numerator, denominator }, inService: true };
};

const subjectAt = (key: number): ScoredSubject => {
  const parts = (indicator: number): PartValue[] => {
    const stream = new Stream('bench', `assessed ${String(indicator)}`, key);
    return Array.from({ length: MONTHS }, () => partOf(stream, key));
  };
  const values = new Map(SCHEME.indicators.map(({ id }, at) => [id, parts(at)]));
  return { key, id: `unit ${String(key)}`, group: '', months: MONTHS, values };
};

async function through<T>(steps: Generator<undefined, T>, breathe: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}

/** The same in the page and in Node; `digest` is of every place and how far it moves. */
export async function assessedYear(): Promise<Omit<Places, 'longestTask'>> {
  const policy = scorePolicy(parseRuleSet(baseJson, 'base.json'), '2026-12-31');
  const subjects = Array.from({ length: UNITS }, (_, key) => subjectAt(key));
  const breathe = breather();
  const started = performance.now();
  const entries = noEntries('2026');
  const scores = await through(scoringPeers(SCHEME, policy, entries, new Map(), subjects), breathe);
  const shrunk = await through(shrunkScores(SCHEME, scores, { minCases: 30, chance: 0.01 }), breathe);
  const options = { shrunk, otherRules: null, seed: '1' };
  const question = await through(sensitivityQuestion(SCHEME, policy, scores, options), breathe);
  const found = await through(sensitivity(question), breathe);
  const ms = performance.now() - started;
  const places = found.subjects.map(({ id, total, place, low, high }) => [id, total, place, low, high]);
  return { ms, digest: bytesToHex(sha256(utf8ToBytes(JSON.stringify(places)))) };
}
