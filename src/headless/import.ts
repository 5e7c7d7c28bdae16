/** `mingcha import`: what became of every record. */
import { TruncatedFileError } from '../lib/domain/errors';
import type { Problem } from '../lib/domain/layout';
import { TABLE_NAMES } from '../lib/domain/records';
import { readCalendarGaps } from '../lib/reports/calendar-gaps';
import { canonicalRows } from '../lib/reports/canonical-rows';
import type { ImportedFile } from '../lib/ingest/import-file';
import { answers, dataFiles, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';
import { writeCsv, writeJson } from './csv';
import { maskingLevel, openOutput, provenance } from './output';
import { errorLine } from './error-line';
import { newlineName } from './newline-name';
import { BASE_RULES } from './rule-file';
import { openWorkspace, type Workspace } from './workspace';

/** A sheet says which one it is of its workbook, and what became of the others. */
const describeSheet = (sheet: ImportedFile['sheet']): Record<string, unknown> =>
  sheet === null
    ? {}
    : {
        sheet: sheet.name,
        damaged: sheet.isCut,
        hiddenSheets: sheet.hidden,
        unreadSheets: sheet.unread,
        lostSheets: sheet.lost,
      };

const describe = ({
  name,
  sha256,
  sheet,
  layout,
  conservation,
  outside,
}: ImportedFile): Record<string, unknown> => ({
  file: sheet?.file ?? name,
  ...describeSheet(sheet),
  sha256,
  encoding: layout.hasBom ? `${layout.encoding}-bom` : layout.encoding,
  delimiter: layout.delimiter,
  newline: newlineName(layout.newline),
  titleRows: conservation.titleRows,
  headerRows: conservation.headerRows,
  footerRows: conservation.footerRows,
  blank: conservation.blank,
  outside: outside.map(({ line, class: kind }) => ({ line, class: kind })),
  records: conservation.records,
  loaded: conservation.loaded,
  setAside: conservation.setAside,
  duplicates: conservation.duplicates,
  table: layout.table,
  mapping: Object.fromEntries(
    layout.columns.flatMap(({ header, field }) => (field === null ? [] : [[header, field]])),
  ),
});

/** Limits that run past the calendar, named by the file's own header. */
const calendarGaps = async ({ engine, files }: Workspace): Promise<Problem[]> => {
  const fileOf = (fileNo: number): ImportedFile | undefined => files.find((file) => file.fileNo === fileNo);
  const gaps = await readCalendarGaps(
    engine,
    (fileNo, recordNo) => fileOf(fileNo)?.firstLine[recordNo - 1] ?? 0,
  );
  return gaps.map((gap) => {
    const column = fileOf(gap.fileNo)?.layout.columns.find(({ field }) => field === gap.column);
    return { ...gap, column: column?.header ?? gap.column };
  });
};

/** A file that breaks off is said aloud: it is not all there, whatever was loaded of it. */
const sayCutOff = (files: readonly ImportedFile[]): void => {
  for (const { name, problems } of files) {
    const cut = problems.find(({ reason }) => reason === 'cut_off');
    if (cut === undefined) continue;
    process.stderr.write(`${errorLine(new TruncatedFileError({ file: name, line: cut.line }))}\n`);
  }
};

export const runImport = async (args: Arguments): Promise<void> => {
  const [data, said, mask] = [dataFiles(args), answers(args), maskingLevel(args)];
  const calendar = calendarOf(args.list('calendar'));
  args.required('out');
  const workspace = await openWorkspace(data, BASE_RULES, said, calendar);
  const { files, engine } = workspace;
  sayCutOff(files);
  const output = openOutput(
    args,
    provenance({ files, rules: BASE_RULES, calendar, period: '', asOf: '', mask }),
  );
  writeJson(output, 'import.json', { files: files.map(describe) });
  for (const table of TABLE_NAMES) {
    if (!files.some(({ layout }) => layout.table === table)) continue;
    const { columns, rows } = await canonicalRows(engine, table, files, mask);
    writeCsv(output, `${table}.csv`, columns, rows);
  }
  const gaps = await calendarGaps(workspace);
  const problems = files.flatMap((file) =>
    [...file.problems, ...gaps.filter(({ fileNo }) => fileNo === file.fileNo)]
      .sort((a, b) => a.recordNo - b.recordNo)
      .map((p) => [file.name, p.line, p.column, p.value, p.reason, p.kept]),
  );
  writeCsv(output, 'problems.csv', ['file', 'line', 'column', 'value', 'reason', 'kept'], problems);
  await workspace.close();
};
