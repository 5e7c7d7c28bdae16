/** Every file of one spot check: the papers as Word file, the workbook, the list and the check sheets as CSV. */
import { parseAsOf } from '../domain/as-of';
import { m } from '../i18n/paraglide/messages';
import type { SpotCheck } from '../reports/sample/check-types';
import { DOCX, XLSX, type DocumentFile } from './bundle';
import { safeName } from './file-names';
import { basisFacts, batchOf } from './spot-check-facts';
import { spotCheckPages } from './spot-check-pages';
import { resultMatrix, resultNotes } from './spot-check-results';
import { checkMatrix, csvOf, listMatrix } from './spot-check-tables';

const named = ({ draw }: SpotCheck, what: string, extension: string): string =>
  safeName(`${what}_${batchOf(draw)}`, extension);

/** Left and right of every head margin. */
const draftLine = ({ draw, mask }: SpotCheck): readonly [string, string] => [
  m.paper_draft({ mask: mask === 'external' ? m.paper_masked() : m.paper_named() }),
  m.paper_basis_line({
    seed: draw.seed,
    size: draw.population.size,
    hash: draw.population.sha256.slice(0, SHORT),
  }),
];
const SHORT = 8;

/** The writers are big and loaded when the first file is asked for. */
export const spotCheckDocx = async (check: SpotCheck): Promise<DocumentFile> => {
  const { writeForms } = await import('./forms-docx');
  const basis = {
    ...{ id: 'basis', title: m.paper_basis(), mark: batchOf(check.draw), isWide: false },
    blocks: [{ kind: 'facts', pairs: basisFacts(check) }] as const,
  };
  const on = parseAsOf(check.draw.population.as_of).on;
  return {
    name: named(check, m.paper_file_name(), 'docx'),
    type: DOCX,
    bytes: await writeForms(m.paper_file_name(), [...spotCheckPages(check), basis], draftLine(check), on),
  };
};

export const spotCheckXlsx = async (check: SpotCheck): Promise<DocumentFile> => {
  const { writeSpotCheckWorkbook } = await import('./spot-check-xlsx');
  return {
    name: named(check, m.paper_file_name(), 'xlsx'),
    type: XLSX,
    bytes: await writeSpotCheckWorkbook(check),
  };
};

const CSV = 'text/csv;charset=utf-8';

/** All of them, the papers first. */
export const spotCheckFiles = async (check: SpotCheck): Promise<readonly DocumentFile[]> => [
  await spotCheckDocx(check),
  await spotCheckXlsx(check),
  { name: named(check, m.paper_file_list(), 'csv'), type: CSV, bytes: csvOf(check, listMatrix(check)) },
  { name: named(check, m.paper_file_checks(), 'csv'), type: CSV, bytes: csvOf(check, checkMatrix(check)) },
  ...(check.results === null
    ? []
    : [
        {
          name: named(check, m.paper_file_results(), 'csv'),
          type: CSV,
          bytes: csvOf(check, [
            ...resultMatrix(check.results),
            ...resultNotes(check.results).map((note) => [note]),
          ]),
        },
      ]),
];
