/** 交接: packs the settings of this browser and takes in those of a colleague, part by part, nothing without being asked. */
import type { AppError } from '../domain/errors';
import type { HandStanding } from '../domain/hand-kinds';
import type { LocalDate } from '../domain/local-date';
import { openHandOver, packHandOver, type HandPart } from '../documents/handover';
import { gathered, standingOf, takePart, type HandChoices, type HandSource } from './hand-parts';
import { asAppError } from './progress';

export interface OpenedPart {
  readonly part: HandPart;
  readonly standing: HandStanding;
  /** To be taken in; what would replace something is not, until the reader says so. */
  readonly chosen: boolean;
  readonly outcome: null | 'taken' | 'asking' | { readonly error: AppError };
}

export interface OpenedHandOver {
  readonly file: string;
  readonly madeOn: LocalDate;
  readonly ruleSet: { readonly id: string; readonly version: string };
  readonly parts: readonly OpenedPart[];
}

export class HandOverDesk {
  opened: OpenedHandOver | null = $state.raw(null);

  constructor(private readonly source: HandSource) {}

  /** @throws OriginalGoneError for data that are to lie in it and are not at hand. */
  async create(choices: HandChoices, madeOn: LocalDate): Promise<{ name: string; bytes: Uint8Array }> {
    const { id, version } = this.source.session.rules.current;
    const parts = await gathered(this.source, choices);
    const bytes = packHandOver({ ruleSet: { id, version }, madeOn, parts });
    return { name: `交接_${madeOn.replaceAll('-', '')}.zip`, bytes };
  }

  /** @throws an error of `archive-errors.ts`, or InvalidDataFileError. */
  async open(file: File): Promise<void> {
    const { madeOn, ruleSet, parts } = openHandOver(new Uint8Array(await file.arrayBuffer()), file.name);
    const opened = parts.map((part): OpenedPart => {
      const standing = standingOf(this.source, part);
      return { part, standing, chosen: standing === 'new' || standing === 'merges', outcome: null };
    });
    this.opened = { file: file.name, madeOn, ruleSet, parts: opened };
  }

  close(): void {
    this.opened = null;
  }

  choose(at: number, chosen: boolean): void {
    this.put(at, { chosen });
  }

  /** One after another; a part that cannot be taken says why and keeps no other one out. */
  async take(): Promise<void> {
    for (const [at, { part, chosen, outcome }] of (this.opened?.parts ?? []).entries()) {
      if (!chosen || outcome === 'taken') continue;
      try {
        this.put(at, { outcome: await takePart(this.source, part) });
      } catch (cause) {
        this.put(at, { outcome: { error: asAppError(cause) } });
      }
    }
  }

  private put(at: number, change: Partial<OpenedPart>): void {
    if (this.opened === null) return;
    const parts = this.opened.parts.map((one, i) => (i === at ? { ...one, ...change } : one));
    this.opened = { ...this.opened, parts };
  }
}
