/** A calendar as it is counted by, added years and local days included, as one text that can be kept and hashed. */
import * as v from 'valibot';
import type { Calendar } from './calendar';
import { canonicalJson, checkDataFile } from './data-file';
import { isLocalDate } from './local-date';

const ExistingDate = v.pipe(v.string(), v.check(isLocalDate, 'no_such_date'));

/** Whole calendars are checked as they come in (`calendar.ts`); this one has been, so that only its form is. */
const KeptCalendar = v.strictObject({
  version: v.pipe(v.string(), v.nonEmpty('empty')),
  title: v.strictObject({ zh: v.string(), en: v.string() }),
  source: v.string(),
  coverage: v.strictObject({ from: ExistingDate, to: ExistingDate }),
  days: v.record(ExistingDate, v.picklist(['off', 'work'])),
  marks: v.record(
    ExistingDate,
    v.strictObject({
      kind: v.picklist(['holiday', 'make_up', 'local_holiday', 'closure', 'local_work']),
      name: v.string(),
      document: v.string(),
    }),
  ),
});

/** The same days give the same text. */
export const calendarText = ({ version, title, source, coverage, days, marks }: Calendar): string => {
  const lists = { days: Object.fromEntries(days), marks: Object.fromEntries(marks) };
  return `${JSON.stringify(JSON.parse(canonicalJson({ version, title, source, coverage, ...lists })), null, 1)}\n`;
};

/** @throws InvalidDataFileError with `file`, `path` and `reason`. */
export const parseKeptCalendar = (json: unknown, file: string): Calendar => {
  const kept = checkDataFile(KeptCalendar, json, file);
  return { ...kept, days: new Map(Object.entries(kept.days)), marks: new Map(Object.entries(kept.marks)) };
};
