/** Cases whose limit runs past the calendar: counted as cases, judged by nobody, and said so line by line. */
import type { Engine } from '../db/engine';
import type { Problem } from '../domain/layout';
import { fileNoOf, recordNoOf } from '../domain/records';
import type { LineOf } from './rows';
import type { Note } from './types';

export const readCalendarGaps = async (engine: Engine, lineOf: LineOf): Promise<Problem[]> => {
  const rows = await engine.query(
    `select source_row, started_on from clock where clock_kind = 'case' and due_basis = 'uncovered' order by source_row`,
  );
  return rows.map((row): Problem => {
    const at = Number(row['source_row']);
    const [fileNo, recordNo] = [fileNoOf(at), recordNoOf(at)];
    return {
      fileNo,
      recordNo,
      line: lineOf(fileNo, recordNo),
      column: 'accepted',
      value: String(row['started_on']),
      reason: 'beyond_calendar',
      kept: true,
    };
  });
};

/**
 * Cases that are not judged, by the first year that is missing: the one they were accepted in, or, for a limit that
 * runs past the calendar, the one after its last.
 */
export const readUncovered = async (engine: Engine): Promise<Note[]> => {
  const rows = await engine.query(
    `with covered as (select min(calendar_on) as first_on, max(calendar_on) as last_on from calendar_day),
     missing as (
       select case when started_on < first_on then year(started_on)
         else greatest(year(started_on), year(last_on) + 1) end as missing_year
       from clock cross join covered where clock_kind = 'case' and due_basis = 'uncovered'
     )
     select missing_year, count(*) as n from missing group by missing_year order by missing_year`,
  );
  return rows.map((row) => ({
    key: 'note_beyond_calendar',
    params: { year: Number(row['missing_year']), n: Number(row['n']) },
    opens: 'beyond_calendar',
  }));
};
