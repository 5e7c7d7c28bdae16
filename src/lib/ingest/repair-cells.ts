/** Whether a cell can be what its column says: the only evidence there is for where a broken record belongs. */
import type { Layout } from '../domain/layout';
import type { FieldDefinition, FieldType } from '../domain/field';
import { TABLE_FIELDS } from '../domain/records';
import { normaliseLabel, valueSynonyms } from './aliases';
import { LOOKS_LIKE_DATE } from './date-sql';

/** By place; undefined = a column that is not used. */
export type Fields = readonly (FieldDefinition | undefined)[];

const DATE = new RegExp(LOOKS_LIKE_DATE);
const DAYS = /^\d{1,5}(\.0+)?\s*\S{0,4}$/;

/** `="001"`, a leading apostrophe and padding say nothing. */
const bare = (cell: string): string =>
  cell
    .trim()
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^'+/, '')
    .trim();

const fitsType = (type: FieldType, cell: string): boolean => {
  switch (type) {
    case 'instant':
    case 'date':
      return DATE.test(cell) || /^\d{10,14}$/.test(cell);
    case 'days':
    case 'count':
      return DAYS.test(cell);
    case 'points':
      return DAYS.test(cell.replace(/^[-+]/, ''));
    case 'id':
      return /[\dA-Za-z]/.test(cell) && !/\s/.test(cell) && !DATE.test(cell);
    case 'text':
      return !DATE.test(cell);
    default:
      return valueSynonyms[type].has(normaliseLabel(cell)) || /^\d$/.test(cell);
  }
};

/** The field of each column of the layout; undefined = not used, and may hold anything. */
export const columnFields = ({ table, width, columns }: Layout): Fields =>
  Array.from({ length: width }, (_, at) => {
    const field = columns.find(({ position }) => position === at)?.field;
    return TABLE_FIELDS[table].find(({ name }) => name === field);
  });

/** Whether no cell is anything but what its column says; an empty one is always right. */
export const fits = (cells: readonly string[], fields: Fields): boolean =>
  cells.every((cell, at) => {
    const [type, text] = [fields[at]?.type, bare(cell)];
    return type === undefined || text === '' || fitsType(type, text);
  });

/** Names, which seldom hold a comma; a unit's least of all. */
const NAMES = ['channel', 'section', 'officer', 'unit'];

/** How unlikely it is that a column holds prose with commas in it: 0 = likeliest; null = it cannot. */
export const proseRank = (field: Fields[number]): number | null => {
  if (field === undefined) return 0;
  return field.type === 'text' ? NAMES.indexOf(field.name) + 2 : null;
};
