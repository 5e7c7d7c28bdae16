/** A day as a cell: how it looks and which words it carries. */
import type { MarkedDay } from '../domain/calendar-days';
import { m } from '../i18n/paraglide/messages';
import { dayReason } from '../i18n/calendar-words';
import type { Ledger, LedgerDay } from '../reports/calendar';
import type { CaseDay, CaseLedger } from '../reports/case-ledger';

export interface WeekDay {
  readonly on: string;
  /** Class of the cell. */
  readonly look: string;
  readonly title: string;
  readonly date: string;
  /** 休, 班, 闭; '' for a day like any other. */
  readonly word: string;
  /** Which day of the limit, 停 2, 超 1; null when it does not count. */
  readonly no: number | string | null;
}

const LOOK: Readonly<Record<MarkedDay['kind'], string>> = {
  workday: '',
  make_up: 'make',
  weekend: 'off',
  holiday: 'holiday',
  local_holiday: 'holiday local',
  closure: 'holiday local closed',
  local_work: 'make local',
};

const WORD: Readonly<Record<MarkedDay['kind'], () => string>> = {
  workday: () => '',
  make_up: m.day_make_up,
  weekend: () => '',
  holiday: m.day_off,
  local_holiday: m.day_off,
  closure: m.day_closed,
  local_work: m.day_make_up,
};

const titleOf = (day: MarkedDay): string => `${day.on} ${dayReason(day)}`;

/** A day of a month. */
export const yearDay = (day: MarkedDay): WeekDay => ({
  ...{ on: day.on, look: LOOK[day.kind], title: titleOf(day) },
  ...{ date: String(Number(day.on.slice(8))), word: WORD[day.kind](), no: null },
});

const ledgerLook = (day: LedgerDay, { due, limit }: Ledger): string => {
  if (day.on === due) return 'due';
  if (day.no !== null) return 'count';
  if (day.kind === 'closure') return 'off closed';
  return day.on === limit.from ? 'start' : 'off';
};

const ledgerWord = ({ on, kind }: LedgerDay, { due, limit }: Ledger): string => {
  if (on === due) return m.ledger_due();
  return on === limit.from ? m.ledger_start() : WORD[kind]();
};

/** A day of a time limit; the month stands where it begins, else the day alone. */
export const limitDay = (day: LedgerDay, ledger: Ledger): WeekDay => {
  const { on, no } = day;
  const isNamed = on === ledger.days[0]?.on || on.endsWith('-01');
  return {
    ...{ on, no, look: ledgerLook(day, ledger), title: titleOf(day), word: ledgerWord(day, ledger) },
    date: isNamed ? on.slice(5) : String(Number(on.slice(8))),
  };
};

const caseLook = ({ state, isDue, kind }: CaseDay): string => {
  if (isDue) return 'due';
  return state === 'skip' ? (kind === 'closure' ? 'off closed' : 'off') : state;
};

const caseNumber = ({ state, no }: CaseDay): number | string | null => {
  if (no === null || state === 'count') return no;
  return state === 'pause' ? m.day_paused({ n: no }) : m.day_over({ n: no });
};

const caseWord = (day: CaseDay, ledger: CaseLedger): string => {
  const end = ledger.end === null ? m.ledger_cutoff() : m.ledger_end();
  if (day.isDue) return day.isEnd ? `${m.ledger_case_due()} ${end}` : m.ledger_case_due();
  if (day.isEnd) return end;
  return day.on === ledger.start ? m.ledger_accepted() : WORD[day.kind]();
};

/** A day of a case, up to its end or the cut-off. */
export const caseDay = (day: CaseDay, ledger: CaseLedger): WeekDay => {
  const isNamed = day.on === ledger.days[0]?.on || day.on.endsWith('-01');
  return {
    ...{ on: day.on, look: caseLook(day), title: titleOf(day) },
    ...{ no: caseNumber(day), word: caseWord(day, ledger) },
    date: isNamed ? day.on.slice(5) : String(Number(day.on.slice(8))),
  };
};
