/** The statement that a population is read by, and what is kept of it for the records that are loaded. */
import type { Engine } from '../../db/engine';
import { createMacroHere, parseSqlFile } from '../../db/sql-file';
import { Kept } from '../kept';
import text from './sample_case.sql?raw';
import type { PopulationReport, ReadPopulation } from './types';

export const SAMPLE_CASE = parseSqlFile('sample_case.sql', text);

/** The populations asked for last: drawing does not read them again. */
const KEPT = 2;

export class SampleStanding {
  private readonly made = new Kept<true>();
  private readonly read = new Kept<ReadPopulation>(KEPT);
  /** What is said of them. */
  readonly reports = new Kept<PopulationReport>(KEPT);

  constructor(private readonly engine: Engine) {}

  /** `key` says by which choices. */
  async population(key: string, read: () => Promise<ReadPopulation>): Promise<ReadPopulation> {
    await this.made.get('', async () => {
      await this.engine.query(createMacroHere(SAMPLE_CASE));
      return true;
    });
    return this.read.get(key, read);
  }
}
