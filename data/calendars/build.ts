/**
 * Writes `data/calendars/cn.json`: China's holidays and make-up days, taken once from the package chinese-days.
 *
 * The package answers for any year and falls back to weekday logic where it knows nothing, so the product asks the
 * written file with its stated coverage, never the package. A new year: raise the package, raise VERSION, run again,
 * read the difference line by line against the notice.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import source from 'chinese-days/dist/chinese-days.json';
import { version as sourceVersion } from 'chinese-days/package.json';
import { isMondayToFriday } from '../../src/lib/domain/local-date';

const VERSION = '2026.1';
const FILE = 'data/calendars/cn.json';

/** Date → name of the holiday it belongs to. */
const NamedDays = v.record(v.string(), v.string());
const Source = v.object({ holidays: NamedDays, workdays: NamedDays });

/** Content of the calendar file as text; the same text on every run. */
export function calendarFileText(): string {
  const { holidays, workdays } = v.parse(Source, source);
  const off = Object.keys(holidays).filter((on) => isMondayToFriday(on) && !(on in workdays));
  const work = Object.keys(workdays).filter((on) => !isMondayToFriday(on));
  const kinds = new Map([
    ...off.map((on) => [on, 'off'] as const),
    ...work.map((on) => [on, 'work'] as const),
  ]);
  const dates = [...kinds.keys()].sort();
  const file = {
    version: VERSION,
    title: {
      zh: '全国工作日历（国务院办公厅放假通知）',
      en: 'National working days (State Council holiday notices)',
    },
    source: `chinese-days ${sourceVersion} (MIT), from the yearly notices of the General Office of the State Council`,
    coverage: { from: `${yearOf(dates.at(0))}-01-01`, to: `${yearOf(dates.at(-1))}-12-31` },
    days: Object.fromEntries(dates.map((on) => [on, kinds.get(on)])),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const yearOf = (on = ''): string => on.slice(0, 4);

const isRunDirectly = import.meta.url === pathToFileURL(process.argv[1] ?? '').href;
if (isRunDirectly) writeFileSync(FILE, calendarFileText());
