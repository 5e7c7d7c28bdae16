/** The engine of a tab, started and ready to be asked, with nothing loaded yet. */
import calendarJson from '../../../data/calendars/cn.json';
import baseJson from '../../../data/rule-sets/base.json';
import type { Engine } from '../db/engine';
import { openWasm } from '../db/wasm';
import { wasmAssets } from '../db/wasm-assets';
import { parseCalendar } from '../domain/calendar';
import { parseRuleSet } from '../domain/rule-set';
import { prepareIngest } from '../ingest/import-file';
import { prepare } from '../reports/prepare';

/** The calendar and the rule set that the page computes with. */
export const CALENDAR = parseCalendar(calendarJson, 'data/calendars/cn.json');
export const RULES = parseRuleSet(baseJson, 'base');

/** Starts the engine in its worker; `base` is the address of the page, against which the build's files lie. */
export const openEngine = async (base: string): Promise<Engine> => {
  const engine = await openWasm(wasmAssets(base));
  await prepare(engine, RULES, CALENDAR);
  await prepareIngest(engine);
  return engine;
};
