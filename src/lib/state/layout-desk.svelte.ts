/**
 * How one file is read, looked at and changed by its reader. The preview follows every choice; the loaded data only the
 * last word, in the file's own place, and stays as it was when that fails.
 */
import { OriginalGoneError, type AppError } from '../domain/errors';
import type { LayoutChoices } from '../domain/layout';
import type { FilePreview } from '../domain/preview';
import { takeSample, type FileSample } from '../ingest/file-sample';
import type { SourceFile } from '../ingest/host';
import type { ImportedFile } from '../ingest/import-file';
import { preview } from '../ingest/preview';
import { SHEET_FORM } from '../ingest/sheet-csv';
import type { Coming } from './asking.svelte';
import { browserFile } from './browser-host';
import type { Failure } from './context';
import type { Layouting } from './layouting';
import type { Library } from './library';
import { asAppError, type Loadable } from './loadable';

/** Where files are loaded. */
export interface LayoutLoading {
  readonly library: () => Promise<Pick<Library, 'loaded' | 'reopen' | 'tables'>>;
  /** The file of an inquiry. */
  readonly waiting: (no: number) => { readonly file: File; readonly coming: Coming } | null;
  readonly load: (file: File, coming: Coming) => Promise<void>;
  readonly failures: () => readonly Failure[];
  /** Records of the file were mended by a form that it no longer has. */
  readonly forgetMended: (fileNo: number) => void;
}

/** Typing and clicking go on while the preview of a moment ago is still drawn. */
const FOLLOWS_AFTER_MS = 120;

interface Subject {
  readonly file: File;
  readonly coming: Coming;
  readonly name: string;
  readonly isSheet: boolean;
  /** As it is loaded; null = it is not. */
  readonly done: ImportedFile | null;
}

const read = (sample: FileSample, choices: LayoutChoices): Loadable<FilePreview> => {
  try {
    return { state: 'ready', value: preview(sample, choices) };
  } catch (error) {
    return { state: 'failed', error: asAppError(error) };
  }
};

/** Whether the bytes are divided otherwise: what was said about single records then means other ones. */
const FORM = ['encoding', 'delimiter', 'quote', 'escape', 'newline'] as const;
const isOtherForm = (a: LayoutChoices, b: LayoutChoices): boolean => FORM.some((name) => a[name] !== b[name]);

export class LayoutDesk implements Layouting {
  now = $state.raw<Layouting['now']>(null);
  private subject: Subject | null = null;
  private sample: FileSample | null = null;
  private following: ReturnType<typeof setTimeout> | undefined;
  /** Files that were not loaded, by name. */
  private readonly failed = new Map<string, { readonly file: File; readonly coming: Coming }>();

  constructor(private readonly loading: LayoutLoading) {}

  /** A file was not loaded: it can still be looked at. */
  noteFailed(name: string, files: readonly File[], coming: Coming): void {
    const file = files.find((one) => one.name === name);
    if (file !== undefined) this.failed.set(name, { file, coming });
  }

  async edit(fileNo: number): Promise<void> {
    const library = await this.loading.library();
    const found = library.loaded(fileNo);
    if (found === null) return;
    const { done, original } = found;
    const { choices } = done.understanding;
    const coming = { ...original.said, choices, fileNo };
    const isSheet = done.sheet !== null;
    const source = library.reopen(done, new AbortController().signal);
    await this.open({ file: original.file, coming, name: done.name, isSheet, done }, source);
  }

  async editAsking(no: number): Promise<void> {
    const found = this.loading.waiting(no);
    if (found === null) return;
    const { only } = found.coming;
    const subject = { ...found, name: only ?? found.file.name, isSheet: only !== null, done: null };
    await this.open(subject, this.tableOf(found.file, only));
  }

  async editFailed(name: string): Promise<void> {
    const found = this.failed.get(name);
    if (found === undefined) return;
    await this.open({ ...found, name, isSheet: false, done: null }, Promise.resolve(browserFile(found.file)));
  }

  choose(choices: LayoutChoices): void {
    if (this.now === null) return;
    this.now = { ...this.now, choices, failure: null };
    clearTimeout(this.following);
    this.following = setTimeout(() => {
      this.follow();
    }, FOLLOWS_AFTER_MS);
  }

  close(): void {
    clearTimeout(this.following);
    this.now = null;
    this.subject = null;
    this.sample = null;
  }

  async load(): Promise<void> {
    const { now, subject } = this;
    if (now === null || subject === null) return;
    const { coming, file } = subject;
    const before = coming.choices.layout ?? {};
    const isOther = isOtherForm(before, now.choices);
    await this.loading.load(file, {
      ...coming,
      choices: { ...coming.choices, layout: now.choices },
      anew: isOther,
    });
    const failure = this.loading.failures().find(({ name }) => name === subject.name);
    if (failure !== undefined) this.fail(failure.error);
    else {
      if (isOther && (await this.isAnew(subject))) this.loading.forgetMended(coming.fileNo ?? 0);
      this.failed.delete(subject.name);
      this.close();
    }
  }

  private async tableOf(file: File, only: string | null): Promise<SourceFile> {
    if (only === null) return browserFile(file);
    const tables = await (await this.loading.library()).tables(file, new AbortController().signal);
    const found = tables.find(({ name }) => name === only);
    if (found === undefined) throw new OriginalGoneError({ file: only });
    return found;
  }

  /** Not when it asks first: then it stands as it was. */
  private async isAnew({ done }: Subject): Promise<boolean> {
    return done !== null && (await this.loading.library()).loaded(done.fileNo)?.done !== done;
  }

  private async open(subject: Subject, source: Promise<SourceFile>): Promise<void> {
    this.subject = subject;
    const choices = subject.coming.choices.layout ?? {};
    const isLoaded = subject.coming.fileNo !== undefined;
    const shown = { name: subject.name, isLoaded, isSheet: subject.isSheet, choices, failure: null };
    try {
      this.sample = await takeSample(await source);
      this.now = { ...shown, preview: null, unreadable: null };
      this.follow();
    } catch (error) {
      this.now = { ...shown, preview: null, unreadable: asAppError(error) };
    }
  }

  private follow(): void {
    const { now, sample, subject } = this;
    if (now === null || sample === null) return;
    const form = subject?.isSheet === true ? SHEET_FORM : {};
    const found = read(sample, { ...now.choices, ...form });
    this.now =
      found.state === 'ready'
        ? { ...now, preview: this.placed(found.value, now.choices), unreadable: null }
        : { ...now, preview: null, unreadable: found.state === 'failed' ? found.error : null };
  }

  /** As long as the records are those that were read, the place of the last ones is known. */
  private placed(shown: FilePreview, choices: LayoutChoices): FilePreview {
    const { done, coming } = this.subject ?? {};
    const firstLine = done?.firstLine;
    if (firstLine === undefined || isOtherForm(coming?.choices.layout ?? {}, choices)) return shown;
    const tail = shown.tail.map((record) => ({
      ...record,
      line: record.line ?? firstLine[firstLine.length + record.recordNo] ?? null,
    }));
    return { ...shown, tail };
  }

  private fail(failure: AppError): void {
    if (this.now !== null) this.now = { ...this.now, failure };
  }
}
