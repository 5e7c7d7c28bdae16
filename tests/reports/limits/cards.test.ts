/** Predicted cards against issued ones, at the cut-off. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../../src/headless/rule-file';
import type { Engine } from '../../../src/lib/db/engine';
import { openNative } from '../../../src/lib/db/native';
import { readCardRows, readCards } from '../../../src/lib/reports/limits/cards';
import type { CardCounts } from '../../../src/lib/reports/limits/types';
import type { Scope } from '../../../src/lib/reports/types';
import { prepared } from '../../ingest/loading';
import { given } from '../../measures/asking';
import { contextOf, scopeAt } from '../context';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
afterAll(() => engine.close());

const CASES = '办件编号,承办单位,受理时间,承诺时限,法定时限,办结时间';
const CARDS = '牌号,办件编号,承办单位,级别,发牌时间,撤销时间';
/** 10 working days committed, due on 2026-11-16; 15 statutory, until 2026-11-23. */
const caseOf = (id: string, finished: string, unit = '税务局'): string =>
  `${id},${unit},2026-11-02,10,15,${finished}`;

const AS_OF = scopeAt('2026-11-30');
const report = async (scope: Scope = AS_OF) => readCards(await contextOf(engine), BASE_RULES, scope);
const listed = async (scope: Scope = AS_OF): Promise<string[]> => {
  const query = { scope, state: null, level: null, offset: 0, limit: 100 };
  const { columns, rows, total } = await readCardRows(
    await contextOf(engine),
    BASE_RULES,
    query,
    (_, recordNo) => recordNo,
  );
  expect(total).toBe(rows.length);
  const [id, level, state] = ['case_id', 'level', 'state'].map((name) => columns.indexOf(name));
  return rows.map((row) => [row[id ?? 0], row[level ?? 0], row[state ?? 0]].map(String).join(' ')).sort();
};
const brief = (counts: CardCounts): string =>
  `${counts.matched} ${counts.missing} ${counts.extra} ${counts.revoked} ${counts.not_judged} ${counts.no_case}`;

describe('CD-03 cards that the cases give rise to', () => {
  const issued = (...lines: string[]) => [CARDS, 'w,zz,公安局,预警,2026-01-05,', ...lines];
  const others = ['zz warning no_case'];

  it('a warning while open on the working day before the due, yellow past the due, red past the statutory limit', async () => {
    await given(
      engine,
      [
        CASES,
        caseOf('before', '2026-11-12'),
        caseOf('on', '2026-11-13'),
        caseOf('due', '2026-11-16'),
        caseOf('after', '2026-11-17'),
        caseOf('long', '2026-11-24'),
        caseOf('open', ''),
      ],
      issued(),
    );
    expect(await listed()).toEqual(
      [
        'due warning missing',
        'after warning missing',
        'after yellow missing',
        ...['long', 'open'].flatMap((id) =>
          ['warning', 'yellow', 'red'].map((level) => `${id} ${level} missing`),
        ),
        ...others,
      ].sort(),
    );
  });

  it('what lies after the cut-off has not happened', async () => {
    await given(
      engine,
      [CASES, caseOf('a', '2026-11-24')],
      issued('1,a,税务局,黄牌,2026-11-20,2026-11-25', '2,a,税务局,红牌,2026-11-26,'),
    );
    expect(await listed(scopeAt('2026-11-12'))).toEqual(others);
    expect(await listed(scopeAt('2026-11-13'))).toEqual(['a warning missing', ...others]);
    expect(await listed(scopeAt('2026-11-16'))).toEqual(['a warning missing', ...others]);
    expect(await listed(scopeAt('2026-11-17'))).toEqual(['a warning missing', 'a yellow missing', ...others]);
    expect(await listed(scopeAt('2026-11-23'))).toEqual(['a warning missing', 'a yellow matched', ...others]);
    expect(await listed(AS_OF)).toEqual([
      'a red matched',
      'a warning missing',
      'a yellow revoked',
      ...others,
    ]);
  });

  it('extra, and what there is nothing to predict from', async () => {
    await given(
      engine,
      [
        CASES,
        caseOf('a', '2026-11-03'),
        'b,税务局,2026-11-02,10,,2026-11-03',
        'c,税务局,2026-11-02,,,2026-11-03',
      ],
      issued('1,a,税务局,黄牌,2026-11-20,', '2,b,税务局,红牌,2026-11-20,', '3,c,税务局,黄牌,2026-11-20,'),
    );
    expect(await listed()).toEqual(['a yellow extra', 'b red not_judged', 'c yellow not_judged', ...others]);
  });

  it('two cards of one level and one case are one, standing while one of them stands', async () => {
    await given(
      engine,
      [CASES, caseOf('a', '2026-11-17')],
      issued('1,a,税务局,黄牌,2026-11-18,2026-11-19', '2,a,税务局,黄牌,2026-11-18,'),
    );
    expect(await listed()).toEqual(['a warning missing', 'a yellow matched', ...others]);
  });

  it('counts by unit and level; without any warning in the files none is missing', async () => {
    await given(
      engine,
      [
        CASES,
        caseOf('a', '2026-11-17'),
        caseOf('b', '2026-11-17', '公安局'),
        caseOf('c', '2026-11-24', '公安局'),
      ],
      [CARDS, '1,a,税务局,黄牌,2026-11-18,', '2,,税务局,黄牌,2026-11-18,'],
    );
    const { units, levels, notes, warningDays } = await report();
    expect(units.map(({ group, counts }) => `${group.label} ${brief(counts)}`).sort()).toEqual([
      '公安局 0 3 0 0 0 0',
      '税务局 1 0 0 0 0 0',
    ]);
    expect(levels.map(({ level, counts }) => `${level} ${brief(counts)}`)).toEqual([
      'warning 0 0 0 0 0 0',
      'yellow 1 2 0 0 0 0',
      'red 0 1 0 0 0 0',
    ]);
    expect(warningDays).toBe(1);
    expect(notes).toEqual([
      { key: 'note_limit_cards_unlinked', params: { n: 1 } },
      { key: 'note_limit_no_warnings', params: {} },
    ]);
  });

  it('without cards nothing is reconciled', async () => {
    await given(engine, [CASES, caseOf('a', '')]);
    expect((await report()).missing).toEqual({ tables: ['cards'], columns: [] });
  });
});
