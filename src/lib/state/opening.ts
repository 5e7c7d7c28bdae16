/** The engine of a tab, started and ready to be asked, with nothing loaded yet. */
import calendarJson from '../../../data/calendars/cn.json';
import baseJson from '../../../data/rule-sets/base.json';
import type { Engine } from '../db/engine';
import { parseCalendar } from '../domain/calendar';
import { canonicalRuleSet, parseRuleSet } from '../domain/rule-set';
import { prepareIngest } from '../ingest/import-file';
import { prepare } from '../reports/prepare';
import { takeEngine } from './engine-start';
import { hashOf } from './fingerprint';
import { Library } from './library';

/** The calendar that is shipped, to which an office may add, and the rule set that the page computes with. */
export const CALENDAR_ID = 'cn';
export const CALENDAR = parseCalendar(calendarJson, 'data/calendars/cn.json');
export const RULES = parseRuleSet(baseJson, 'base');

/** What the pages say of the rule set. */
export const RULES_SCOPE = {
  id: RULES.id,
  version: RULES.version,
  hash: hashOf(canonicalRuleSet(RULES)),
} as const;

/** One database, asked through one connection and changed through another: an answer never sees half a load. */
export interface Room {
  readonly engine: Engine;
  readonly writer: Engine;
  readonly library: Library;
}

/** Starts the engine in its worker; `base` is the address of the page, against which the build's files lie. */
export const openRoom = async (base: string, calendar = CALENDAR): Promise<Room> => {
  const engine = await takeEngine(base);
  await prepare(engine, RULES, calendar);
  await prepareIngest(engine);
  const writer = await engine.connect();
  return { engine, writer, library: new Library(writer) };
};
