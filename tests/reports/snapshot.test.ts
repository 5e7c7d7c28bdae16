/** 本月 vs 上次: what was published against what the data say now, the reasons adding up to the difference. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { InvalidDataFileError } from '../../src/lib/domain/errors';
import { readSnapshot, type Identity } from '../../src/lib/reports/snapshot';
import { compareSnapshot } from '../../src/lib/reports/snapshot-compare';
import type { SnapshotComparison } from '../../src/lib/reports/snapshot-compare-types';
import { parseSnapshot, snapshotText, type Snapshot } from '../../src/lib/reports/snapshot-file';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { contextOf, scopeAt } from './context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const at_once = (): Promise<void> => Promise.resolve();
const identity = (more: Partial<Identity> = {}): Identity => ({
  ruleSet: { id: 'base', version: '1', hash: 'aa' },
  calendar: { id: 'cn', version: '2026.1' },
  files: [{ name: '办件.csv', sha256: '0'.repeat(64) }],
  ...more,
});
const published = async (asOf = '2026-09-30', period = '2026-09'): Promise<Snapshot> =>
  readSnapshot(await contextOf(engine), identity(), scopeAt(asOf, period), at_once);
const against = async (
  snapshot: Snapshot,
  asOf = snapshot.asOf,
  now: Identity = identity(),
): Promise<SnapshotComparison> => compareSnapshot(await contextOf(engine), now, snapshot, asOf, at_once);

const parts = ({
  numerator,
  denominator,
}: {
  numerator: number | null;
  denominator: number | null;
}): string => `${String(numerator)}/${String(denominator)}`;
/** `before → now: reason (records) +x/+n, …` of one figure. */
const line = ({ figures }: SnapshotComparison, measure: string): string => {
  const found = figures.find(({ column }) => column.measure === measure)!;
  const reasons = found.reasons.map(
    ({ kind, records, ...by }) =>
      `${kind} ${records.map(({ number }) => number || '?').join(' ')} ${parts(by)}`,
  );
  return `${parts(found.before)} → ${parts(found.now)}${reasons.length > 0 ? `: ${reasons.join(', ')}` : ''}`;
};
/** Everything that the reasons say, summed, is the difference; of a count the denominator says nothing. */
const addsUp = ({ figures }: SnapshotComparison): string[] =>
  figures.flatMap(({ column, before, now, reasons }) => {
    if (before.status === 'missing' || now.status === 'missing') return [];
    const x = reasons.reduce((sum, { numerator }) => sum + numerator, 0);
    const n = reasons.reduce((sum, { denominator }) => sum + denominator, 0);
    const wrong =
      x !== (now.numerator ?? 0) - (before.numerator ?? 0) ||
      (column.kind === 'rate' && n !== (now.denominator ?? 0) - (before.denominator ?? 0));
    return wrong ? [column.measure] : [];
  });

const CASES = '办件编号,受理时间,应办结时间,办结时间,法定时限,单位';
const CARDS = '牌号,级别,被监察单位,发牌时间,状态,撤销时间';
const BEFORE = [
  CASES,
  'a,2026-09-01,2026-09-10,2026-09-10,20,税务局',
  'b,2026-09-01,2026-09-10,2026-09-12,20,税务局',
  'c,2026-09-01,2026-09-20,,20,公安局',
  'd,2026-09-02,2026-09-21,2026-09-20,20,公安局',
];
const YELLOW = [CARDS, 'y,黄牌,税务局,2026-09-08,有效,', 'z,黄牌,税务局,2026-09-09,有效,'];

describe('the file', () => {
  it('nothing changed, nothing differs; the same data give the same bytes, in any order of the rows', async () => {
    await given(engine, BEFORE, YELLOW);
    const snapshot = await published();
    const comparison = await against(snapshot);
    expect(comparison.figures.flatMap(({ reasons }) => reasons)).toEqual([]);
    expect([comparison.causes, line(comparison, 'overdue_rate')]).toEqual([[], '2/4 → 2/4']);
    await given(engine, [BEFORE[0]!, ...BEFORE.slice(1).reverse()], YELLOW);
    expect(snapshotText(await published())).toBe(snapshotText(snapshot));
  });

  it('it holds no number, name or date of a record, and is opened again as it was written', async () => {
    await given(engine, [CASES, 'GA-20260901-77,2026-09-01,2026-09-10,2026-09-10,20,税务局']);
    const snapshot = await published();
    const text = snapshotText(snapshot);
    expect(text).not.toMatch(/GA-2026|税务局|2026-09-10/);
    expect(parseSnapshot(JSON.parse(text), 'x.json')).toEqual({ ...JSON.parse(text), ...snapshot });
    const broken: unknown = { ...JSON.parse(text), records: { cases: 'abc' } };
    expect(() => parseSnapshot(broken, 'x.json')).toThrow(InvalidDataFileError);
  });
});

