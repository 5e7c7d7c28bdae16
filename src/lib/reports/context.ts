/** What every report is computed from: the engine, and what was counted and read once from the records it holds. */
import type { Engine, Row } from '../db/engine';
import { loadedValues } from '../events/readiness';
import { loadedColumns } from '../measures/readiness';
import { TallyStore } from '../measures/tally-store';
import type { GroupNames } from './groups';
import { Kept } from './kept';
import type { LeadsReport } from './leads/types';
import { LimitStanding } from './limits/standing';
import { readFirstMonths, readLastMonths } from './periods';
import { SampleStanding } from './sample/queries';
import { readSubjects, type RankedBy, type SubjectPlace } from './subjects';
import type { TriggerGround } from './trigger-ground-types';
import type { Note } from './types';

export interface ReportContext {
  readonly engine: Engine;
  readonly tallies: TallyStore;
  /** Counts at other cut-offs than the page's: looking back does not forget what is counted at its own. */
  readonly earlier: EarlierTallies;
  readonly standing: Standing;
  /** What the review of limits has worked out, none of it before its page is opened. */
  readonly limits: LimitStanding;
  /** Leads by rule set and scope. */
  readonly leads: Kept<LeadsReport>;
  /** Populations that spot checks are drawn from. */
  readonly samples: SampleStanding;
  readonly names: GroupNames;
  /** What lists and proof sheets are made of. */
  readonly grounds: Kept<TriggerGround>;
}

/** A context for the records, rule set and calendar that the engine holds now; another set needs another context. */
export const reportContext = (engine: Engine, names: GroupNames): ReportContext => ({
  engine,
  tallies: new TallyStore(engine),
  earlier: new EarlierTallies(engine),
  standing: new Standing(engine),
  limits: new LimitStanding(engine),
  leads: new Kept(2),
  samples: new SampleStanding(engine),
  names,
  grounds: new Kept(2),
});

/** One store per cut-off that was looked back to; the two asked for last stay. */
class EarlierTallies {
  private readonly stores = new Map<string, TallyStore>();

  constructor(private readonly engine: Engine) {}

  at(asOf: string): TallyStore {
    const store = this.stores.get(asOf) ?? new TallyStore(this.engine);
    this.stores.delete(asOf);
    this.stores.set(asOf, store);
    for (const old of [...this.stores.keys()].slice(0, -KEPT_CUT_OFFS)) this.stores.delete(old);
    return store;
  }
}

const KEPT_CUT_OFFS = 2;

/** What no filter and no period changes, so that another choice on the page costs no statement. */
export class Standing {
  private readonly loaded = new Kept<ReadonlySet<string>>();
  private readonly values = new Kept<ReadonlySet<string>>();
  private readonly sizes = new Kept<readonly number[]>();
  private readonly directory = new Kept<readonly Row[]>();
  private readonly places = new Kept<ReadonlyMap<number, SubjectPlace>>();
  private readonly notes = new Kept<readonly Note[]>();
  private readonly first = new Kept<ReadonlyMap<string, number>>();
  private readonly last = new Kept<ReadonlyMap<string, number>>();

  constructor(private readonly engine: Engine) {}

  /** Canonical columns that a loaded file has, as `table.field`. */
  columns(): Promise<ReadonlySet<string>> {
    return this.loaded.get('', () => loadedColumns(this.engine));
  }

  /** Columns, and values that occur in them: by what the kinds of events can be told. */
  told(): Promise<ReadonlySet<string>> {
    return this.values.get(
      '',
      async () => new Set([...(await this.columns()), ...(await loadedValues(this.engine))]),
    );
  }

  /** Sizes of the rating scales in the loaded files, the finest first. */
  ratingScales(): Promise<readonly number[]> {
    return this.sizes.get('', async () => {
      const rows = await this.engine.query(
        'select scale_size from evaluations where scale_size is not null group by scale_size order by scale_size desc',
      );
      return rows.map((row) => Number(row['scale_size']));
    });
  }

  /** Month in which the records of each table begin, stray dates left out. */
  firstMonths(): Promise<ReadonlyMap<string, number>> {
    return this.first.get('', () => readFirstMonths(this.engine));
  }

  /** Month in which they end. */
  lastMonths(): Promise<ReadonlyMap<string, number>> {
    return this.last.get('', () => readLastMonths(this.engine));
  }

  /** `unit_key` and `peer_group` of every unit but 未填 (key 0). */
  units(): Promise<readonly Row[]> {
    return this.directory.get('', () =>
      this.engine.query('select unit_key, peer_group from unit where unit_key > 0 order by unit_key'),
    );
  }

  /** Who may be ranked, by key. */
  subjects(by: RankedBy): Promise<ReadonlyMap<number, SubjectPlace>> {
    return this.places.get(by, () => readSubjects(this.engine, by));
  }

  /** `key` says of which answer and cut-off. */
  notesOf(key: string, read: (engine: Engine) => Promise<readonly Note[]>): Promise<readonly Note[]> {
    return this.notes.get(key, () => read(this.engine));
  }
}
