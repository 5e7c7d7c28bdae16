/** The draws of one tab: the one on the table, and earlier ones whose cases and seeds are used up. */
import { jsonOf } from '../domain/data-file';
import type { MaskingLevel } from '../domain/masking';
import type { ReportContext } from '../reports/context';
import { readSpotCheck, type CheckPlaces } from '../reports/sample/check';
import type { SpotCheck } from '../reports/sample/check-types';
import { drawFileOf, questionOf, type DrawSources } from '../reports/sample/draw-file';
import { readSample } from '../reports/sample/draw';
import { readPopulation } from '../reports/sample/population';
import type { PopulationReport, SampleQuestion } from '../reports/sample/types';
import type { RuleSet } from '../domain/rule-set';
import {
  compareDraws,
  drawText,
  parseDraw,
  requireFreshSeed,
  seedOf,
  type EarlierDraw,
  type SeedParts,
} from '../rules/draw-file';
import { breather } from './breather';
import type { Drawn, Sampling } from './sampling';

/** What draws rest on at the moment of drawing. */
export interface SampleSource {
  readonly context: () => Promise<ReportContext>;
  readonly ruleSet: () => RuleSet;
  readonly sources: () => DrawSources;
  readonly places: () => Promise<CheckPlaces>;
}

export class SampleDesk implements Sampling {
  drawn = $state.raw<Drawn | null>(null);
  earlier = $state.raw<readonly EarlierDraw[]>([]);
  private given = $state(true);

  constructor(private readonly source: SampleSource) {}

  get isSaved(): boolean {
    return this.given;
  }

  async population(question: SampleQuestion): Promise<PopulationReport> {
    return readPopulation(await this.source.context(), question);
  }

  async draw(question: SampleQuestion, seedParts: SeedParts, n: number): Promise<Drawn> {
    const seed = seedOf(seedParts);
    requireFreshSeed(seed, this.earlier);
    const context = await this.source.context();
    const report = await readSample(context, question, { seed, n }, breather());
    const file = drawFileOf(context, question, report, seedParts, this.source.sources());
    this.given = false;
    return (this.drawn = { question, seedParts, report, text: drawText(file), redrawn: null });
  }

  async redraw(text: string, name: string): Promise<Drawn> {
    const before = parseDraw(jsonOf(text, name), name);
    const context = await this.source.context();
    const question = await questionOf(context, before, this.source.ruleSet().id);
    const report = await readSample(context, question, before, breather());
    const seedParts = before.seed_parts;
    const again = drawFileOf(context, question, report, seedParts, this.source.sources());
    const redrawn = { file: name, comparison: compareDraws(before, again) };
    this.given = true;
    return (this.drawn = { question, seedParts, report, text: drawText(again), redrawn });
  }

  async papers(mask: MaskingLevel): Promise<SpotCheck | null> {
    const made = this.drawn;
    if (made === null) return null;
    const draw = parseDraw(jsonOf(made.text, ''), '');
    const { report } = made;
    return readSpotCheck(await this.source.context(), { draw, report }, mask, await this.source.places());
  }

  takeIn(text: string, file: string): void {
    const draw = parseDraw(jsonOf(text, file), file);
    this.earlier = [...this.earlier.filter((one) => one.file !== file), { file, draw }];
  }

  forget(file: string): void {
    this.earlier = this.earlier.filter((one) => one.file !== file);
  }

  saved(): void {
    this.given = true;
  }

  /** Records or rules have changed: the list belongs to what was loaded before. */
  drop(): void {
    [this.drawn, this.given] = [null, true];
  }

  clear(): void {
    this.drop();
    this.earlier = [];
  }
}
