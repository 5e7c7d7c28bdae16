/** Forms as a Word file: each form begins a page, tables repeat their heads, widths are set. */
import {
  AlignmentType,
  Document,
  LineRuleType,
  Packer,
  Paragraph,
  Table,
  TableLayoutType,
  TableRow,
  WidthType,
  type ISectionOptions,
} from 'docx';
import type { LocalDate } from '../domain/local-date';
import { BORDERS, cellOf, small, TIGHT } from './docx-cells';
import { settled } from './docx-package';
import { formSection, TEXT_STYLE, wideSection } from './docx-page';
import { textRun } from './docx-text';
import { factLines, type FormBlock, type FormPage, type FormTable } from './forms';
import { FORM_TEXT_WIDTH, SIZE, WIDE_TEXT_WIDTH } from './house';
import { xmlText } from './zip';

type Drawn = Paragraph | Table;

/** An empty cell is as high as a written one, not as high as a line of the text. */
const written = (text: string, bold = false) => small(text === '' ? '\u00a0' : text, { bold });

/** Shares of a width in whole twips; the last takes what rounding leaves. */
const shared = (shares: readonly number[], total: number): number[] => {
  const sum = shares.reduce((all, share) => all + share, 0);
  const widths = shares.map((share) => Math.floor((total * share) / sum));
  const rest = total - widths.reduce((all, width) => all + width, 0);
  return widths.map((width, at) => (at === widths.length - 1 ? width + rest : width));
};

const ruled = (rows: readonly TableRow[], widths: readonly number[], total: number): Table =>
  new Table({
    columnWidths: [...widths],
    width: { size: total, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    rows: [...rows],
  });

const tableOf = ({ heads, widths: shares, rows }: FormTable, total: number): Table => {
  const widths = shared(shares, total);
  const line = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((text, at) =>
        cellOf([written(text, isHead)], isHead ? 'center' : 'left', widths[at] ?? 0),
      ),
    });
  return ruled([line(heads, true), ...rows.map((row) => line(row, false))], widths, total);
};

/** Room for handwriting, in twips. */
const WRITTEN_LINE = 420;
const WRITTEN_BLOCK = 1100;

const factsOf = (pairs: readonly (readonly [string, string])[], total: number): Table => {
  const widths = shared([2, 4, 2, 4], total);
  const [name = 0, value = 0, , last = 0] = widths;
  const rows = factLines(pairs).map((line) => {
    const [first, second] = line;
    const isEmpty = line.some(([, words]) => words === '');
    const cells =
      second === undefined
        ? [
            cellOf([small(first?.[0] ?? '', { bold: true })], 'left', name),
            wideCell(first?.[1] ?? '', total - name),
          ]
        : [
            cellOf([small(first?.[0] ?? '', { bold: true })], 'left', name),
            cellOf([written(first?.[1] ?? '')], 'left', value),
            cellOf([small(second[0], { bold: true })], 'left', name),
            cellOf([written(second[1])], 'left', last),
          ];
    return new TableRow({
      cantSplit: true,
      children: cells,
      ...(isEmpty ? { height: { value: WRITTEN_LINE, rule: 'atLeast' as const } } : {}),
    });
  });
  return ruled(rows, widths, total);
};

const wideCell = (text: string, width: number) => cellOf([written(text)], 'left', width, FACT_COLUMNS - 1);
const FACT_COLUMNS = 4;

const plain = (text: string, before = 0): Paragraph =>
  new Paragraph({ spacing: { ...TIGHT, before }, children: [small(text)] });

/** A word processor needs something between two tables. */
const between = (): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, line: 80, lineRule: LineRuleType.EXACT }, children: [] });

const blockOf = (block: FormBlock, total: number): Drawn[] => {
  switch (block.kind) {
    case 'table':
      return [tableOf(block, total), between()];
    case 'facts':
      return [factsOf(block.pairs, total), between()];
    case 'heading':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { ...TIGHT, before: 60, after: 30 },
          children: [textRun({ text: block.text, kind: 'plain' }, 'level', { size: SIZE.small + 3 })],
        }),
      ];
    case 'note':
      return [plain(block.text)];
    case 'blank':
      return [
        ruled(
          [
            new TableRow({
              cantSplit: true,
              height: { value: WRITTEN_BLOCK, rule: 'atLeast' },
              children: [
                cellOf([small(block.label, { bold: true })], 'left', Math.floor(total / 6)),
                cellOf([written('')], 'left', total - Math.floor(total / 6)),
              ],
            }),
          ],
          [Math.floor(total / 6), total - Math.floor(total / 6)],
          total,
        ),
        between(),
      ];
    case 'sign':
      return [plain(block.labels.join('\u3000\u3000\u3000\u3000\u3000\u3000'), 160)];
  }
};

const pageOf = ({ title, mark, blocks }: FormPage, total: number, isFirst: boolean): Drawn[] => [
  new Paragraph({
    pageBreakBefore: !isFirst,
    alignment: AlignmentType.RIGHT,
    spacing: TIGHT,
    children: [small(mark)],
  }),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 100, line: 480, lineRule: LineRuleType.AT_LEAST },
    children: [textRun({ text: title, kind: 'plain' }, 'title', { size: SIZE.annex })],
  }),
  ...blocks.flatMap((block) => blockOf(block, total)),
];

/** Pages that follow each other with the same side up are one section. */
const sectionsOf = (pages: readonly FormPage[], draft: readonly [string, string]): ISectionOptions[] => {
  const runs: FormPage[][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last?.[0]?.isWide === page.isWide) last.push(page);
    else runs.push([page]);
  }
  return runs.map((run) => {
    const isWide = run[0]?.isWide ?? false;
    const total = isWide ? WIDE_TEXT_WIDTH : FORM_TEXT_WIDTH;
    const children = run.flatMap((page, at) => pageOf(page, total, at === 0));
    return isWide ? wideSection(draft, children) : formSection(draft, children);
  });
};

/** `draft`: left and right of the head margin. The same pages give the same bytes. */
export const writeForms = async (
  title: string,
  pages: readonly FormPage[],
  draft: readonly [string, string],
  on: LocalDate,
): Promise<Uint8Array> => {
  const document = new Document({
    ...{ title: xmlText(title), creator: 'Mingcha', lastModifiedBy: 'Mingcha' },
    evenAndOddHeaderAndFooters: true,
    styles: { default: TEXT_STYLE },
    sections: sectionsOf(pages, draft),
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(document)), on);
};
