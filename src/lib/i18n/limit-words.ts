/** Time limits in words: where a due date comes from, what an extension lacks, days of either kind. */
import { m } from './paraglide/messages';

const BASIS: Readonly<Record<string, () => string>> = {
  explicit: m.due_basis_explicit,
  committed: m.due_basis_committed,
  statutory: m.due_basis_statutory,
  item: m.due_basis_item,
  same_day: m.due_basis_same_day,
  rule: m.due_basis_rule,
  extended: m.due_basis_extended,
  none: m.due_basis_none,
  paused: m.due_basis_paused,
  uncovered: m.due_basis_uncovered,
  no_hours: m.due_basis_no_hours,
};

/** 承诺, 导出表所写 …, or why there is no due date. */
export const dueBasisWords = (basis: string): string => BASIS[basis]?.() ?? basis;

/** 3 个工作日, 3 日, 3 小时. */
export const limitDaysWords = (n: number, unit: string): string => {
  if (unit === 'day') return m.limit_n_days({ n });
  return unit === 'hour' ? m.limit_n_hours({ n }) : m.limit_n_workdays({ n });
};

const ELEMENT: Readonly<Record<string, () => string>> = {
  reason: m.extension_lacks_reason,
  approver: m.extension_lacks_approver,
  role: m.extension_lacks_role,
  notice: m.extension_lacks_notice,
  new_due: m.extension_lacks_new_due,
};

interface Judged {
  readonly lacks: readonly string[];
  readonly approvedOn: string | null;
  readonly oldDueOn: string | null;
}

/** What the verdict of an extension (EX-01, EX-02) says, with the two dates that decide it. */
export const extensionVerdictWords = (verdict: string, { approvedOn, oldDueOn, lacks }: Judged): string => {
  const dates = { approved: approvedOn ?? '', due: oldDueOn ?? '' };
  const words: Readonly<Record<string, () => string>> = {
    valid: m.extension_valid,
    unproven: m.extension_unproven,
    not_approved: m.extension_not_approved,
    incomplete: () =>
      m.extension_incomplete({ lacks: lacks.map((name) => ELEMENT[name]?.() ?? name).join(m.list_and()) }),
    role: m.extension_role,
    late: () => m.extension_late(dates),
    too_many: m.extension_too_many,
    not_later: m.extension_not_later,
    not_judged: m.extension_not_judged,
  };
  return words[verdict]?.() ?? verdict;
};

/** Which days count: 工作日，受理次日为第 1 日. */
export const ledgerNote = ({
  unit,
  startCounts,
}: {
  readonly unit: string;
  readonly startCounts: boolean;
}): string =>
  m.case_ledger_note({
    unit: unit === 'day' ? m.limit_day() : unit === 'hour' ? m.limit_hour() : m.limit_workday(),
    first: startCounts ? m.case_ledger_first_same() : m.case_ledger_first_next(),
  });
