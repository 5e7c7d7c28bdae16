/** A file as bad exports are, and a naive reader that says where its records stand. */
import { seeded, type Chance } from '../seeded';

export const MESSY_HEADER = ['办件编号', '承办单位', '事项名称', '受理时间', '应办结时间', '办结时间'];

type Kind = 'good' | 'too_few_cells' | 'too_many_cells' | 'bad_quote' | 'no_such_date' | 'blank';
const KINDS: readonly Kind[] = [
  ...([
    'good',
    'good',
    'good',
    'good',
    'good',
    'good',
    'good',
    'good',
    'good',
    'good',
    'good',
    'good',
  ] as const),
  ...(['too_few_cells', 'too_many_cells', 'bad_quote', 'no_such_date', 'blank', 'blank'] as const),
];

const CELLS = ['企业设立登记', '"开\n户"', '"a""b"', '"甲\r\n\r\n乙"', '"x,y"', '', '"\n"', '不动产登记'];

/** Every row carries its own place among the rows as its id, so that a shift shows. */
const line = (chance: Chance, kind: Kind, id: string): string => {
  const cells = [id, '税务局', chance.one(CELLS), '2026-01-05', '2026-01-09', '2026-01-08'];
  switch (kind) {
    case 'blank':
      return '';
    case 'too_few_cells':
      return cells.slice(0, 2 + chance.below(4)).join(',');
    case 'too_many_cells':
      return [...cells, 'x', ...Array.from({ length: chance.below(3) }, () => 'y')].join(',');
    case 'bad_quote':
      return [id, '"税"务局', ...cells.slice(2)].join(',');
    case 'no_such_date':
      return [...cells.slice(0, 3), '2026-02-30', ...cells.slice(4)].join(',');
    case 'good':
      return cells.join(',');
  }
};

export interface MessyFile {
  readonly text: string;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly blank: number;
}

/** `rows` lines below the header, a fifth of them bad or blank; several blank ones may stand together or first. */
export const messyFile = (seed: number, rows: number, newline: string): MessyFile => {
  const chance = seeded(seed);
  const kinds = new Map<string, Kind>();
  const lines = Array.from({ length: rows }, (_, at) => {
    const [id, kind] = [`R${at}`, chance.one(KINDS)];
    if (kind !== 'blank') kinds.set(id, kind);
    return line(chance, kind, id);
  });
  return { text: [MESSY_HEADER.join(','), ...lines, ''].join(newline), kinds, blank: rows - kinds.size };
};

/** First line of each record by its id, read character by character: quotes toggle, blank lines are no records. */
export const naivePlaces = (text: string): Map<string, { line: number; recordNo: number }> => {
  const places = new Map<string, { line: number; recordNo: number }>();
  let [lineNo, inQuotes, record, recordLine, recordNo] = [1, false, '', 1, 0];
  for (const character of `${text}\n`.replaceAll('\r\n', '\n')) {
    if (character === '"') inQuotes = !inQuotes;
    if (character === '\n' && !inQuotes) {
      if (record !== '')
        places.set(record.split(',')[0] ?? '', { line: recordLine, recordNo: (recordNo += 1) });
      record = '';
      recordLine = lineNo + 1;
    } else record += character;
    if (character === '\n') lineNo += 1;
  }
  return places;
};
