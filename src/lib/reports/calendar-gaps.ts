/** Cases whose limit runs past the calendar: counted as cases, judged by nobody, and said so line by line. */
import type { Engine } from '../db/engine';
import type { Problem } from '../domain/layout';
import { fileNoOf, recordNoOf } from '../domain/records';
import type { LineOf } from './rows';

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
