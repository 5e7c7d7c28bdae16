/** The engine of a tab, started and ready to be asked, with nothing loaded yet. */
import calendarJson from '../../../data/calendars/cn.json';
import type { Engine } from '../db/engine';
import { parseCalendar, type Calendar } from '../domain/calendar';
import type { RuleSet } from '../domain/rule-set';
import { prepareIngest } from '../ingest/import-file';
import { prepare } from '../reports/prepare';
import { takeEngine } from './engine-start';
import { Library } from './library';

/** The calendar that is shipped, to which an office may add. */
export const CALENDAR_ID = 'cn';
export const CALENDAR = parseCalendar(calendarJson, 'data/calendars/cn.json');

/** One database, asked through one connection and changed through another: an answer never sees half a load. */
export interface Room {
  readonly engine: Engine;
  readonly writer: Engine;
  readonly library: Library;
}

/** Starts the engine in its worker; `base` is the address of the page, against which the build's files lie. */
export const openRoom = async (base: string, ruleSet: RuleSet, calendar: Calendar): Promise<Room> => {
  const engine = await takeEngine(base);
  await prepare(engine, ruleSet, calendar);
  await prepareIngest(engine);
  const writer = await engine.connect();
  return { engine, writer, library: new Library(writer) };
};
