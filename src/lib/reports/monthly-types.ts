/**
 * 月度通报 as one value, from which its page, its document, its tables and its print are made: a number that stands in two
 * of them is the same number.
 */
import type { Absence } from '../domain/absence';
import type { ListPolicy, NoListPolicy } from '../domain/list-policy';
import type { LocalDate } from '../domain/local-date';
import type { FoundPersonal, MaskingLevel } from '../domain/masking';
import type { Period } from '../domain/period';
import type { RecordTable } from '../domain/records';
import type { AnnexId } from './monthly-columns';
import type { AnswerColumn, Cell, Scope } from './types';

/** 单位·期间·截止·规则集·日历·数据文件: what a reader needs to compute the same again. */
export interface Provenance {
  readonly rules: { readonly id: string; readonly version: string; readonly hash: string };
  readonly calendar: { readonly id: string; readonly version: string };
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** SHA-256 of the decisions counted with; null = none were given. */
  readonly decisions: string | null;
}

/** One bound number of the text. */
export interface MonthlyFigure {
  readonly column: AnswerColumn;
  readonly cell: Cell;
  /** Why its cell is missing; null when it is there. */
  readonly missing: Absence | null;
  /** Month in which the records of its table begin, when that is after the period: a 0 would not be true. */
  readonly begins: string | null;
  /** Month in which they end, when that is before the period. */
  readonly ends: string | null;
  /** 环比, 同比; null where the files do not reach back so far. */
  readonly previous: Cell | null;
  readonly lastYear: Cell | null;
}

/** A rate as its parts. */
export interface Share {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** A word of the template: 样本不足, 红榜. Never to be taken for a name. */
export interface Coded {
  readonly code: string;
}

/** A figure, a rate by its parts, a name, a word; null: there is none, which is never 0. */
export type AnnexCell = number | string | Share | Coded | null;

export interface AnnexColumn {
  /** Its words are the template's. */
  readonly id: string;
  readonly kind: 'text' | 'count' | 'rate';
  /** Words that are not the template's: the level of a rating scale, a field of a table. */
  readonly title: { readonly level: string } | { readonly table: RecordTable; readonly field: string } | null;
  /** Only in the workbook: a page is too narrow for it. */
  readonly isWide: boolean;
  /** Why the whole column is missing. */
  readonly missing: Absence | null;
}

/** 附表. */
export interface Annex {
  readonly id: AnnexId;
  readonly columns: readonly AnnexColumn[];
  readonly rows: readonly (readonly AnnexCell[])[];
  /** How many there are; more than `rows` when not all are listed. */
  readonly outOf: number;
  /** 合计; null where a sum would say nothing. */
  readonly total: readonly AnnexCell[] | null;
  /** Why the table cannot be made; null when it can. */
  readonly missing: Absence | null;
}

/** A name in the text with the figure that brought it there. */
export interface NamedFigure {
  readonly name: string;
  /** Peer group of a unit; '' where there is none. */
  readonly group: string;
  readonly cell: Cell;
}

/** One peer group: who stands out of what chance does, and who is not compared. */
export interface MonthlyGroup {
  readonly name: string;
  readonly ranked: number;
  /** Above the 99.8 % limit of their group, the furthest out first. */
  readonly outside: readonly NamedFigure[];
  readonly tooFew: readonly NamedFigure[];
  readonly noBusiness: readonly string[];
  /** Why no order is given; null when one is. */
  readonly noOrder: string | null;
}

/** 红榜 or 黑榜 as drafted. */
export interface MonthlyList {
  readonly policy: ListPolicy | NoListPolicy;
  readonly names: readonly NamedFigure[];
}

/** Candidates of one ladder, to be verified. */
export interface LadderCount {
  readonly title: string;
  readonly missing: Absence | null;
  readonly candidates: number;
  readonly warned: number;
}

/** One month of the trend; `due` 0: no case fell due, so that there is no rate. */
export interface MonthlyMonth {
  /** `2026-10` */
  readonly month: string;
  readonly late: number;
  readonly due: number;
}

/** A unit as it is drawn. */
export interface MonthlyDot {
  readonly name: string;
  readonly late: number;
  readonly due: number;
  /** Above the 99.8 % limit of its group. */
  readonly isOut: boolean;
}

/** What the paper can draw; it counts nothing that the paper does not write. */
export interface MonthlyCharts {
  /** Oldest first, up to 13; empty where lateness cannot be told. */
  readonly months: readonly MonthlyMonth[];
  /** The peer group with the most ranked units, with its own sum; null where no two units can be compared. */
  readonly group: {
    readonly name: string;
    readonly dots: readonly MonthlyDot[];
    readonly late: number;
    readonly due: number;
  } | null;
  /** The highest overdue rates of all groups, of `outOf` units with at least `minCases` cases due. */
  readonly bars: {
    readonly minCases: number;
    readonly outOf: number;
    readonly units: readonly MonthlyDot[];
  };
}

/** A late case, to be chosen from: 典型案例. */
export interface TypicalCase {
  readonly caseId: string;
  readonly unit: string;
  readonly item: string;
  readonly due: string;
  /** '' while it is open. */
  readonly finished: string;
}

/**
 * `no_records`: the period holds none; `beyond`: it begins after the cut-off; `partial`: it ends after the cut-off;
 * else `whole`.
 */
export type Coverage = 'whole' | 'partial' | 'no_records' | 'beyond';

export interface MonthlyReport {
  readonly scope: Scope;
  readonly period: Period;
  readonly on: LocalDate;
  readonly coverage: Coverage;
  readonly mask: MaskingLevel;
  readonly provenance: Provenance;
  /** By the names of `FIGURES`, all of them. */
  readonly figures: Readonly<Record<string, MonthlyFigure>>;
  /** Units by cases finished, the most first; those with equal numbers share the last seat. */
  readonly busiest: readonly NamedFigure[];
  readonly groups: readonly MonthlyGroup[];
  readonly best: MonthlyList;
  readonly worst: MonthlyList;
  /** Why nobody could be ranked; null when units are. */
  readonly rankingMissing: Absence | null;
  readonly ladders: readonly LadderCount[];
  readonly typical: readonly TypicalCase[];
  readonly annexes: readonly Annex[];
  readonly charts: MonthlyCharts;
  /** What masking changed, or at the level of the office found. */
  readonly personal: FoundPersonal & { readonly names: number };
}
