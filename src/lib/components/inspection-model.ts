/** Inspections owed and held as text: what the page shows is what is exported. */
import { count, MISSING, percentDecimals, percentFigure } from '../domain/format';
import type { DutyState } from '../domain/inspections';
import { formatPeriod } from '../i18n/format';
import { m } from '../i18n/paraglide/messages';
import { absenceWords, categoryWords, groupLabel, term, wordsOf } from '../i18n/words';
import type {
  Check,
  Coverage,
  CoveredUnit,
  Duty,
  InspectionsReport,
  Mix,
} from '../reports/inspections/types';
import type { Matrix } from './table-text';

export const dutyTitle = ({ rule }: Duty): string => (rule === 'SP-01' ? m.duty_sp_01() : m.duty_sp_02());

export const dutyRule = ({ rule, required }: Duty): string =>
  m.duty_rule({ rule, n: required, period: rule === 'SP-01' ? m.duty_month() : m.duty_half() });

export const dutyState = (state: DutyState): string => wordsOf(`duty_state_${state}`) ?? state;

/** The gaps by name; that there is none; or that nothing of the kind is in the files. */
export function dutyWords({ missing, periods }: Duty): string {
  if (missing !== null) return absenceWords(missing);
  const gaps = periods.filter(({ state }) => state === 'gap').map(({ id }) => formatPeriod(id));
  if (gaps.length > 0) return m.duty_gaps({ n: count(gaps.length), periods: gaps.join(m.list_comma()) });
  return periods.every(({ state }) => state === 'before' || state === 'running')
    ? m.duty_none()
    : m.duty_no_gap();
}

/** 1 / 9 as 11.1; — where nothing could be judged. */
export const checkShare = ({ cell }: Check): string =>
  cell.value === null
    ? MISSING
    : percentFigure(cell.numerator, cell.denominator, percentDecimals(cell.denominator ?? 0));

export const mixTitle = ({ measure }: Mix): string =>
  measure === 'inspection_kinds' ? m.mix_kinds() : m.mix_methods();

export const mixShare = (n: number, { total }: Mix): string =>
  percentFigure(n, total, percentDecimals(total));

export const coverageState = ({ isUnvisited }: CoveredUnit, { months }: Coverage): string =>
  isUnvisited ? m.coverage_unvisited({ months }) : m.coverage_ok();

/** Duties, then checks, then the mix, then the units: each line with its rule or measure, its figure and its words. */
export function inspectionMatrix({ duties, checks, mixes, coverage }: InspectionsReport): Matrix {
  const head = [m.check_rule(), m.check_what(), m.duty_held(), m.check_base(), m.duty_state()];
  return [
    head,
    ...duties.flatMap((duty) =>
      duty.periods.map(({ id, held, state }) => [
        ...[duty.rule, `${dutyTitle(duty)} ${formatPeriod(id)}`, String(held), String(duty.required)],
        dutyState(state),
      ]),
    ),
    ...checks.map((check) => [
      ...[check.rule, term(check.measure), String(check.cell.numerator ?? '')],
      ...[String(check.cell.denominator ?? ''), check.missing === null ? '' : absenceWords(check.missing)],
    ]),
    ...mixes.flatMap((mix) =>
      mix.lines.map(({ category, n }) => [
        ...['SP-10', `${mixTitle(mix)} ${categoryWords(category)}`, String(n), String(mix.total), ''],
      ]),
    ),
    ...coverage.units.map((unit) => [
      ...['SP-10', groupLabel(unit.group.label), String(unit.visits), unit.lastOn ?? ''],
      coverageState(unit, coverage),
    ]),
  ];
}
