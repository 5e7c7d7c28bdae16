/** `mingcha due`: start + n days. */
import { dueDate } from '../lib/domain/calendar';
import { isLocalDate } from '../lib/domain/local-date';
import { ArgumentError, type Arguments } from './arguments';
import { CALENDAR, CALENDAR_ID } from './workspace';

export const runDue = (args: Arguments): Promise<void> => {
  const from = args.required('from');
  const days = args.required('days');
  const unit = args.text('unit') ?? 'workday';
  const calendar = args.text('calendar') ?? CALENDAR_ID;
  if (!isLocalDate(from)) throw new ArgumentError(`--from is a date such as 2026-09-24, not ${from}`);
  if (!/^\d{1,5}$/.test(days)) throw new ArgumentError(`--days is a whole number, not ${days}`);
  if (unit !== 'workday' && unit !== 'day') throw new ArgumentError(`--unit is workday or day, not ${unit}`);
  if (calendar !== CALENDAR_ID)
    throw new ArgumentError(`unknown calendar ${calendar}; there is ${CALENDAR_ID}`);
  const due = dueDate({ from, days: Number(days), unit, inclusive: args.flag('inclusive') }, CALENDAR);
  process.stdout.write(`${due}\n`);
  return Promise.resolve();
};
