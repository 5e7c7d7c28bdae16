/** Report values of a spot check: the population, the draw, and the comparison of a redraw with its file. */
import type { Absence } from '../../domain/absence';
import type { SampleRisk, SampleState, SampleStrata } from '../../domain/sample-choices';
import type { Allocated, DrawnCase } from '../../rules/sample';
import type { SampleFrame } from '../../rules/sample-frame';
import type { Group, Scope } from '../types';

export interface SampleQuestion {
  /** The period is that of acceptance. */
  readonly scope: Scope;
  readonly state: SampleState;
  /** Cases that show one of these; none = all cases. */
  readonly risks: readonly SampleRisk[];
  readonly strata: SampleStrata;
  /** How often a case with a risk counts in the proportion; 1 = as any other. Only for strata by risk. */
  readonly boost: number;
  /** Units (keys) that are not drawn: those of the inspectors. */
  readonly excludedUnits: readonly number[];
  /** Cases that earlier draws have drawn. */
  readonly leftOut: readonly string[];
}

/** What was read, as columns: a page never shows it whole. */
export interface ReadPopulation {
  readonly frame: SampleFrame;
  readonly sha256: string;
  /** Of each record. */
  readonly sourceRows: Float64Array;
  readonly risks: Int32Array;
  readonly units: Int32Array;
  readonly withoutId: number;
  readonly leftOut: number;
}

export interface PopulationStratum {
  readonly name: string;
  readonly unit: Group;
  /** null when strata are units alone. */
  readonly isRisky: boolean | null;
  readonly size: number;
}

export interface PopulationReport {
  /** Why there is no population; null when the files have numbered cases. */
  readonly missing: Absence | null;
  readonly size: number;
  readonly sha256: string;
  /** By code point of the name, none of them empty. */
  readonly strata: readonly PopulationStratum[];
  /** Units of the directory without a case in the population. */
  readonly empty: readonly Group[];
  /** Ids that several records hold. */
  readonly duplicates: readonly string[];
  /** Records without a number, which cannot be drawn. */
  readonly withoutId: number;
  /** Cases that earlier draws have drawn. */
  readonly leftOut: number;
  readonly excluded: readonly Group[];
  /** Cases of the population by risk; what it lacks where it cannot be told. */
  readonly risks: readonly {
    readonly risk: SampleRisk;
    readonly n: number;
    readonly missing: Absence | null;
  }[];
}

export interface SampledCase extends DrawnCase {
  readonly sourceRow: number;
  readonly unit: Group;
  readonly item: string;
  readonly officer: string;
  readonly accepted: string;
  readonly finished: string;
  readonly risks: readonly SampleRisk[];
}

export interface SampleReport {
  readonly population: PopulationReport;
  readonly seed: string;
  readonly n: number;
  readonly allocation: readonly Allocated[];
  readonly cases: readonly SampledCase[];
}
