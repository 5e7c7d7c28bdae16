/** Whether a cell looks like a value (a number, a date, an id) rather than like the name of a column. */

const WITHOUT_LETTERS = /^[^\p{L}]*\d[^\p{L}]*$/u;
const CHINESE_DATE = /^\d{2,4}年(?:\d{1,2}月(?:\d{1,2}日?)?)?(?:.*\d.*)?$/;
const ISO_INSTANT = /^\d{4}-\d\d-\d\d[T ]\d/;
const IDENTIFIER = /^[A-Za-z]{0,8}[-_/.]?\d{3,}[\w/.-]*$/;
const ADDRESS = /^(?:https?:\/\/|[\w.+-]+@[\w-]+\.)/i;
const CURRENCY = /^[$€£¥￥]\s?\d/;
const AMPM = /^\d.*\d\s?[ap]m$/i;
const YEAR = /^(?:19|20)\d\d年?$/;

export const isYear = (cell: string): boolean => YEAR.test(cell.trim());

export function isValueLike(cell: string): boolean {
  const text = cell.trim();
  if (text === '' || text.length > 100) return text.length > 100;
  return [WITHOUT_LETTERS, CHINESE_DATE, ISO_INSTANT, IDENTIFIER, ADDRESS, CURRENCY, AMPM].some((pattern) =>
    pattern.test(text),
  );
}
