/** What the page of spot checks sees and asks. */
import type { MaskingLevel } from '../domain/masking';
import type { SpotCheck } from '../reports/sample/check-types';
import type { PopulationReport, SampleQuestion, SampleReport } from '../reports/sample/types';
import { drawnBefore, type Comparison, type EarlierDraw, type SeedParts } from '../rules/draw-file';

export type { Comparison, EarlierDraw, SeedParts } from '../rules/draw-file';

/** A list that was drawn here, from these choices; it is gone with the tab unless its file is saved. */
export interface Drawn {
  readonly question: SampleQuestion;
  readonly seedParts: SeedParts | null;
  readonly report: SampleReport;
  /** The file as it is given away. */
  readonly text: string;
  /** What it was drawn again from, and how that went; null for a draw of its own. */
  readonly redrawn: { readonly file: string; readonly comparison: Comparison } | null;
}

export interface Sampling {
  /** The list that was drawn last; null while there is none. */
  readonly drawn: Drawn | null;
  /** Draw files that were opened as earlier draws. */
  readonly earlier: readonly EarlierDraw[];
  /** The list was saved as a file, or there is none. */
  readonly isSaved: boolean;
  population(question: SampleQuestion): Promise<PopulationReport>;
  /** @throws SeedUsedError and what the draw refuses. */
  draw(question: SampleQuestion, seed: SeedParts, n: number): Promise<Drawn>;
  /** Draws a file again. @throws InvalidDataFileError, UnknownNameError, and what the draw refuses. */
  redraw(text: string, file: string): Promise<Drawn>;
  /** The papers of the list that was drawn last; null while there is none. */
  papers(mask: MaskingLevel): Promise<SpotCheck | null>;
  /** Takes in an earlier draw. @throws InvalidDataFileError with the place of the fault. */
  takeIn(text: string, file: string): void;
  forget(file: string): void;
  /** The list has been given away as a file. */
  saved(): void;
}

/** Cases that are used up. */
export const earlierCases = (earlier: readonly EarlierDraw[]): readonly string[] => drawnBefore(earlier);

/** Asked in the same words; the rule set is that of the page. */
export const sameQuestion = (a: SampleQuestion, b: SampleQuestion): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
