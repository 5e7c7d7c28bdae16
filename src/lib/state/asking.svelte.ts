/** The files that wait for an answer, and what was said about each so far. */
import type { Answers, ColumnDraft, Inquiry } from '../domain/inquiry';
import type { Profile } from '../domain/profile';
import type { TableName } from '../domain/records';
import type { RuleSet } from '../domain/rule-set';
import type { ImportChoices } from '../ingest/choices';
import type { AskingFile } from '../ingest/import-file';
import type { Understanding } from '../ingest/profiles';
import { choicesAfter, columnDrafts } from './drafts';
import type { Library } from './library';
import { readingsOf } from './readings';

/** How a file comes in: what was said about it, which of its tables is meant, and where it belongs. */
export interface Coming {
  readonly choices: ImportChoices;
  /** The one table that comes in, by its name; null = all that the file holds. */
  readonly only: string | null;
  /** By which it is recognised; undefined = all that are known. */
  readonly profiles?: readonly Profile[] | undefined;
  /** The number it had before, or has; else the next one. */
  readonly fileNo?: number | undefined;
  /** Its records are divided otherwise than before: what was mended of them is forgotten. */
  readonly anew?: boolean | undefined;
  /** The inquiry that it answers. */
  readonly inquiry?: number | undefined;
}

/** A file of which nothing was said. */
export const PLAIN: Coming = { choices: {}, only: null };

/** Where files are loaded. */
export interface Loading {
  /** The answer is whether what was said is remembered for files of the same layout. */
  readonly load: (file: File, coming: Coming) => Promise<boolean>;
  readonly loaded: (fileNo: number) => Promise<ReturnType<Library['loaded']>>;
}

interface Waiting {
  readonly file: File;
  readonly coming: Coming;
  readonly understanding: Understanding;
}

/** What came of a reply. */
export type Outcome = 'loaded' | 'asking' | 'failed';

export class AskingDesk {
  /** In the order in which they were first asked about. */
  list = $state.raw<readonly Inquiry[]>([]);
  private readonly waiting = new Map<number, Waiting>();
  private next = 1;

  constructor(
    private readonly loading: Loading,
    private readonly ruleSet: () => RuleSet,
  ) {}

  /** A file asks, for the first time or again; the same file dropped anew takes the place of its old self. */
  note(file: File, coming: Coming, asking: AskingFile): void {
    const { name, bytes } = asking;
    const isSame = (one: Inquiry): boolean =>
      one.no === coming.inquiry || (one.fileNo === null && one.name === name && one.bytes === bytes);
    const old = this.list.find(isSame);
    const no = old?.no ?? this.next++;
    const only = file.name === name ? null : name;
    this.put(
      { ...inquiryOf(asking, readingsOf(asking, this.ruleSet())), no, fileNo: old?.fileNo ?? null },
      { file, coming: { ...coming, only, inquiry: no }, understanding: asking.understanding },
    );
  }

  /** The columns of a loaded file are looked at once more: the number of the inquiry; null when it cannot be read again. */
  async edit(fileNo: number): Promise<number | null> {
    const found = await this.loading.loaded(fileNo);
    if (found === null) return null;
    const { done, original } = found;
    const no = this.next++;
    const { choices } = done.understanding;
    this.put(
      { ...inquiryOf(done, []), no, fileNo },
      {
        file: original.file,
        // What the profile says is among the choices already.
        coming: { choices, only: original.said.only, profiles: [], fileNo, inquiry: no },
        understanding: done.understanding,
      },
    );
    return no;
  }

  /** What waits: the file, and what was said about it. */
  source(no: number): { readonly file: File; readonly coming: Coming } | null {
    return this.waiting.get(no) ?? null;
  }

  /** The columns of a waiting file, as far as they are known when it is taken for such a table. */
  columns(no: number, table: TableName | null): readonly ColumnDraft[] {
    const waiting = this.waiting.get(no);
    return waiting === undefined ? [] : columnDrafts(waiting.understanding, table);
  }

  /** Loads the file as the reader says; when that fails it waits on, with what was said forgotten again. */
  async reply(no: number, answers: Answers): Promise<Outcome> {
    const waiting = this.waiting.get(no);
    const before = this.find(no);
    if (waiting === undefined || before === undefined) return 'failed';
    const { file, coming, understanding } = waiting;
    const choices = choicesAfter(coming.choices, answers, understanding);
    const isRemembered = await this.loading.load(file, { ...coming, choices });
    const after = this.find(no);
    if (after !== undefined) return after === before ? 'failed' : 'asking';
    if (isRemembered) await this.loadAlike(understanding.signature);
    return 'loaded';
  }

  /** One answer holds for all files of a layout, also for those of the same drop. */
  private async loadAlike(signature: string): Promise<void> {
    const isAlike = ({ understanding, coming }: Waiting): boolean =>
      signature !== '' && understanding.signature === signature && coming.fileNo === undefined;
    for (const { file, coming } of [...this.waiting.values()].filter(isAlike))
      await this.loading.load(file, coming);
  }

  /** The file is loaded, or not wanted any more. */
  drop(no: number): void {
    this.waiting.delete(no);
    this.list = this.list.filter((one) => one.no !== no);
  }

  clear(): void {
    this.waiting.clear();
    this.list = [];
  }

  private put(inquiry: Inquiry, waiting: Waiting): void {
    const { no } = inquiry;
    this.waiting.set(no, waiting);
    this.list =
      this.find(no) === undefined
        ? [...this.list, inquiry]
        : this.list.map((one) => (one.no === no ? inquiry : one));
  }

  private find(no: number): Inquiry | undefined {
    return this.list.find((one) => one.no === no);
  }
}

const inquiryOf = (
  { name, bytes, understanding }: Pick<AskingFile, 'name' | 'bytes' | 'understanding'>,
  asked: Inquiry['asked'],
): Omit<Inquiry, 'no' | 'fileNo'> => ({
  name,
  bytes,
  table: understanding.table,
  hasHeader: understanding.signature !== '',
  asked,
  isAboutColumns: asked.every(({ question: { kind } }) => kind === 'columns' || kind === 'table'),
});
