/** The files of the endurance run: the cases of the bench, five times as many, a few of them, and with faults. */
import { benchFolder, made, type BenchFile } from '../data/files';
import { CASES, type Export } from '../data/exports';

/** Every so many records one is at fault. */
const FAULT_EVERY = 100;
const MANY = 5;
const FEW = 20;

export interface EnduranceFiles {
  readonly rows: number;
  readonly cases: BenchFile;
  /** Every 100th record has a cell too many. */
  readonly ragged: BenchFile;
  /** The same records; in every 100th the dates are written in another form. */
  readonly dateForms: BenchFile;
  /** Five times as many. */
  readonly many: BenchFile;
  /** A twentieth, of which fifty are loaded. */
  readonly few: BenchFile;
}

/** How many of the records are at fault. */
export const faultsOf = (rows: number): number => Math.floor(rows / FAULT_EVERY);
export const manyOf = (rows: number): number => rows * MANY;
export const fewOf = (rows: number): number => Math.ceil(rows / FEW);

const isFaulty = (index: number): boolean => index % FAULT_EVERY === FAULT_EVERY - 1;

const altered = (alter: (line: string, index: number) => string): Export => ({
  header: CASES.header,
  line: (index) => (isFaulty(index) ? alter(CASES.line(index), index) : CASES.line(index)),
});

type Form = (year: string, month: number, day: number) => string;

/** As people type them; none leaves day and month open. */
const FORMS: readonly Form[] = [
  (year, month, day) => `${year}年${String(month)}月${String(day)}日`,
  (year, month, day) => `${year}.${String(month)}.${String(day)}`,
  (year, month, day) => `${year}/${String(month)}/${String(day)}`,
  (year, month, day) => `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`,
];

const otherDates = (line: string, index: number): string => {
  const form = FORMS[Math.floor(index / FAULT_EVERY) % FORMS.length]!;
  return line.replaceAll(/(?<=,)(\d{4})-(\d\d)-(\d\d)(?=,)/g, (_, year: string, month: string, day: string) =>
    form(year, Number(month), Number(day)),
  );
};

const RAGGED = altered((line) => `${line},多`);
const DATE_FORMS = altered(otherDates);

/** `rows` are those of `cases`; written on the first call, found again on later ones. */
export function enduranceFiles(rows: number): EnduranceFiles {
  const file = (name: string, records: Export, count: number): BenchFile =>
    made(benchFolder(count), name, records, count);
  return {
    rows,
    cases: file('cases.csv', CASES, rows),
    ragged: file('cases-ragged.csv', RAGGED, rows),
    dateForms: file('cases-date-forms.csv', DATE_FORMS, rows),
    many: file('cases.csv', CASES, manyOf(rows)),
    few: file('cases.csv', CASES, fewOf(rows)),
  };
}
