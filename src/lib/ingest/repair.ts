/**
 * Repair proposals for records that the strict reader refused: Papa Parse again, leniently, over only those.
 *
 * A proposal has as many cells as the header and no cell that its column cannot hold; where there is none, nothing is
 * proposed. Nothing is ever repaired without being accepted; where several ways fit, it is accepted by itself and not
 * with its kind.
 */
import Papa from 'papaparse';
import type { Layout, ProblemReason } from '../domain/layout';
import type { Proposal } from '../domain/repair';
import { columnFields, fits, proseRank, type Fields } from './repair-cells';

/** Wider records are not tried: each place of a gap costs a look at every cell. */
const MOST_COLUMNS = 200;

/** No text holds it, so a dialect without quotes has it for one. */
const NO_QUOTE = '\u0000';

const parse = (text: string, { delimiter, quote, escape }: Layout): Papa.ParseResult<string[]> => {
  const quoteChar = quote === '' ? NO_QUOTE : quote;
  const escapeChar = escape === '' ? quoteChar : escape;
  return Papa.parse<string[]>(text, { delimiter, quoteChar, escapeChar, newline: '\n' });
};

/** Cells with quotes read as quotes, wherever they stand; null when the text is not one record. */
const lenientCells = (text: string, layout: Layout): string[] | null => {
  const { data } = parse(text, layout);
  return data.length === 1 ? (data[0] ?? null) : null;
};

const quotesIn = (piece: string, quote: string): number => piece.split(quote).length - 1;

/** Pieces between an opening quote and the closing one are one cell; a quote in the middle of a piece opens nothing. */
const rejoined = (pieces: readonly string[], { delimiter, quote }: Layout): string[] => {
  const opens = (piece: string): boolean => piece.trim().startsWith(quote) && quotesIn(piece, quote) === 1;
  const closes = (piece: string): boolean => piece.trim().endsWith(quote) && quotesIn(piece, quote) === 1;
  const cells: string[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? '';
    const end = opens(piece) ? pieces.findIndex((other, i) => i > at && closes(other)) : -1;
    cells.push(end < 0 ? piece : pieces.slice(at, end + 1).join(delimiter));
    if (end >= 0) at = end;
  }
  return cells;
};

/** Cells with stray quotes read as characters; those around a whole cell are taken off, doubled ones halved. */
const literalCells = (text: string, layout: Layout): string[] => {
  const { delimiter, quote } = layout;
  if (quote === '') return text.split(delimiter);
  return rejoined(text.split(delimiter), layout).map((cell) => {
    const trimmed = cell.trim();
    const isQuoted = trimmed.length > 1 && trimmed.startsWith(quote) && trimmed.endsWith(quote);
    return (isQuoted ? trimmed.slice(1, -1) : cell).replaceAll(quote + quote, quote);
  });
};

/** The places at which every cell fits its column. */
const fittingOf = (
  candidates: readonly { readonly at: number; readonly cells: string[] }[],
  fields: Fields,
) => {
  const fitting = candidates.filter(({ cells }) => fits(cells, fields));
  // Two places that give the same cells are one.
  return [...new Map(fitting.map((one) => [one.cells.join('\u0000'), one])).values()];
};

const range = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i);

/** The gap goes where every cell then fits; at the end if that is one of the places. */
const widen = (cells: readonly string[], width: number, fields: Fields): Proposal | null => {
  const gap = width - cells.length;
  const holes = Array.from({ length: gap }, () => '');
  const candidates = range(0, cells.length + 1).map((at) => ({
    at,
    cells: [...cells.slice(0, at), ...holes, ...cells.slice(at)],
  }));
  const fitting = fittingOf(candidates, fields);
  const chosen = fitting.find(({ at }) => at === cells.length) ?? fitting[0];
  if (chosen === undefined) return null;
  const isAtEnd = chosen.at === cells.length;
  return {
    kind: isAtEnd ? 'missing_at_end' : 'missing_inside',
    isSure: fitting.length === 1,
    cells: chosen.cells,
    changed: range(chosen.at, gap),
  };
};

