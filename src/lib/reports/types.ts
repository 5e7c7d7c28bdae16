/**
 * Report values: what an office reads, as plain data. Pages draw them, documents print them, the terminal writes them.
 */
import { GROUPINGS, type Grouping } from '../domain/records';
import type { Absence } from '../domain/absence';
import type { Problem, Conservation, Layout } from '../domain/layout';

export { GROUPINGS, type Absence, type Grouping };

/** Text keys only; the words are in i18n. */
export type Note = {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The reason under which the records that it counts stand one by one. */
  readonly opens?: Problem['reason'];
};

/** The choices a figure depends on; all of them in the URL, none of them data. */
export interface Scope {
  /** `2026`, `2026-Q3`, `2026-10`, or null for everything. */
  readonly period: string | null;
  /** ISO date or instant as typed. */
  readonly asOf: string;
  readonly ruleSet: string;
  readonly filters: Readonly<Partial<Record<Exclude<Grouping, 'month'>, number>>>;
}

/** One figure with its base. `status` other than `ok` is shown in words, never as 0 or blank. */
export interface Cell {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** count: numerator; rate: numerator / denominator (0–1); null when there is no base. */
  readonly value: number | null;
  readonly status: 'ok' | 'no_denominator' | 'missing';
}

/** Which rows a click on the figure opens. */
export type RowPart = 'numerator' | 'denominator';

export interface AnswerColumn {
  /** Unique in the table, e.g. `overdue_rate.value`. */
  readonly id: string;
  readonly measure: string;
  readonly show: 'numerator' | 'denominator' | 'value';
  /** A distribution's category (a satisfaction level), else null. */
  readonly category: string | null;
  readonly kind: 'count' | 'rate';
  /** Message keys of head and unit line. */
  readonly head: string;
  readonly unit: string;
  /** Of a quantile: 50 is the median; the figure is a number of the measure's own unit, not of records. */
  readonly percent?: number;
  /** Unit of numerator and denominator where they are sums over the records, not numbers of them. */
  readonly sums?: string;
  /** `late` paints a non-zero figure as lateness; everything else is quiet. */
  readonly tone: 'plain' | 'late';
}

/** A group: a unit, a section of a unit, an officer … `label` empty = （未填）. */
export interface Group {
  /** Integer key inside this session; month: year*12+month-1; null for the total. */
  readonly key: number | null;
  readonly label: string;
  /** The unit (and section) an officer or section belongs to; '' otherwise. */
  readonly within: string;
}

export interface AnswerRow {
  readonly group: Group;
  readonly cells: readonly Cell[];
}

export interface Answer {
  readonly id: 'overdue' | 'speed' | 'complaints' | 'satisfaction' | 'rectification';
  readonly grouping: Grouping;
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly AnswerRow[];
  readonly total: AnswerRow;
  /** Why none of it could be computed; null when some of it could. */
  readonly missing: Absence | null;
  readonly notes: readonly Note[];
}

/** The rows behind a figure. */
export interface RowsPage {
  readonly columns: readonly string[];
  /** First cells: file, line. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  /** `sourceRow` of each row, by which its record is opened. */
  readonly places: readonly number[];
  readonly total: number;
}

export interface FileReport {
  readonly fileNo: number;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly layout: Layout;
  readonly conservation: Conservation;
  /** Loaded records that do not count, because another file's record of the same id does. */
  readonly replaced: number;
  /** Counts by reason. */
  readonly problemCounts: readonly {
    readonly reason: Problem['reason'];
    readonly kept: boolean;
    readonly n: number;
    readonly example: Problem;
  }[];
  /** Share of non-empty cells per mapped field, 0–1. */
  readonly fill: Readonly<Record<string, number>>;
  /** Name of the profile that it was read by; '' when nothing was remembered about its layout. */
  readonly profile: string;
  readonly notes: readonly Note[];
}

/** Which rows to show, in which order, from where. */
export interface RowsQuery {
  /** A measure, or a quality check of `quality-checks.ts`, which knows no period. */
  readonly measure: string;
  /** Only rows of this file: for quality checks. */
  readonly fileNo?: number;
  readonly part: RowPart;
  /** A distribution's category, else null. */
  readonly category: string | null;
  readonly scope: Scope;
  /** These months (keys, both included) instead of the scope's period: what a heat map adds up. */
  readonly months?: { readonly from: number; readonly to: number };
  /** Only units of this peer group: the base of a bottom list. */
  readonly peerGroup?: string;
  /** Only records that name an officer: the base of a list of officers. */
  readonly namedOfficers?: boolean;
  /** null = the total. */
  readonly grouping: Grouping | null;
  readonly key: number | null;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  /** Text that one of the cells contains; '' = all. */
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

/** A figure of an earlier period, and which way it has gone since; null: no rate on one side. `more` and `fewer` judge nothing. */
export interface Earlier {
  readonly cell: Cell;
  readonly turned: 'better' | 'worse' | 'same' | 'more' | 'fewer' | null;
}

/** The figures of the overview at another time, in their order; null where the files do not reach back so far. */
export interface Comparison {
  readonly scope: Scope;
  readonly figures: readonly (Earlier | null)[];
}

/** 本年累计: from January to the end of the period. */
export interface YearToDate {
  /** Month numbers, both included. */
  readonly months: { readonly from: number; readonly to: number };
  /** In the order of the figures; null for what knows no period. `from` is later than January where the files begin later. */
  readonly figures: readonly ({ readonly cell: Cell; readonly from: number } | null)[];
}

/** 环比 and 同比; null without a period. 本年累计 is null where the period itself begins in January. */
export interface Comparisons {
  readonly previous: Comparison | null;
  readonly lastYear: Comparison | null;
  readonly yearToDate: YearToDate | null;
}

/** A rate by unit and month, units by peer group. */
export interface HeatMap {
  readonly measure: string;
  /** Month keys, oldest first. */
  readonly months: readonly number[];
  /** Bases below this are too few for a rate to say much. */
  readonly minCases: number;
  readonly groups: readonly {
    readonly name: string;
    readonly rows: readonly {
      readonly group: Group;
      readonly cells: readonly Cell[];
      readonly total: Cell;
    }[];
  }[];
}

/** The first figures of the month, in the order in which they are read. */
export interface Overview {
  readonly figures: readonly {
    readonly column: AnswerColumn;
    readonly cell: Cell;
    /** Why its cell is missing; null when it is there. */
    readonly missing: Absence | null;
  }[];
  readonly notes: readonly Note[];
}
