/** Names and texts that break other programs, as files of the kinds that the product opens. */
import { readFileSync } from 'node:fs';
import { sharedPath } from './shared';

const lines = (file: string): string[] =>
  readFileSync(sharedPath(`suites/payloads/${file}.txt`), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');

/** 515 strings of the Big List of Naughty Strings. */
export const naughtyNames = (): readonly string[] => {
  const names: unknown = JSON.parse(readFileSync(sharedPath('suites/blns/blns.json'), 'utf8'));
  return Array.isArray(names) ? names.map(String) : [];
};

/** Scripts, statements and formulas, every list in turn. */
export const payloads = (): readonly string[] => ['xss', 'sql', 'csv-injection'].flatMap(lines);

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const file = (head: string, rows: readonly (readonly string[])[]): string =>
  [head, ...rows.map((row) => row.map(quoted).join(',')), ''].join('\r\n');

/** Everything that a record names is that text; every third case is late. `unit` keeps the number of units small. */
export function caseFile(texts: readonly string[], mark: string, unit?: string): string {
  const head = '办件编号,承办单位,承办科室,经办人,事项名称,受理时间,应办结时间,办结时间';
  return file(
    head,
    texts.map((text, i) => [
      ...[`${mark}${String(i).padStart(5, '0')}`, unit ?? text, text, text, text],
      ...['2026-10-09', '2026-10-20', i % 3 === 0 ? '2026-10-23' : '2026-10-19'],
    ]),
  );
}

/** One upheld complaint for each text, which is its content too. */
export function complaintFile(texts: readonly string[]): string {
  const head = '投诉编号,受理时间,承办单位,股室,被投诉人,诉求类型,办件编号,回复时间,查实情况,诉求内容';
  return file(
    head,
    texts.map((text, i) => [
      ...[`T${String(i).padStart(5, '0')}`, '2026-10-12', text, text, text, '投诉'],
      ...[`N${String(i).padStart(5, '0')}`, '2026-10-15', '属实', text],
    ]),
  );
}

const BLANK = '[\\t\\n\\f\\r \\u00a0\\u3000]';
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * The name that stands for it: blanks around it and one leading apostrophe off, a word that says nothing is no name, what
 * nobody sees is written out. Everything else is as it was written.
 */
export function nameOf(text: string): string {
  const bare = text
    .replace(new RegExp(`^${BLANK}*'?${BLANK}*`, 'u'), '')
    .replace(new RegExp(`${BLANK}*$`, 'u'), '');
  if (['-', '--', '—', 'null', 'NULL'].includes(bare)) return '';
  return bare
    .replace(/(\p{Script=Han})[ \t\r\n\u00a0\u3000]+(?=\p{Script=Han})/gu, '$1')
    .replace(/[ \t\r\n\u00a0\u3000]+/gu, ' ')
    .replace(UNSEEN, (c) => `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`);
}
