/** What a definition says about a measure. */
import type { Term } from './terms';

export interface MeasureTerm extends Term {
  readonly meaningZh: string;
  readonly meaningEn: string;
  readonly formulaZh: string;
  readonly formulaEn: string;
  /** Paper and article, or `product default`. */
  readonly clause: string;
}
