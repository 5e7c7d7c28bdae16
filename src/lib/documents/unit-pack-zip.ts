/** One zip per unit: its figures, its place among masked peers, and the facts to check, each with room for the unit's word. */
import { strToU8, zipSync } from 'fflate';
import { toCsv, type Matrix } from '../domain/csv';
import { EVENT_KINDS, EVENT_STATE_TERMS } from '../domain/event-kinds';
import { percentFigure } from '../domain/format';
import { m } from '../i18n/paraglide/messages';
import { inLocale } from '../i18n/terms';
import { columnHead, groupLabel } from '../i18n/words';
import type { UnitPack } from '../reports/unit-pack';

/** Zips know no time before 1980; the same pack is the same bytes on every day. */
const NO_TIME = new Date(1980, 0, 1);

const text = (n: number | null): string => (n === null ? '' : String(n));

const figures = ({ figures: all }: UnitPack): Matrix => [
  [m.pack_figure(), m.pack_numerator(), m.pack_base(), m.pack_value(), m.pack_says()],
  ...all.map(({ column, cell }) => [
    columnHead(column),
    text(cell.numerator),
    text(cell.denominator),
    column.kind === 'rate' ? percentFigure(cell.numerator, cell.denominator, 2) : text(cell.numerator),
    cell.status === 'ok' ? '' : cell.status === 'missing' ? m.change_absent() : m.cell_no_base(),
  ]),
];

/** Other units have a number and no name. */
const peers = ({ peers: found, unit }: UnitPack): Matrix => [
  [m.pack_peer(), m.col_place(), m.pack_base(), m.pack_numerator(), m.pack_value()],
  ...(found?.lines ?? []).map(({ subject, isOwn }, at) => [
    isOwn ? groupLabel(unit.label) : m.pack_other({ n: at + 1 }),
    text(subject.place),
    ...[subject.denominator, subject.numerator].map(text),
    percentFigure(subject.numerator, subject.denominator, 2),
  ]),
];

/** Heads of the sheet that comes back; the first is the key by which a reply is understood. */
export const FACT_HEADS = [
  ...['fact_key', '事实', '规则', '编号', '日期', '人员', '内容', '现状'],
  ...['意见', '理由', '填报人', '填报日期'],
] as const;

const facts = (pack: UnitPack): Matrix => [
  [...FACT_HEADS],
  ...pack.facts.map((fact) => [
    fact.factKey,
    inLocale(EVENT_KINDS[fact.kind]),
    fact.ruleId,
    fact.sourceId,
    fact.happenedOn ?? '',
    groupLabel(fact.person.label),
    [fact.category, fact.detail].filter((part) => part !== null && part !== '').join(' '),
    inLocale(EVENT_STATE_TERMS[fact.state]),
    ...['', '', '', ''],
  ]),
];

/** `replyBy`: the last day of the reply period. */
export const unitPackZip = (
  pack: UnitPack,
  provenance: Readonly<Record<string, string>>,
  replyBy: string,
): Uint8Array => {
  const head = { ...provenance, unit: groupLabel(pack.unit.label), reply_by: replyBy };
  const untold = pack.untold.map((kind) => inLocale(EVENT_KINDS[kind])).join(m.list_and());
  const sheets: readonly (readonly [string, string])[] = [
    ['1-figures.csv', toCsv(figures(pack), head)],
    ['2-peers.csv', toCsv(peers(pack), { ...head, measure: 'overdue_rate', others: m.pack_masked() })],
    ['3-facts.csv', toCsv(facts(pack), { ...head, how: m.pack_how(), ...(untold === '' ? {} : { untold }) })],
  ];
  return zipSync(
    Object.fromEntries(sheets.map(([name, content]) => [name, [strToU8(content), { mtime: NO_TIME }]])),
    { level: 6 },
  );
};

/** Lines of provenance as the keys of a block; files are told apart by their place in it. */
export const packBlock = (
  lines: readonly (readonly [key: string, value: string])[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(lines.map(([key, value], at) => [key === 'file' ? `file_${String(at)}` : key, value]));

/** One zip with the zip of each unit in it, to be handed on one by one; of two equal names the second has its number. */
export const allPacksZip = (packs: readonly (readonly [name: string, zip: Uint8Array])[]): Uint8Array => {
  const names = packs.map(([name]) => name);
  return zipSync(
    Object.fromEntries(
      packs.map(([name, zip], at) => [
        names.indexOf(name) === at ? name : name.replace(/\.zip$/, `-${String(at + 1)}.zip`),
        [zip, { mtime: NO_TIME, level: 0 }],
      ]),
    ),
  );
};
