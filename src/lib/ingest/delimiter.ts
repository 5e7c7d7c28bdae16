/**
 * The delimiter is the candidate that divides most records alike, judged by what stands outside quotes. A blank is one only
 * when nothing else is and it makes at least three cells, since blanks stand in any text.
 */

const SINGLE = [',', '\t', ';', '|', '，', '；', '\u0001', '\u001f', '^', '~', '¦', '§'] as const;
/** Longer ones are preferred where every single one is a part of them. */
const LONGER = [
  '||',
  '|,|',
  '|;|',
  '|@|',
  '|+|',
  '~|~',
  '|~|',
  '##',
  '@@',
  '^^',
  '~~',
  '::',
  '&&',
  '$$',
  ';;',
] as const;
export const BLANK = ' ';
/** Everything that may stand beside a quoted cell. */
export const MARKS = `${SINGLE.join('')}:#@&$`;

/** What a quoted cell leaves in a record. */
export const QUOTED = '\ue000';

export const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

interface Score {
  readonly delimiter: string;
  /** Records that the candidate divides into the same number of cells, and how many delimiters that are. */
  readonly agreeing: number;
  readonly each: number;
}

function score(delimiter: string, records: readonly string[]): Score {
  const counts = new Map<number, number>();
  for (const record of records) {
    const each = record.split(delimiter).length - 1;
    if (each > 0) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  let best: Score = { delimiter, agreeing: 0, each: 0 };
  for (const [each, agreeing] of counts) {
    if (agreeing > best.agreeing || (agreeing === best.agreeing && each > best.each))
      best = { delimiter, agreeing, each };
  }
  return best;
}

/** A comma that only ever stands between digits is a decimal sign where something else divides as well. */
const isDecimal = (records: readonly string[]): boolean =>
  records.every((record) => record.split(',').length - 1 === countOf(record, /\d,(?=\d)/g));

function bestSingle(records: readonly string[]): Score {
  const scores = SINGLE.map((delimiter) => score(delimiter, records)).filter(({ agreeing }) => agreeing > 0);
  const rivals =
    scores.length > 1 && isDecimal(records) ? scores.filter(({ delimiter }) => delimiter !== ',') : scores;
  return rivals.reduce<Score>(
    (best, next) => {
      const isBetter =
        next.agreeing > best.agreeing || (next.agreeing === best.agreeing && next.each > best.each);
      return isBetter ? next : best;
    },
    { delimiter: ',', agreeing: 0, each: 0 },
  );
}

const occurrences = (records: readonly string[], text: string): number =>
  records.reduce((sum, record) => sum + record.split(text).length - 1, 0);

/** Whether every one of the short delimiters is a part of the long one. */
function isAlwaysPart(records: readonly string[], short: string, long: string): boolean {
  const parts = long.split(short).length - 1;
  const whole = occurrences(records, long);
  return whole > 0 && parts * whole === occurrences(records, short);
}

/** Delimiters that people write with a blank: all of them, in several records, or it is part of a cell. */
function withBlanks(records: readonly string[], delimiter: string): string {
  if (records.length < 2 || delimiter.trim() === '') return delimiter;
  const padded = [` ${delimiter} `, `${delimiter} `, ` ${delimiter}`];
  return padded.find((long) => isAlwaysPart(records, delimiter, long)) ?? delimiter;
}

/** Blanks divide when nothing else does, into three cells or more, most of the records alike or beside quotes. */
function bestBlank(records: readonly string[]): Score | null {
  const blank = score(BLANK, records);
  if (blank.each < 2 || records.length < 2) return null;
  const besideQuotes = records.some((record) => record.includes(`${QUOTED}${BLANK}${QUOTED}`));
  return besideQuotes || blank.agreeing * 5 >= records.length * 4 ? blank : null;
}

/** The delimiter of records without their quoted cells; a comma when nothing shows another one. */
export function sniffDelimiter(records: readonly string[]): string {
  const single = bestSingle(records);
  const longer = LONGER.filter((long) => score(long, records).agreeing > 0);
  const whole = longer.find(
    (long) =>
      long.includes(single.delimiter) && isAlwaysPart(records, single.delimiter, long) && single.agreeing > 0,
  );
  if (whole !== undefined) return whole;
  const blank = bestBlank(records);
  if (blank !== null && blank.agreeing > single.agreeing) return BLANK;
  if (single.agreeing > 0) return withBlanks(records, single.delimiter);
  const other = longer.map((long) => score(long, records)).sort((a, b) => b.agreeing - a.agreeing)[0];
  return other !== undefined && other.agreeing * 2 > records.length ? other.delimiter : ',';
}