/** One text that the delimiter has cut is whole again, in the column that holds one likeliest. */
const join = (cells: readonly string[], { width, delimiter }: Layout, fields: Fields): Proposal | null => {
  const surplus = cells.length - width;
  const ranked = range(0, width)
    .flatMap((at) => {
      const rank = proseRank(fields[at]);
      return rank === null ? [] : [{ at, rank }];
    })
    .sort((a, b) => a.rank - b.rank || a.at - b.at);
  const candidates = ranked.map(({ at }) => ({
    at,
    cells: [
      ...cells.slice(0, at),
      cells.slice(at, at + surplus + 1).join(delimiter),
      ...cells.slice(at + surplus + 1),
    ],
  }));
  const fitting = fittingOf(candidates, fields);
  const [chosen] = fitting;
  return chosen === undefined
    ? null
    : { kind: 'comma_in_text', isSure: fitting.length === 1, cells: chosen.cells, changed: [chosen.at] };
};

const narrow = (cells: readonly string[], layout: Layout, fields: Fields): Proposal | null => {
  const kept = cells.slice(0, layout.width);
  const isEmptyBeyond = cells.slice(layout.width).every((cell) => cell.trim() === '');
  return isEmptyBeyond && fits(kept, fields)
    ? { kind: 'surplus_empty', isSure: true, cells: kept, changed: [] }
    : join(cells, layout, fields);
};

const fit = (cells: readonly string[], layout: Layout, fields: Fields): Proposal | null => {
  if (cells.length < layout.width) return widen(cells, layout.width, fields);
  if (cells.length > layout.width) return narrow(cells, layout, fields);
  return fits(cells, fields) ? { kind: 'stray_quote', isSure: true, cells, changed: [] } : null;
};

/** What was refused for its quotes is named so, whatever else had to be done. */
const asQuoteRepair = (found: Proposal, text: string, { quote }: Layout): Proposal => ({
  ...found,
  kind: 'stray_quote',
  isSure: found.isSure && found.kind === 'stray_quote',
  changed: found.changed.length > 0 ? found.changed : cellsWithQuote(text, found.cells, quote),
});

/** Columns whose cell stood beside a quote in the text or holds one now. */
const cellsWithQuote = (text: string, cells: readonly string[], quote: string): number[] => {
  const isQuoted = (cell: string): boolean =>
    cell.includes(quote) || text.includes(quote + cell) || text.includes(cell + quote);
  return cells.flatMap((cell, at) => (cell !== '' && isQuoted(cell) ? [at] : []));
};

/** The one record's proposal; null when nothing fits, or when it runs over so many lines that it is not one record. */
export const proposeCells = (text: string, reason: ProblemReason, layout: Layout): Proposal | null => {
  if (layout.width > MOST_COLUMNS) return null;
  const fields = columnFields(layout);
  if (reason !== 'bad_quote') {
    const cells = lenientCells(text, layout);
    return cells === null ? null : fit(cells, layout, fields);
  }
  if (/[\r\n]/.test(text)) return null;
  const readings = [literalCells(text, layout), lenientCells(text, layout)].filter((cells) => cells !== null);
  const found = readings.map((cells) => fit(cells, layout, fields)).filter((one) => one !== null);
  const chosen = found.find(({ kind }) => kind === 'stray_quote') ?? found[0];
  return chosen === undefined ? null : asQuoteRepair(chosen, text, layout);
};

/** The cells for whoever mends the record by hand: as many as the header has, nothing left out. */
export const shownCells = (text: string, layout: Layout): string[] => {
  const { data, errors } = parse(text, layout);
  const isOne = data.length === 1 && errors.every(({ type }) => type !== 'Quotes');
  const cells = (isOne ? data[0] : undefined) ?? literalCells(text, layout);
  const { width, delimiter } = layout;
  if (cells.length > width) return [...cells.slice(0, width - 1), cells.slice(width - 1).join(delimiter)];
  return Array.from({ length: width }, (_, at) => cells[at] ?? '');
};
