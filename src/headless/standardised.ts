/** `mingcha rank --standardise`: what each subject's items let expect, against what it has. */
import type {
  StandardisedGroup,
  StandardisedSubject,
  StandardReport,
} from '../lib/reports/standardised-types';
import { writeCsv, type CsvCell, type Output } from './csv';
import type { Naming } from '../lib/reports/naming';
import { byCodePoint } from './rank-names';

const HEADER = [
  'group',
  'subject',
  'subject_key',
  'unit',
  'section',
  'numerator',
  'denominator',
  'value',
  'counted',
  'observed',
  'expected',
  'own_cases',
  'ratio',
  'ratio_low',
  'ratio_high',
  'standardised',
  'not_comparable',
  'placed',
] as const;

const ITEMS_HEADER = [
  'group',
  'subject',
  'subject_key',
  'item',
  'item_code',
  'denominator',
  'observed',
  'group_denominator',
  'group_observed',
  'expected',
  'only_here',
] as const;

const whoOf = (group: StandardisedGroup, one: StandardisedSubject, naming: Naming): CsvCell[] => {
  const { name, id } = naming({ ...one, key: one.subject });
  return [group.name, name, id];
};

const lineOf =
  ({ counted, minCases }: StandardReport, naming: Naming) =>
  (group: StandardisedGroup, one: StandardisedSubject): CsvCell[] => [
    ...whoOf(group, one, naming),
    group.unitKey === null ? one.group.label : group.name,
    one.section,
    one.numerator,
    one.denominator,
    one.denominator === 0 ? null : one.numerator / one.denominator,
    counted,
    one.observed,
    one.expected,
    one.ownCases,
    one.ratio,
    one.low,
    one.high,
    one.standardRate,
    one.why,
    one.cases >= minCases ? 'ranked' : 'too_few',
  ];

const itemLines = (group: StandardisedGroup, one: StandardisedSubject, naming: Naming): CsvCell[][] =>
  one.items.map((item) => [
    ...whoOf(group, one, naming),
    item.group.label,
    item.group.code,
    item.cases,
    item.observed,
    item.groupCases,
    item.groupObserved,
    item.expected,
    item.isOwn,
  ]);

/** Writes `standardised.csv` and `standardised-items.csv`; a measure without items gives their headers alone. */
export const writeStandardised = (output: Output, report: StandardReport, naming: Naming): void => {
  const line = lineOf(report, naming);
  const all = (report.hasItems ? report.groups : []).flatMap((group) =>
    [...group.subjects, ...group.tooFew].map((one) => ({ group, one })),
  );
  writeCsv(
    output,
    'standardised.csv',
    HEADER,
    all.map(({ group, one }) => line(group, one)).sort(byCodePoint(3)),
  );
  const items = all.flatMap(({ group, one }) => itemLines(group, one, naming));
  writeCsv(output, 'standardised-items.csv', ITEMS_HEADER, items.sort(byCodePoint(5)));
};
