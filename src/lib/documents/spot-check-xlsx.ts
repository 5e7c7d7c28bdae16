/** The papers of a spot check as a workbook: the list for print, the list and the check sheets as rows, what they rest on. */
import type { WriteSheet } from 'hucre/xlsx';
import { parseAsOf } from '../domain/as-of';
import type { Matrix } from '../domain/csv';
import { m } from '../i18n/paraglide/messages';
import type { SpotCheck } from '../reports/sample/check-types';
import { basisFacts, batchOf } from './spot-check-facts';
import { resultMatrix, resultNotes } from './spot-check-results';
import { checkMatrix, listMatrix } from './spot-check-tables';
import { charactersOf } from './widths';
import { columnLetters, safe, sheetName, style, STYLES, writtenXlsx, type Styled } from './xlsx-style';

const HEAD_ROW = 2;

const widthsOf = (matrix: Matrix): number[] => {
  const [heads = [], ...rows] = matrix;
  const columns = heads.map((head) => ({ id: head, head, kind: 'text' as const, isWide: false }));
  const cells = rows.map((row) => row.map((text) => ({ text, value: null, share: null })));
  return charactersOf(columns, cells).map((characters) => characters + 2);
};

/** A title, a line of what it rests on, the head, the rows, a line to sign; the head is on every page. */
const tableSheet = (no: number, title: string, above: string, matrix: Matrix, foot: string): WriteSheet => {
  const [heads = [], ...rows] = matrix;
  const cells: Styled = new Map();
  style(cells, 0, 0, STYLES.title);
  style(cells, 1, 0, STYLES.note);
  heads.forEach((_, at) => {
    style(cells, HEAD_ROW, at, STYLES.head);
    rows.forEach((__, row) => {
      style(cells, HEAD_ROW + 1 + row, at, STYLES.text);
    });
  });
  const footRow = HEAD_ROW + 1 + rows.length;
  style(cells, footRow, 0, STYLES.note);
  const last = heads.length - 1;
  const across = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: last });
  return {
    name: sheetName(no, title),
    columns: widthsOf(matrix).map((width) => ({ width })),
    rows: [[safe(title)], [safe(above)], ...matrix.map((row) => row.map(safe)), [safe(foot)]],
    cells,
    merges: [across(0), across(1), across(footRow)],
    rowDefs: new Map([
      [0, { height: 28 }],
      [footRow, { height: 30 }],
    ]),
    freezePane: { rows: HEAD_ROW + 1, columns: 2 },
    autoFilter: {
      range: `A${String(HEAD_ROW + 1)}:${columnLetters(heads.length)}${String(footRow)}`,
    },
    pageSetup: {
      ...{ paperSize: 'a4', orientation: 'landscape', horizontalCentered: true },
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: `$${String(HEAD_ROW + 1)}:$${String(HEAD_ROW + 1)}`,
    },
    headerFooter: { oddFooter: '&C— &P —' },
  };
};

const basisSheet = (no: number, check: SpotCheck): WriteSheet => {
  const rows = [[m.paper_basis(), ''], ...basisFacts(check)].map((row) => row.map(safe));
  const cells: Styled = new Map([['0,0', { style: STYLES.title }]]);
  rows.slice(1).forEach((row, at) => {
    row.forEach((_, column) => {
      style(cells, at + 1, column, { ...STYLES.note, numFmt: '@' });
    });
  });
  return { name: sheetName(no, m.paper_basis()), columns: [{ width: 22 }, { width: 100 }], rows, cells };
};

const GAP = '\u3000\u3000\u3000\u3000\u3000';

/** What stands between the title and the head. */
const aboveOf = ({ draw }: SpotCheck): string =>
  m.paper_basis_line({
    seed: draw.seed,
    size: draw.population.size,
    hash: draw.population.sha256,
  });

export const writeSpotCheckWorkbook = (check: SpotCheck): Promise<Uint8Array> => {
  const above = aboveOf(check);
  const signed = [
    m.sample_sign_drawer(),
    m.sample_sign_witness({ n: 1 }),
    m.sample_sign_witness({ n: 2 }),
    m.sample_sign_supervisor(),
  ].join(GAP);
  const checkers = [m.paper_sign_checker(), m.sample_sign_date()].join(GAP);
  return writtenXlsx(
    `${m.paper_list()} ${batchOf(check.draw)}`,
    [
      tableSheet(1, m.paper_list(), above, listMatrix(check), signed),
      tableSheet(2, m.paper_check(), above, checkMatrix(check), checkers),
      basisSheet(3, check),
      ...(check.results === null
        ? []
        : [
            tableSheet(
              4,
              m.result_title(),
              above,
              resultMatrix(check.results),
              resultNotes(check.results).join(''),
            ),
          ]),
    ],
    parseAsOf(check.draw.population.as_of).on,
  );
};
