/** The page's own engine and files at the limit of its memory, set low: named with its rows, and nothing else has changed. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { OutOfMemoryError } from '../../src/lib/domain/errors';
import { shippedRuleSet } from '../../src/lib/rules/shipped';
import { CALENDAR, openRoom, type Room } from '../../src/lib/state/opening';
import { errorWords } from '../../src/lib/i18n/words';
import type { Adding } from '../../src/lib/state/library';
import { allFigures } from '../ingest/all-figures';

const AS_OF = '2026-12-31 23:59:59.999999';
const HEAD = '办件编号,承办单位,经办人,受理时间,应办结时间,办结时间,备注';
/** Said before the engine is locked; the file of 300,000 records needs a good deal more. */
vi.mock(import('../../src/lib/db/lock'), async (original) => ({
  LOCK: ["set memory_limit = '96MB'", ...(await original()).LOCK],
}));

let room: Room;
beforeAll(async () => {
  room = await openRoom(document.baseURI, shippedRuleSet('base'), CALENDAR);
}, 240_000);
afterAll(() => room.engine.close());

const file = (name: string, from: number, records: number): File => {
  const lines = Array.from({ length: records }, (_, at) => {
    const no = String(from + at).padStart(12, '0');
    return `${no},税务局,张${no},2026-01-05,2026-01-09,2026-01-${at % 3 === 0 ? '20' : '08'},第 ${no} 号材料齐全`;
  });
  return new File([`${HEAD}\n${lines.join('\n')}\n`], name);
};

const adding = (): Adding => ({
  choices: {},
  only: null,
  profiles: [],
  onProgress: () => undefined,
  signal: new AbortController().signal,
});

const figures = (engine: Engine): Promise<Record<string, string>> => allFigures(engine, AS_OF);

describe('no memory left in the page', () => {
  it('names the file and its rows, keeps every earlier figure, and goes on working', async () => {
    const { library, writer } = room;
    await library.add(file('一月.csv', 0, 2000), adding());
    const before = await figures(writer);
    const { failures } = await library.add(file('全年.csv', 1_000_000, 300_000), adding());
    const error = failures[0]!.error;
    expect(error).toBeInstanceOf(OutOfMemoryError);
    expect(error.params).toEqual({ file: '全年.csv', records: 300_001 });
    expect(errorWords(error).what).toContain('300,001');
    expect(library.files).toHaveLength(1);
    expect(await figures(writer)).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(0);
    await library.add(file('二月.csv', 5_000, 2000), adding());
    expect(library.files).toHaveLength(2);
  }, 240_000);
});
