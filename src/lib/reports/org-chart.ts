/**
 * Who held which post on a day (AC-01, AC-02): responsibility follows the post at the date of the fact, and a vacancy is
 * shown, never guessed.
 */
import type { Engine } from '../db/engine';
import type { LocalDate } from '../domain/local-date';
import type { Target } from '../domain/sanctions';

interface Holder {
  readonly officer: number;
  readonly unit: number;
  readonly section: number;
  readonly post: string;
  readonly category: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** Names of the sections that a leader supervises. */
  readonly supervises: readonly string[];
}

const day = (value: unknown): LocalDate | null => (typeof value === 'string' ? value.slice(0, 10) : null);

export class OrgChart {
  private constructor(private readonly holders: readonly Holder[]) {}

  static async read(engine: Engine): Promise<OrgChart> {
    const rows = await engine.query(
      `select officer_key, unit_key, section_key, post_class, category_class, valid_from, valid_to, supervises
      from persons where officer_key > 0 order by officer_key, valid_from nulls first, source_row`,
    );
    return new OrgChart(
      rows.map((row) => ({
        officer: Number(row['officer_key']),
        unit: Number(row['unit_key']),
        section: Number(row['section_key']),
        post: String(row['post_class'] ?? ''),
        category: row['category_class'] === null ? null : String(row['category_class']),
        from: day(row['valid_from']),
        to: day(row['valid_to']),
        supervises: String(row['supervises'] ?? '')
          .split(/[、,，;；]/u)
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      })),
    );
  }

  /** No roster was loaded: every post is unknown. */
  get isEmpty(): boolean {
    return this.holders.length === 0;
  }

  private on(date: LocalDate): readonly Holder[] {
    return this.holders.filter(({ from, to }) => (from ?? '') <= date && date <= (to ?? '9999-12-31'));
  }

  /** Keys of those who held the post over a section or unit on the day; empty = vacant or unknown. */
  holding(
    post: Target,
    place: { unit: number; section: number; sectionName: string },
    date: LocalDate,
  ): number[] {
    const found = this.on(date).filter((one) => one.post === post && one.unit === place.unit);
    const own =
      post === 'section_head'
        ? found.filter(({ section }) => section === place.section && section !== 0)
        : post === 'supervising_leader'
          ? found.filter(({ supervises }) => supervises.includes(place.sectionName))
          : found;
    return own.map(({ officer }) => officer);
  }

  /** Category of staff on the day (AC-17); null = the roster does not say. */
  categoryOf(officer: number, date: LocalDate): string | null {
    return this.on(date).find((one) => one.officer === officer)?.category ?? null;
  }
}
