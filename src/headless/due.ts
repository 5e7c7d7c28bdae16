/** `mingcha due`: start + n days, counted by the clock's own statement. */
import { openNative } from '../lib/db/native';
import { createSchema } from '../lib/db/schema';
import { calendarDays, type TimeLimit } from '../lib/domain/calendar';
import { isLocalDate } from '../lib/domain/local-date';
import { buildFacts } from '../lib/facts/facts';
import { loadCalendar } from '../lib/facts/reference';
import { readDue } from '../lib/facts/time-limit';
import { ArgumentError, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';

const limitOf = (args: Arguments): TimeLimit => {
  const from = args.required('from');
  const days = args.required('days');
  const unit = args.text('unit') ?? 'workday';
  if (!isLocalDate(from)) throw new ArgumentError(`--from is a date such as 2026-09-24, not ${from}`);
  if (!/^\d{1,5}$/.test(days)) throw new ArgumentError(`--days is a whole number, not ${days}`);
  if (unit !== 'workday' && unit !== 'day') throw new ArgumentError(`--unit is workday or day, not ${unit}`);
  return { from, days: Number(days), unit, inclusive: args.flag('inclusive') };
};

export const runDue = async (args: Arguments): Promise<void> => {
  const limit = limitOf(args);
  const { calendar } = calendarOf(args.list('calendar'));
  const engine = await openNative();
  try {
    await createSchema(engine);
    await loadCalendar(engine, calendarDays(calendar));
    await buildFacts(engine);
    process.stdout.write(`${await readDue(engine, limit)}\n`);
  } finally {
    await engine.close();
  }
};
