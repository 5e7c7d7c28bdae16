import { isLate, type PlantedCase } from './case';
import type { PlantedCases } from './case-plants';
import type { ClockCase } from './clock-cases';
import { dateCell, type Dialect, nameCell, numberCell, record } from './cells';
import { responsible } from './keys';
import { itemAt, Stream } from './seed';

/** Header of 办件明细. */
export const CASE_HEADER = [
  ...['办件编号', '承办单位', '股室', '经办人', '工号', '事项编码', '事项名称', '办件类型', '办件来源'],
  ...['受理时间', '承诺时限(工作日)', '法定时限(工作日)', '应办结时间', '办结时间', '办理结果'],
  ...['时限单位', '是否超期', '跑动次数'],
];

/** What Excel leaves of an id that it took for a number. */
const DESTROYED_ID = '1.23E+17';

type DateColumn = 'accepted' | 'due' | 'finish';

/** Dates that look right and do not exist, in the column where they stand. */
const IMPOSSIBLE: readonly (readonly [DateColumn, string])[] = [
  ['accepted', '2026年9月31日'],
  ['accepted', '2026-02-30 09:15:00'],
  ['accepted', '2025/6/31'],
  ['due', '2026-04-31'],
  ['due', '2025-11-31 17:00:00'],
  ['due', '2026.6.31'],
  ['finish', '2026-02-29 10:30:00'],
  ['finish', '20260931'],
  ['finish', '2025年13月5日'],
];

type Impossible = readonly [DateColumn, string] | null;

/** Both ways in which systems keep leading zeros: as a bare formula, and the same formula quoted. */
function idCell({ id, standing }: PlantedCase, stream: Stream, dialect: Dialect): string {
  const bare = stream.chance(0.5);
  if (standing === 'destroyed_id') return DESTROYED_ID;
  return bare ? `="${id}"` : record([`="${id}"`], dialect);
}

function dates(planted: PlantedCase, impossible: Impossible, stream: Stream): Record<DateColumn, string> {
  const cells = {
    accepted: dateCell(planted.accepted, stream),
    due: dateCell(planted.explicitDue, stream),
    finish: dateCell(planted.finish, stream),
  };
  return impossible === null ? cells : { ...cells, [impossible[0]]: impossible[1] };
}

/** What the exporting system says about lateness, whether it is so or not. */
function flagCell(planted: PlantedCase): string {
  if (planted.flag === 'empty') return '';
  return isLate(planted) === (planted.flag === 'agrees') ? '是' : '否';
}

function caseRow(planted: PlantedCase, seed: string, index: number, impossible: Impossible): string {
  const dialect: Dialect = { delimiter: ',', newline: '\r\n' };
  const stream = new Stream(seed, 'case-cells', index);
  const who = responsible(planted.unit, planted.officer, planted.shown);
  const id = idCell(planted, stream, dialect);
  const { accepted, due, finish } = dates(planted, impossible, stream);
  const ended = planted.finish !== null;
  const rest = [
    nameCell(who.unit, stream),
    nameCell(who.section, stream),
    nameCell(who.officerName, stream),
    who.officerId ?? '',
    planted.item.code,
    planted.item.name,
    planted.kind,
    planted.channel,
    accepted,
    numberCell(planted.committedDays, stream),
    numberCell(planted.statutoryDays, stream),
    due,
    finish,
    ended ? planted.result : '',
    planted.limitUnit,
    flagCell(planted),
    String(planted.visits),
  ];
  return [id, record(rest, dialect)].join(dialect.delimiter);
}

/** The later copy of a row stands some way below the first, as when two exports are pasted together. */
function copiesAt(duplicated: readonly number[], size: number, seed: string): Map<number, number[]> {
  const copies = new Map<number, number[]>();
  for (const index of duplicated) {
    const place = Math.min(size - 1, index + new Stream(seed, 'case-copy', index).int(0, 400));
    copies.set(place, [...(copies.get(place) ?? []), index]);
  }
  return copies;
}

/** The rows of the added cases; they stand above all others, as what was entered last often does. */
export const addedRows = (added: readonly ClockCase[], seed: string): string[] =>
  added.map(({ planted }, index) => caseRow(planted, `${seed}/added`, index, null));

/** The other rows of 办件明细 in file order, copies included. */
export function caseRows({ cases, duplicated }: PlantedCases, seed: string): string[] {
  let impossibleSoFar = 0;
  const rows = cases.map((planted, index) => {
    const impossible = planted.standing === 'bad_date' ? itemAt(IMPOSSIBLE, impossibleSoFar++) : null;
    return caseRow(planted, seed, index, impossible);
  });
  const copies = copiesAt(duplicated, rows.length, seed);
  return rows.flatMap((row, index) => [row, ...(copies.get(index) ?? []).map((copy) => itemAt(rows, copy))]);
}
