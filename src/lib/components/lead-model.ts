/** Data leads as text: what the page shows is what is exported, officers masked. */
import { count, percent, percentRange } from '../domain/format';
import type { LeadSubject } from '../domain/leads';
import { leadTitle } from '../i18n/lead-words';
import { m } from '../i18n/paraglide/messages';
import { groupLabel } from '../i18n/words';
import type { LeadLine, LeadReport } from '../reports/leads/types';
import type { Matrix } from './table-text';

/** Of a kind of subject: how many stand out of how many compared; null where the lead does not look at them. */
export const standing = (
  { compared, lines }: LeadReport,
  kind: LeadSubject,
): { readonly n: number; readonly compared: number } | null => {
  const found = compared.find((one) => one.kind === kind);
  if (found === undefined) return null;
  const n = lines.filter((line) => line.kind === kind && line.stands).length;
  return { n, compared: found.compared };
};

/** 3.4, 28; beyond 100 nothing depends on it. */
export const timesWords = ({ times, x }: LeadLine): string => {
  if (times === null) return x === 0 ? '0' : m.leads_endless();
  if (times >= 100) return '> 100';
  return times >= 10 ? times.toFixed(0) : times.toFixed(1);
};

/** 0.004, < 0.0001. */
export const chanceWords = (share: number): string => (share < 1e-4 ? '< 0.0001' : share.toFixed(4));

/** An officer with the unit. `masked`: as names leave the office. */
export const subjectWords = ({ kind, group, masked }: LeadLine, isMasked: boolean): string =>
  kind === 'unit'
    ? groupLabel(group.label)
    : `${isMasked ? masked : groupLabel(group.label)} · ${group.within}`;

/** Those to be shown: leads alone, or everybody compared. */
export const shownLines = ({ lines }: LeadReport, all: boolean): readonly LeadLine[] =>
  all ? lines : lines.filter(({ stands }) => stands);

export const leadMatrix = (reports: readonly LeadReport[]): Matrix => [
  [
    ...[m.leads_kind(), m.leads_subject(), m.leads_among(), m.leads_marked(), m.leads_records()],
    ...[m.leads_rate(), m.leads_interval(), `${m.leads_among()} ${m.leads_marked()}`],
    ...[`${m.leads_among()} ${m.leads_records()}`, m.leads_base(), m.leads_times(), m.leads_chance()],
    m.leads_lead(),
  ],
  ...reports.flatMap((report) =>
    report.lines.map((line) => [
      ...[leadTitle(report.id) ?? report.id, subjectWords(line, true), line.among],
      ...[String(line.x), String(line.n), percent(line.x, line.n), percentRange(line.interval, 1)],
      ...[String(line.peers.x), String(line.peers.n), percent(line.peers.x, line.peers.n)],
      ...[timesWords(line), chanceWords(line.adjusted), line.stands ? m.yes() : ''],
    ]),
  ),
];

export const markedWords = (x: number, n: number): string => `${count(x)} / ${count(n)}`;
