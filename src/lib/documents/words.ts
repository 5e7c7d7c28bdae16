/** Chinese words of the document, whatever language the page is in: a 通报 is a Chinese paper. */
import type { Absence } from '../domain/absence';
import { TABLE_NAMES, type TableName } from '../domain/records';
import { fieldTerm, RATING_SCALES, ratingTerm, TABLE_TERMS } from '../domain/terms';

/** 2026年10月31日; an instant keeps its time. */
export const instantWords = (asOf: string): string => {
  const [year, month, day] = asOf.slice(0, 10).split('-').map(Number);
  const time = asOf.slice(11, 16);
  return `${String(year)}年${String(month)}月${String(day)}日${time === '' ? '' : ` ${time}`}`;
};

/** 2026年10月31日 of a date or an instant of a record; what is neither stays as it is. */
export const dateWords = (text: string): string =>
  /^\d{4}-\d\d-\d\d/.test(text) ? instantWords(text.slice(0, 10)) : text;

const isTable = (name: string | undefined): name is TableName => TABLE_NAMES.some((one) => one === name);

/** `cases.due` → 应办结时间. */
const columnWords = (column: string): string => {
  const [table, field = ''] = column.split('.');
  return isTable(table) ? fieldTerm(table, field).zh : column;
};

/** What is missing, by its Chinese name: 好差评, or 查实情况或处理结果. */
export const absentWords = ({ tables, columns }: Absence): string =>
  tables.length > 0
    ? tables.map((table) => TABLE_TERMS[table].zh).join('、')
    : columns.map((alternatives) => alternatives.map(columnWords).join('或')).join('、');

/** `5/5` → 非常满意; with the size of the scale where several are loaded. */
export const levelTerm = (category: string): string => {
  const [level, size] = category.split('/').map(Number);
  const scale = RATING_SCALES.find((one) => one === size);
  return scale === undefined || level === undefined ? category : ratingTerm(scale, level).zh;
};
