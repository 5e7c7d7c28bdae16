/** Makes the archive of a period from what is loaded, and computes an opened one again, apart from everything else. */
import type { Verification } from '../domain/archive';
import { ArchiveMendedError } from '../domain/archive-errors';
import type { Calendar } from '../domain/calendar';
import { jsonOf } from '../domain/data-file';
import { OriginalGoneError } from '../domain/errors';
import type { RuleSet } from '../domain/rule-set';
import { readBasis, type ArchiveBasis } from '../documents/archive/basis';
import { firstDifference } from '../documents/archive/difference';
import { openArchive, type OpenedArchive } from '../documents/archive/manifest';
import { resultEntries } from '../documents/archive/results';
import { bytesOf, digestOf, textOf } from '../documents/archive/sealed';
import { planOf, shownTables } from '../documents/archive/sources';
import { archiveName, writeArchive, type TableOfArchive } from '../documents/archive/write';
import type { ArchivedYear } from '../documents/archive/year-results';
import { MONTHLY_TEMPLATE } from '../documents/shipped';
import type { ImportedFile } from '../ingest/import-file';
import { profileOf } from '../ingest/profiles';
import { readPolicy } from '../ingest/versions';
import type { ReportContext } from '../reports/context';
import type { Scope } from '../reports/types';
import { decisionText, parseDecisions, type Decision } from '../rules/decisions';
import { openArchivedRoom, type GivenFile } from './archive-room';
import type { ArchiveChoices, Archiving, MadeArchive, OpenedFile } from './archiving';
import { breather } from './breather';
import type { Library } from './library';
import { CALENDAR_ID, type Room } from './opening';

/** What it needs of its tab. */
export interface ArchiveTab {
  room(): Promise<Room>;
  context(): Promise<ReportContext>;
  rules(): RuleSet;
  calendar(): Calendar;
  decisions(): readonly Decision[];
  /** Scheme and entries of the year; null = nobody entered anything for it. */
  assessment(year: string): ArchivedYear | null;
}

const placesOf = ({ files, lineOf }: Pick<Library, 'files' | 'lineOf'>) => {
  const names = new Map(files.map(({ fileNo, name }) => [fileNo, name]));
  return { fileName: (fileNo: number) => names.get(fileNo) ?? '', lineOf };
};

const sourceName = ({ name, sheet }: ImportedFile): string => sheet?.file ?? name;

/** Files behind the tables, each once. */
const sourcesOf = (files: readonly ImportedFile[]): ImportedFile[] =>
  files.filter(({ sha256 }, at) => files.findIndex((one) => one.sha256 === sha256) === at);

const tablesOf = (files: readonly ImportedFile[]): TableOfArchive[] =>
  files.map(({ name, sha256, sheet, fileNo, understanding }) => ({
    ...{ name, file: sha256, sheet: sheet?.name ?? null, no: fileNo },
    year: understanding.choices.year ?? null,
    profile: profileOf(understanding, `table-${String(fileNo)}`, name),
  }));

const contentOf = async (library: Library, { fileNo, name }: ImportedFile): Promise<Uint8Array> => {
  const original = library.original(fileNo);
  if (original === undefined) throw new OriginalGoneError({ file: name });
  return new Uint8Array(await original.file.arrayBuffer());
};

const summaryOf = ({ file, manifest }: OpenedArchive, bytes: number): OpenedFile => ({
  ...{ name: file, bytes, manifest },
  hasData: manifest.files.every(({ entry }) => entry !== null),
});

export class ArchiveDesk implements Archiving {
  opened = $state.raw<OpenedFile | null>(null);
  private archive: OpenedArchive | null = null;

  constructor(private readonly tab: ArchiveTab) {}

  async open(file: File): Promise<void> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const archive = openArchive(bytes, file.name);
    // Whatever is wrong with it is said now, not when it is computed again.
    readBasis(archive);
    this.archive = archive;
    this.opened = summaryOf(archive, bytes.length);
  }

  close(): void {
    [this.archive, this.opened] = [null, null];
  }

  async create(scope: Scope, { mask, withData }: ArchiveChoices): Promise<MadeArchive> {
    const { engine, library } = await this.tab.room();
    if (library.mended > 0) throw new ArchiveMendedError({ records: library.mended });
    const basis = this.basisOf(scope, mask, await readPolicy(engine));
    const { files } = library;
    const sources = [];
    for (const file of sourcesOf(files)) {
      const content = withData ? await contentOf(library, file) : null;
      sources.push({ name: sourceName(file), bytes: file.bytes, sha256: file.sha256, content });
    }
    const question = {
      basis,
      decisions: this.tab.decisions(),
      tables: files.map(({ name, sha256 }) => ({ name, sha256 })),
      fileNos: files.map(({ fileNo }) => fileNo),
      places: placesOf(library),
    };
    const results = await resultEntries(await this.tab.context(), question, breather());
    const bytes = writeArchive({ basis, sources, tables: tablesOf(files), results });
    return { name: archiveName(basis), bytes, sha256: digestOf(bytes) };
  }

  async originals(): Promise<readonly { readonly name: string; readonly content: Uint8Array }[]> {
    const { library } = await this.tab.room();
    return Promise.all(
      sourcesOf(library.files).map(async (file) => ({
        name: sourceName(file),
        content: await contentOf(library, file),
      })),
    );
  }

  async verify(from: 'loaded' | 'kept'): Promise<Verification> {
    const { archive } = this;
    if (archive === null) return { files: [], first: null };
    const basis = readBasis(archive);
    const plan = planOf(archive, from === 'loaded' ? await this.given(archive) : []);
    const room = await openArchivedRoom(archive, basis, plan);
    try {
      const decisions =
        basis.decisions === null
          ? []
          : parseDecisions(jsonOf(textOf(basis.decisions), archive.file), archive.file);
      const question = {
        ...{ basis, decisions, tables: shownTables(archive, plan), places: placesOf(room.library) },
        fileNos: room.library.files.map(({ fileNo }) => fileNo),
      };
      const now = await resultEntries(room.context, question, breather());
      return { files: plan.differences, first: firstDifference(archive.results, now) };
    } finally {
      await room.engine.close();
    }
  }

  /** Loaded files that the archive knows, by content or by name; others are none of its business. */
  private async given({ manifest }: OpenedArchive): Promise<readonly GivenFile[]> {
    const { library } = await this.tab.room();
    return sourcesOf(library.files).flatMap((loaded) => {
      const file = library.original(loaded.fileNo)?.file;
      const [name, { sha256 }] = [sourceName(loaded), loaded];
      const isKnown = manifest.files.some((one) => one.sha256 === sha256 || one.name === name);
      return file === undefined || !isKnown ? [] : [{ name, sha256, file }];
    });
  }

  private basisOf(
    { period, asOf }: Scope,
    mask: ArchiveChoices['mask'],
    policy: ArchiveBasis['policy'],
  ): ArchiveBasis {
    const decisions = this.tab.decisions();
    return {
      rules: plainRules(this.tab.rules()),
      calendar: { id: CALENDAR_ID, calendar: this.tab.calendar() },
      template: MONTHLY_TEMPLATE,
      assessment: this.tab.assessment(period ?? ''),
      decisions: decisions.length === 0 ? null : bytesOf(decisionText(decisions)),
      ...{ period: period ?? '', asOf, mask, policy },
    };
  }
}

/** Without what the page knows beside it: a hash is of the rules alone. */
const plainRules = ({ id, version, title, extends: parent, parameters, ladders }: RuleSet): RuleSet => ({
  ...{ id, version, title, extends: parent, parameters, ladders },
});
