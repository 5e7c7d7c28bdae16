/** Everything that a reader, a profile or the command line may have said about one file. */
import type { DateOrder, LayoutChoices } from '../domain/layout';
import type { Polarity } from '../domain/question';
import type { UnitAlias } from '../domain/profile';
import type { TableName } from '../domain/records';
import type { MappingOverrides } from './mapping';

/** What is left out is recognised, or asked. Keys of the maps are column keys (`mapping.ts`). */
export interface ImportChoices {
  readonly layout?: LayoutChoices | undefined;
  readonly table?: TableName | undefined;
  readonly overrides?: MappingOverrides | undefined;
  /** Day and month, where the cells leave them open. */
  readonly dateOrder?: DateOrder | undefined;
  /** The year of dates that are written without one. */
  readonly year?: number | undefined;
  /** Day 0 of serial numbers; 1900 unless said. */
  readonly serials?: 1900 | 1904 | undefined;
  readonly polarity?: ReadonlyMap<string, Polarity> | undefined;
  /** Spellings that no list knows; `null` = says nothing. */
  readonly values?: ReadonlyMap<string, ReadonlyMap<string, string | null>> | undefined;
  readonly unitAliases?: readonly UnitAlias[] | undefined;
}
