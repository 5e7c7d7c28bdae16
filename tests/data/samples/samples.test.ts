import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../data/samples/answers';
import { FlipTargetError } from '../../../data/samples/case-plants';
import type { Count } from '../../../data/samples/tally';
import { type County, DEFAULT_SEED, generateCounty } from '../../../data/samples/generate';
import { byCodePoint, sortedJson } from '../../../data/samples/sorted-json';
import { Workdays } from '../../../data/samples/workdays';
import { dayOf, isoOf } from '../../../data/samples/civil';

const CASES = '办件明细.csv';
const ENCODINGS: readonly (readonly [string, string])[] = [
  [CASES, 'gb18030'],
  ['好差评导出.csv', 'utf-8'],
  ['投诉台账.csv', 'utf-8'],
  ['红黄牌.csv', 'gb18030'],
  ['单位名录.csv', 'utf-8'],
  ['环节流转.csv', 'gb18030'],
  ['事项目录.csv', 'gb18030'],
  ['来文督办台账.csv', 'utf-8'],
  ['督查问题台账.csv', 'utf-8'],
  ['问责办理台账.csv', 'utf-8'],
  ...[
    ...['补录办件.csv', '补录环节.csv', '投诉核查台账.csv', '监察补牌.csv', '差评整改台账.csv'],
    ...['督查情况表.csv', '责任追究台账.csv', '季度测评.csv', '公众评议.csv', '公文办理台账.csv'],
    ...['事项要素表.csv', '否定报备.csv', '首问登记.csv', '履责记录.csv', '人员任职.csv'],
  ].map((name) => [name, 'utf-8'] as const),
];

const county = generateCounty({ seed: DEFAULT_SEED, flip: null });
const { answers } = county;
const flipTarget = idsOf('flip target')[0] ?? '';
const flipped = generateCounty({ seed: DEFAULT_SEED, flip: flipTarget });

function idsOf(plant: string): readonly string[] {
  return answers.plants.find(({ name }) => name === plant)?.cases ?? [];
}

function textOf({ files }: County, name: string): string {
  const encoding = ENCODINGS.find(([file]) => file === name)?.[1];
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(files.get(name));
}

/** Compared as buffers: expecting megabytes element by element takes seconds. */
function sameBytes(a: County, b: County): string[] {
  return [...a.files].flatMap(([name, bytes]) =>
    Buffer.compare(bytes, b.files.get(name) ?? new Uint8Array()) === 0 ? [name] : [],
  );
}

/** Every count of the answers by its place, e.g. overdue_rate/2026-10/unit/林业局. */
function counts({ measures }: Answers): Map<string, Count> {
  const found = new Map<string, Count>();
  for (const [id, periods] of Object.entries(measures)) {
    for (const [period, { total, ...groups }] of Object.entries(periods)) {
      found.set(`${id}/${period}/total`, total);
      for (const [dimension, group] of Object.entries(groups)) {
        for (const [key, count] of Object.entries(group)) {
          found.set(`${id}/${period}/${dimension}/${key}`, count);
        }
      }
    }
  }
  return found;
}

function sumOf(group: Readonly<Record<string, Count>>, part: 'x' | 'n'): number {
  return Object.values(group).reduce((sum, count) => sum + (count[part] ?? 0), 0);
}

describe('样例县的文件', () => {
  it('two runs write the same bytes and the same answers', () => {
    const again = generateCounty({ seed: DEFAULT_SEED, flip: null });
    expect(sameBytes(county, again)).toEqual(ENCODINGS.map(([name]) => name));
    expect(sortedJson(again.answers) === sortedJson(answers)).toBe(true);
    expect([...again.assessment]).toEqual([...county.assessment]);
  });

  it.each([
    [CASES, 60_000, 0.01],
    ['好差评导出.csv', 40_000, 0.03],
    ['投诉台账.csv', 3000, 0.01],
    ['红黄牌.csv', 300, 0.02],
    ['单位名录.csv', 60, 0],
    ['环节流转.csv', 2500, 0.05],
    ['事项目录.csv', 400, 0.25],
    ['来文督办台账.csv', 330, 0],
    ['督查问题台账.csv', 220, 0],
    ['问责办理台账.csv', 60, 0],
    ['履责记录.csv', 335, 0.02],
  ])('%s holds about %i rows', (name, rows, tolerance) => {
    expect(Math.abs((answers.files[name]?.loaded ?? 0) - rows)).toBeLessThanOrEqual(rows * tolerance);
  });

  it.each(ENCODINGS)('%s decodes as %s without a replacement character', (name) => {
    expect(textOf(county, name)).not.toContain('\uFFFD');
  });

  it('the number of records is what a CSV reader counts, line breaks inside quotes included', () => {
    for (const [name] of ENCODINGS) {
      const { data } = Papa.parse(textOf(county, name), { skipEmptyLines: true });
      expect(data.length, name).toBe(answers.files[name]?.records);
    }
  });

  it('records = loaded + set aside + header in every file', () => {
    for (const [name, { records, header, loaded, setAside }] of Object.entries(answers.files)) {
      expect(loaded + setAside + header, name).toBe(records);
    }
    expect(answers.files[CASES]).toMatchObject({ setAside: 31 + 9 + 14, duplicates: 31 });
  });

  it('the other Saturday: 2026-10-10 is a working day, 2026-10-08 the first after National Day', () => {
    const workdays = new Workdays();
    expect(workdays.has(dayOf(2026, 10, 10))).toBe(true);
    expect(isoOf(workdays.after(dayOf(2026, 9, 30), 1))).toBe('2026-10-08');
  });
});

