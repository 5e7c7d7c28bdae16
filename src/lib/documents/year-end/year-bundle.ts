/** Every file of a year's assessment, each from the one report value; names are masked unless the level says otherwise. */
import { instantWords } from '../words';
import type { YearEndPapers } from '../../reports/year-end-papers';
import type { DocumentFile } from '../bundle';
import type { CircularText } from '../circular';
import { annexCsv } from '../csv';
import { safeName } from '../file-names';
import type { DocumentTable } from '../tables';
import { filled } from '../template';
import { fixedZip } from '../zip';
import { addressee, noticeTables, noticeText } from './notice';
import { noticedOnes, type Noticed } from './noticed';
import { publicityTables, publicityText } from './publicity';
import { registerTables } from './register';
import { yearDraft, yearFacts, yearMeanings } from './year-facts';
import { scoreTables } from './year-tables';
import { YEAR_TEMPLATE } from './year-template';
import { say } from './year-words';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv;charset=utf-8';

type FileKind = keyof typeof YEAR_TEMPLATE.file;

/** A star of a masked name is no sign of a file's name. */
const nameOf = (
  { report: { year, on } }: YearEndPapers,
  kind: FileKind,
  extension: string,
  more: Readonly<Record<string, string>> = {},
): string =>
  safeName(
    filled(YEAR_TEMPLATE.file[kind], { year, made_on: on.replaceAll('-', ''), ...more }).replaceAll(
      '*',
      '某',
    ),
    extension,
  );

const workbook = async (
  papers: YearEndPapers,
  title: string,
  tables: readonly DocumentTable[],
): Promise<Uint8Array> => {
  const { coverSheet, plain, printed } = await import('../xlsx-sheets');
  const { writtenXlsx } = await import('../xlsx-style');
  const { phrases } = YEAR_TEMPLATE;
  const contents = tables.map(
    ({ no, title: own, outOf }) =>
      [
        filled(phrases.attachment, { no: String(no) }),
        `${own} ${filled(phrases.shown_all, { n: String(outOf) })}`,
      ] as const,
  );
  const meanings = yearMeanings(papers).map((words) => ['', words] as const);
  const period = say('period', { year: papers.report.year });
  return writtenXlsx(
    title,
    [
      coverSheet(phrases.cover, title, [...yearFacts(papers), ...contents, ...meanings]),
      ...tables.flatMap((table) => [
        printed(table, YEAR_TEMPLATE, period, instantWords(papers.asOf)),
        plain(table, YEAR_TEMPLATE),
      ]),
    ],
    papers.report.on,
  );
};

/** The writer of Word files is big and loaded when the first file is asked for. */
const paper = async (
  papers: YearEndPapers,
  text: CircularText,
  tables: readonly DocumentTable[],
): Promise<Uint8Array> => {
  const { writePaper } = await import('../docx');
  const facts = {
    ...{ on: papers.report.on, period: say('period', { year: papers.report.year }) },
    ...{ draft: yearDraft(papers), facts: yearFacts(papers) },
  };
  return writePaper(facts, text, tables, YEAR_TEMPLATE, []);
};

/** 考核成绩总表 */
export const scoresFile = async (papers: YearEndPapers): Promise<DocumentFile> => ({
  ...{ name: nameOf(papers, 'scores', 'xlsx'), type: XLSX },
  bytes: await workbook(papers, say('scores_title', { year: papers.report.year }), scoreTables(papers)),
});

/** 复核台账 as a workbook. */
export const registerFile = async (papers: YearEndPapers): Promise<DocumentFile> => ({
  ...{ name: nameOf(papers, 'register', 'xlsx'), type: XLSX },
  bytes: await workbook(papers, say('register_title', { year: papers.report.year }), registerTables(papers)),
});

/** 复核台账 as CSV. */
export const registerCsv = (papers: YearEndPapers): readonly DocumentFile[] =>
  registerTables(papers).map((table) => ({
    ...{ name: nameOf(papers, 'register', 'csv'), type: CSV },
    bytes: new TextEncoder().encode(annexCsv(table, YEAR_TEMPLATE, yearFacts(papers))),
  }));

/** 事实依据清单, all in one. */
export const proofsFile = async (papers: YearEndPapers): Promise<DocumentFile> => {
  const { writeProofs } = await import('./proof-docx');
  return { name: nameOf(papers, 'proofs', 'docx'), type: DOCX, bytes: await writeProofs(papers) };
};

/** 公示 */
export const publicityFile = async (papers: YearEndPapers): Promise<DocumentFile> => ({
  ...{ name: nameOf(papers, 'publicity', 'docx'), type: DOCX },
  bytes: await paper(papers, publicityText(papers), publicityTables(papers)),
});

const noticeFile = async (papers: YearEndPapers, one: Noticed, no: number): Promise<DocumentFile> => ({
  name: nameOf(papers, 'notice', 'docx', {
    ...{ no: String(no).padStart(3, '0'), who: addressee(papers, one) },
  }),
  type: DOCX,
  bytes: await paper(papers, noticeText(papers, one), noticeTables(papers, one)),
});

/** A 告知书 for each person and unit that is to be told; `breathe` is awaited between two. */
export const noticeFiles = async (
  papers: YearEndPapers,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly DocumentFile[]> => {
  const files: DocumentFile[] = [];
  for (const [at, one] of noticedOnes(papers).entries()) {
    files.push(await noticeFile(papers, one, at + 1));
    await breathe();
  }
  return files;
};

/** All notices in one file, to be saved at once. */
export const noticesZip = async (
  papers: YearEndPapers,
  breathe: () => Promise<void>,
): Promise<DocumentFile> => {
  const files = await noticeFiles(papers, breathe);
  const entries = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const name = nameOf(papers, 'notices', 'zip');
  return { name, type: 'application/zip', bytes: fixedZip(entries, papers.report.on) };
};

/** Everything, for the terminal. */
export const yearEndFiles = async (papers: YearEndPapers): Promise<readonly DocumentFile[]> => [
  await scoresFile(papers),
  await registerFile(papers),
  ...registerCsv(papers),
  await proofsFile(papers),
  await publicityFile(papers),
  ...(await noticeFiles(papers)),
];