describe('what changed since, and why', () => {
  it('late data: a record that was not there then', async () => {
    await given(engine, BEFORE, YELLOW);
    const snapshot = await published();
    await given(engine, [...BEFORE, 'e,2026-09-03,2026-09-22,2026-09-25,20,税务局'], YELLOW);
    const comparison = await against(snapshot);
    expect(line(comparison, 'overdue_rate')).toBe('2/4 → 3/5: added e 1/1');
    expect(line(comparison, 'received_cases')).toBe('4/null → 5/null: added e 1/1');
    expect(line(comparison, 'net_yellow_cards')).toBe('2/null → 2/null');
    expect(addsUp(comparison)).toEqual([]);
  });

  it('a card revoked since: known at the later cut-off alone', async () => {
    await given(engine, BEFORE, YELLOW);
    const snapshot = await published();
    await given(engine, BEFORE, [CARDS, 'y,黄牌,税务局,2026-09-08,撤销,2026-10-08', YELLOW[2]!]);
    expect(line(await against(snapshot), 'net_yellow_cards')).toBe('2/null → 2/null');
    const later = await against(snapshot, '2026-10-31');
    expect(line(later, 'net_yellow_cards')).toBe('2/null → 1/null: changed y -1/0');
    expect(later.causes).toEqual(['cut_off']);
    expect(addsUp(later)).toEqual([]);
  });

  it('a record corrected, one gone, and one in its place: the figure stands and the reasons are told', async () => {
    await given(engine, BEFORE, YELLOW);
    const snapshot = await published();
    await given(
      engine,
      [
        ...BEFORE.slice(0, 2),
        BEFORE[2]!.replace('2026-09-12', '2026-09-09'),
        BEFORE[4]!,
        'f,2026-09-01,2026-09-20,,20,公安局',
      ],
      YELLOW,
    );
    const comparison = await against(snapshot);
    expect(line(comparison, 'overdue_rate')).toBe('2/4 → 1/4: added f 1/1, removed ? -1/-1, changed b -1/0');
    expect(addsUp(comparison)).toEqual([]);
  });

  it('the same records under another rule set, calendar or cut-off are counted otherwise', async () => {
    await given(engine, BEFORE, YELLOW);
    const snapshot = await published('2026-09-15');
    const now = identity({
      ruleSet: { id: 'base', version: '2', hash: 'bb' },
      calendar: { id: 'cn', version: '2026.2' },
      files: [{ name: '办件.csv', sha256: '1'.repeat(64) }],
    });
    const comparison = await against(snapshot, '2026-09-30', now);
    expect(line(comparison, 'overdue_rate')).toBe('1/2 → 2/4: otherwise c d 1/2');
    expect(comparison.causes).toEqual(['rules', 'calendar', 'cut_off']);
    expect(comparison.files).toEqual({ same: [], added: ['办件.csv'], gone: ['办件.csv'] });
    expect(addsUp(comparison)).toEqual([]);
  });

  it('days saved add up as well; a table that is missing now is missing, not 0', async () => {
    await given(engine, BEFORE, YELLOW);
    const snapshot = await published();
    await given(engine, [...BEFORE, 'e,2026-09-03,2026-09-22,2026-09-25,30,税务局']);
    const comparison = await against(snapshot);
    expect(addsUp(comparison)).toEqual([]);
    const speed = comparison.figures.find(({ column }) => column.measure === 'actual_speed_up')!;
    expect([speed.reasons.map(({ kind }) => kind), speed.now.denominator]).toEqual([['added'], 90]);
    const cards = comparison.figures.find(({ column }) => column.measure === 'net_yellow_cards')!;
    expect([cards.before.numerator, cards.now.status, cards.reasons]).toEqual([2, 'missing', []]);
  });

  it('two records of one number, and records without one, are told apart', async () => {
    const twice = ['评价编号,办件编号,满意度,评价时间', ',1,非常满意,2026-09-02', ',2,非常不满意,2026-09-03'];
    await given(engine, twice);
    const snapshot = await published();
    await given(engine, [...twice, ',3,满意,2026-09-04']);
    const comparison = await against(snapshot);
    expect(line(comparison, 'satisfaction_rate')).toBe('1/2 → 2/3: added ? 1/1');
    expect(addsUp(comparison)).toEqual([]);
  });
});
