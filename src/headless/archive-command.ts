/** `mingcha archive`: one zip with inputs, rules, calendar, decisions, results and documents; and what it is computed again to. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  isEqual,
  type ArchiveDifference,
  type FileDifference,
  type Verification,
} from '../lib/domain/archive';
import { ArchiveDiffersError } from '../lib/domain/archive-errors';
import { jsonOf } from '../lib/domain/data-file';
import { FileNotFoundError } from '../lib/domain/errors';
import { readBasis, yearInputs, type ArchiveBasis } from '../lib/documents/archive/basis';
import { firstDifference } from '../lib/documents/archive/difference';
import { openArchive } from '../lib/documents/archive/manifest';
import { resultEntries } from '../lib/documents/archive/results';
import { textOf } from '../lib/documents/archive/sealed';
import type { ArchivedYear } from '../lib/documents/archive/year-results';
import { planOf, shownTables } from '../lib/documents/archive/sources';
import {
  archiveName,
  writeArchive,
  type SourceOfArchive,
  type TableOfArchive,
} from '../lib/documents/archive/write';
import { profileOf } from '../lib/ingest/profiles';
import { readPolicy } from '../lib/ingest/versions';
import { parseDecisions } from '../lib/rules/decisions';
import { assessmentOf } from './assessment-files';
import type { Arguments } from './arguments';
import { openArchived, type GivenPath } from './archive-workspace';
import { monthlyInputs, type MonthlyInputs } from './report-monthly';
import { openWorkspace, type Workspace } from './workspace';

const atOnce = (): Promise<void> => Promise.resolve();

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const givenOf = (path: string): GivenPath => {
  if (!existsSync(path)) throw new FileNotFoundError({ file: path });
  return { path, name: basename(path), sha256: digestOf(readFileSync(path)) };
};

/** Each file once, in the order given; a workbook has several tables. */
const sourcesOf = (inputs: MonthlyInputs, { files }: Workspace, withData: boolean): SourceOfArchive[] => {
  const read = new Set(files.map(({ sha256 }) => sha256));
  return inputs.data
    .map(({ path }) => ({ path, content: readFileSync(path) }))
    .map(({ path, content }) => ({ path, content, sha256: digestOf(content) }))
    .filter(({ sha256 }) => read.has(sha256))
    .map(({ path, content, sha256 }) => ({
      ...{ name: basename(path), bytes: content.length, sha256 },
      content: withData ? content : null,
    }));
};

const tablesOf = ({ files }: Workspace): TableOfArchive[] =>
  files.map(({ name, sha256, sheet, fileNo, understanding }) => ({
    ...{ name, file: sha256, sheet: sheet?.name ?? null, no: fileNo },
    year: understanding.choices.year ?? null,
    profile: profileOf(understanding, `table-${String(fileNo)}`, name),
  }));

const placesOf = ({ files }: Workspace) => {
  const byNo = new Map(files.map((file) => [file.fileNo, file]));
  return {
    fileName: (fileNo: number) => byNo.get(fileNo)?.name ?? '',
    lineOf: (fileNo: number, recordNo: number) => byNo.get(fileNo)?.firstLine[recordNo - 1] ?? 0,
  };
};

const decisionsIn = ({ decisions }: ArchiveBasis, file: string) =>
  decisions === null ? [] : parseDecisions(jsonOf(textOf(decisions), file), file);

export const runArchiveCreate = async (args: Arguments): Promise<void> => {
  const inputs = monthlyInputs(args);
  const folder = args.required('out');
  const path = args.text('decisions');
  const decisions = path === undefined ? null : readFileSync(path);
  const workspace = await openWorkspace(inputs.data, inputs.rules, inputs.said, inputs.calendar);
  try {
    const { rules, calendar, template, period, asOf, mask } = inputs;
    const policy = await readPolicy(workspace.engine);
    const assessment = assessmentOf(args, period, null);
    const basis = { rules, calendar, template, decisions, assessment, period, asOf, mask, policy };
    const question = {
      basis,
      decisions: decisionsIn(basis, path ?? ''),
      tables: workspace.files.map(({ name, sha256 }) => ({ name, sha256 })),
      fileNos: workspace.files.map(({ fileNo }) => fileNo),
      places: placesOf(workspace),
    };
    const zip = writeArchive({
      basis,
      sources: sourcesOf(inputs, workspace, args.flag('with-data')),
      tables: tablesOf(workspace),
      results: await resultEntries(workspace.context, question, atOnce),
    });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, archiveName(basis)), zip);
    process.stdout.write(`${archiveName(basis)} ${digestOf(zip)}\n`);
  } finally {
    await workspace.close();
  }
};

/** Scheme and entries that were given instead of those in the archive. */
const enteredOtherwise = (then: ArchivedYear | null, now: ArchivedYear | null): FileDifference[] => {
  const [before, after] = [then, now].map((one) => new Map(yearInputs(one)));
  const hash = (bytes: Uint8Array | undefined): string | null =>
    bytes === undefined ? null : digestOf(bytes);
  return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].flatMap((name) => {
    const [was, is] = [hash(before?.get(name)), hash(after?.get(name))];
    return was === is ? [] : [{ name, then: was, now: is }];
  });
};

/** Everything computed again from the archive's own inputs. @throws an error of `archive-errors.ts` for a file that is none. */
export const verifyArchive = async (args: Arguments): Promise<Verification> => {
  const [path, data] = [args.required('file'), args.list('data')];
  if (!existsSync(path)) throw new FileNotFoundError({ file: path });
  const archive = openArchive(readFileSync(path), basename(path));
  const kept = readBasis(archive);
  const basis = { ...kept, assessment: assessmentOf(args, kept.period, kept.assessment) };
  const plan = planOf(archive, data.map(givenOf));
  const workspace = await openArchived(archive, basis, plan);
  try {
    const question = {
      basis,
      decisions: decisionsIn(basis, archive.file),
      tables: shownTables(archive, plan),
      fileNos: workspace.files.map(({ fileNo }) => fileNo),
      places: placesOf(workspace),
    };
    const now = await resultEntries(workspace.context, question, atOnce);
    const files = [...plan.differences, ...enteredOtherwise(kept.assessment, basis.assessment)];
    return { files, first: firstDifference(archive.results, now) };
  } finally {
    await workspace.close();
  }
};

const NONE = '-';

const placeOf = ({ place }: ArchiveDifference): string => {
  switch (place.kind) {
    case 'figure':
      return place.measure;
    case 'path':
      return place.path;
    case 'bytes':
      return 'sha256';
    default:
      return place satisfies never;
  }
};

/** The first difference ends the run; other files are named above it. */
const refuse = (file: string, { files, first }: Verification): never => {
  for (const { name, then, now } of files)
    process.stderr.write(`${name}: then sha256 ${then ?? NONE}, now sha256 ${now ?? NONE}\n`);
  const [other] = files;
  if (first === null)
    throw new ArchiveDiffersError({
      ...{ file, name: other?.name ?? '', place: 'sha256' },
      ...{ was: other?.then ?? NONE, is: other?.now ?? NONE },
    });
  const { entry, then, now } = first;
  throw new ArchiveDiffersError({
    ...{ file, name: entry, place: placeOf(first) },
    ...{ was: then === '' ? NONE : then, is: now === '' ? NONE : now },
  });
};

export const runArchiveVerify = async (args: Arguments): Promise<void> => {
  const path = args.required('file');
  const verification = await verifyArchive(args);
  if (!isEqual(verification)) refuse(basename(path), verification);
  process.stdout.write('equal\n');
};
