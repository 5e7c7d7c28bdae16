/**
 * From a planted value to the text of a cell, in the forms in which offices export it.
 * Every function draws the same number of times whatever the value, so that changing one value
 * leaves the form of all others alone.
 */
import { civilOf, isoOf, type Moment } from './civil';
import { itemAt, type Stream } from './seed';

/** How one export separates its fields and records. */
export type Dialect = { readonly delimiter: ',' | '\t'; readonly newline: '\n' | '\r\n' };

const two = (value: number): string => String(value).padStart(2, '0');

const DAY_FORMS = ['iso', 'slashes', 'chinese', 'dots', 'digits'] as const;

function dayText(moment: Moment, form: (typeof DAY_FORMS)[number]): string {
  const { year, month, date } = civilOf(moment.day);
  switch (form) {
    case 'iso':
      return isoOf(moment.day);
    case 'slashes':
      return `${String(year)}/${String(month)}/${String(date)}`;
    case 'chinese':
      return `${String(year)}年${String(month)}月${String(date)}日`;
    case 'dots':
      return `${String(year)}.${String(month)}.${String(date)}`;
    case 'digits':
      return String(year) + two(month) + two(date);
    default:
      return form satisfies never;
  }
}

/** The short form has no seconds, so it is open only to whole minutes. */
function timedText(moment: Moment, second: number, short: boolean): string {
  const [hours, minutes, seconds] = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  if (short && seconds === 0) return `${dayText(moment, 'slashes')} ${String(hours)}:${two(minutes)}`;
  return `${isoOf(moment.day)} ${two(hours)}:${two(minutes)}:${two(seconds)}`;
}

/** About one cell in two hundred carries a space before or behind. */
export function padded(text: string, stream: Stream): string {
  const roll = stream.next();
  if (text === '' || roll > 0.006) return text;
  return roll < 0.003 ? ` ${text}` : `${text} `;
}

/** A date in one of its forms; a date known to the day only never gets a clock time. */
export function dateCell(moment: Moment | null, stream: Stream): string {
  const roll = stream.next();
  if (moment === null) return padded('', stream);
  const { second } = moment;
  if (second !== null) return padded(timedText(moment, second, roll < 0.5), stream);
  return padded(dayText(moment, itemAt(DAY_FORMS, Math.floor(roll * DAY_FORMS.length))), stream);
}

/** A whole number, now and then in full-width digits. */
export function numberCell(value: number | null, stream: Stream): string {
  const fullWidth = stream.chance(0.02);
  const digits = value === null ? '' : String(value);
  if (!fullWidth) return padded(digits, stream);
  return digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** A name, now and then followed by a full-width space as Chinese input leaves it. */
export function nameCell(text: string | null, stream: Stream): string {
  const roll = stream.next();
  const cell = padded(text ?? '', stream);
  return roll < 0.004 && cell !== '' ? `${cell}\u3000` : cell;
}

/** A field quoted where RFC 4180 asks for it. */
export function quoted(text: string, { delimiter }: Dialect): string {
  const plain = !text.includes(delimiter) && !/["\r\n]/.test(text);
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** One record without its line end, from cells that are still plain values. */
export function record(cells: readonly string[], dialect: Dialect): string {
  return cells.map((cell) => quoted(cell, dialect)).join(dialect.delimiter);
}