describe('样例县的答案', () => {
  it('the units of every measure and period add up to the total', () => {
    const wrong = Object.entries(answers.measures).flatMap(([id, periods]) =>
      Object.entries(periods).flatMap(([period, { total, unit }]) => {
        const agrees = sumOf(unit, 'x') === total.x && sumOf(unit, 'n') === (total.n ?? 0);
        return agrees ? [] : [`${id} ${period}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('so do sections, officers, items, channels and months', () => {
    const wrong = Object.entries(answers.measures).flatMap(([id, periods]) =>
      Object.values(periods).flatMap(({ total, ...groups }) =>
        Object.entries(groups).flatMap(([dimension, group]) =>
          sumOf(group, 'x') === total.x ? [] : [`${id} ${dimension}`],
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('late cases are the closed late and the open late ones', () => {
    for (const period of ['all', '2026', '2026-10', '2026-Q3'] as const) {
      const x = (id: string): number => answers.measures[id]?.[period].total.x ?? NaN;
      expect(x('closed_late') + x('open_overdue')).toBe(x('overdue_rate'));
      expect(x('upheld_complaints') + x('dismissed_complaints') + x('pending_complaints')).toBe(
        x('complaints'),
      );
    }
  });

  it('the two units planted as worst stand last, the unit without cases is 无业务', () => {
    const group = answers.ranking.all['审批类'];
    expect(group?.ranked.slice(-2).map(({ unit }) => unit)).toEqual(['林业局', '住房和城乡建设局']);
    expect(group?.noBusiness).toEqual(['档案局']);
    const tooFew = Object.values(answers.ranking.all).flatMap((one) => one.tooFew);
    expect(tooFew.length).toBeGreaterThanOrEqual(6);
  });

  it('what is dated after the cut-off is counted as planted', () => {
    expect(answers.afterCutoff).toEqual({ cases: 60, evaluations: 25, complaints: 8, cards: 3 });
  });

  it('keys are written in code-point order, numbers among them too', () => {
    const written = [...sortedJson({ b: 1, '2026': 2, '10': 3, a: 4 }).matchAll(/"(\w+)"/g)];
    expect(written.map(([, key]) => key)).toEqual(['10', '2026', 'a', 'b']);
    expect(byCodePoint('\u{FF08}', '\u{20000}')).toBeLessThan(0);
  });
});

describe('--flip：一件按时办结变为超期', () => {
  const before = textOf(county, CASES).split('\r\n');
  const after = textOf(flipped, CASES).split('\r\n');
  const changed = before.flatMap((line, n) => (line === after[n] ? [] : [line]));
  const cells = (Papa.parse<string[]>(changed[0] ?? '').data[0] ?? []).map((cell) => cell.trim());

  it('one row of one file changes', () => {
    expect(after.length).toBe(before.length);
    expect(changed).toHaveLength(1);
    expect(cells[0]).toContain(flipTarget);
    expect(sameBytes(county, flipped)).toEqual(ENCODINGS.map(([name]) => name).filter((n) => n !== CASES));
  });

  it('only its own figures change, and each numerator by one', () => {
    const [, unit = '', section = '', , officer = '', , item = '', , channel = ''] = cells;
    const groups = [
      ...['total', `unit/${unit}`, `section/${unit}|${section}`, `officer/${officer}`, `item/${item}`],
      ...[`channel/${channel}`, 'month/2026-10'],
    ];
    const expected = ['closed_late', 'on_time_rate', 'overdue_rate', 'overdue_rate_all_cases'].flatMap((id) =>
      ['all', '2026', '2026-10'].flatMap((period) => groups.map((group) => `${id}/${period}/${group}`)),
    );
    const was = counts(answers);
    const differing = [...counts(flipped.answers)].filter(([place, { x, n }]) => {
      const old = was.get(place);
      return old?.x !== x || old.n !== n;
    });
    expect(differing.map(([place]) => place).sort(byCodePoint)).toEqual(expected.sort(byCodePoint));
    const step = (place: string): number => (place.startsWith('on_time_rate/') ? -1 : 1);
    expect(differing.every(([place, { x }]) => x === (was.get(place)?.x ?? 0) + step(place))).toBe(true);
  });

  it('levels, files, plants and what is after the cut-off stay', () => {
    const rest = ({ files, levels, afterCutoff, plants }: Answers): string =>
      sortedJson({ files, levels, afterCutoff, plants });
    expect(rest(flipped.answers) === rest(answers)).toBe(true);
  });

  it('a case that cannot become late is refused by name', () => {
    const [late = ''] = idsOf('one second late');
    expect(() => generateCounty({ seed: DEFAULT_SEED, flip: late })).toThrow(FlipTargetError);
    expect(() => generateCounty({ seed: DEFAULT_SEED, flip: '没有这件' })).toThrow(/没有这件/);
  });
});
