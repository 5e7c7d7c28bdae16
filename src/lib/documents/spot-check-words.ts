/** What the papers of a spot check say of a case, in words. */
import { EVENT_KINDS, EVENT_STATE_TERMS } from '../domain/event-kinds';
import { dateOrInstant } from '../domain/format';
import { RULE_CATALOGUE } from '../domain/rule-catalogue';
import { m } from '../i18n/paraglide/messages';
import { inLocale } from '../i18n/terms';
import { groupLabel, term, valueWords, wordsOf } from '../i18n/words';
import type { LifeGap, LifeLine, LifeStep } from '../reports/life-line';
import type { CheckGround, CheckPoint, SpotCheck } from '../reports/sample/check-types';

type FileName = SpotCheck['fileName'];

const stepWords = (step: LifeStep): string => wordsOf(`life_${step.what}`) ?? step.what;

const placeWords = ({ fileNo, line }: LifeStep | LifeGap, fileName: FileName): string =>
  m.case_ledger_source({ file: fileName(fileNo), line });

/** 税务局|risk, as a draw file names a stratum. */
export const stratumTitle = (stratum: string): string => {
  const [, unit = stratum, risk = ''] = /^(.*)\|(risk|plain)$/s.exec(stratum) ?? [];
  if (risk === '') return groupLabel(unit);
  return m.sample_stratum({
    unit: groupLabel(unit),
    risk: risk === 'risk' ? m.sample_risky() : m.sample_plain(),
  });
};

/** The first of several, and how many there are. */
const several = (told: readonly string[]): string =>
  told.length > 1 ? m.check_more({ what: told[0] ?? '', n: told.length }) : (told[0] ?? '');

const gapWords = (gap: LifeGap, fileName: FileName): string =>
  [
    m.sample_stratum({ unit: inLocale(EVENT_KINDS[gap.kind]), risk: inLocale(EVENT_STATE_TERMS[gap.state]) }),
    gap.on === '' ? '' : dateOrInstant(gap.on),
    placeWords(gap, fileName),
  ]
    .filter((part) => part !== '')
    .join(' ');

export const groundWords = (ground: CheckGround, fileName: FileName): string => {
  switch (ground.kind) {
    case 'gaps':
      return several(ground.gaps.map((gap) => gapWords(gap, fileName)));
    case 'steps':
      return several(
        ground.steps.map(
          (step) => `${stepWords(step)} ${dateOrInstant(step.happened)} ${placeWords(step, fileName)}`,
        ),
      );
    case 'cell':
      return m.check_cell({ field: term(`cases.${ground.field}`) });
    case 'untriggered':
      return wordsOf(`check_${ground.why}`) ?? ground.why;
    case 'untold':
      return m.check_untold({ what: ground.kinds.map((kind) => inLocale(EVENT_KINDS[kind])).join('、') });
    case 'not_due':
      return m.check_not_due();
    case 'on_spot':
      return m.check_on_spot();
  }
};

export const stateWords = ({ state }: Pick<CheckPoint, 'state'>): string =>
  wordsOf(`check_state_${state}`) ?? state;

/** The requirement in our own words, and its clause. */
export const ruleWords = (ruleId: string): { readonly asked: string; readonly clause: string } => {
  const rule = RULE_CATALOGUE.get(ruleId);
  return { asked: rule === undefined ? ruleId : inLocale(rule), clause: rule?.clause ?? '' };
};

/** 时间, 环节, 经办, 说明, 规则, 出处; by day, on one day what happened before what is missing, without a day last. */
export const lifeCells = (line: LifeLine, fileName: FileName): readonly (readonly string[])[] => {
  const steps = line.steps.map((step) => ({
    on: step.happened,
    cells: [
      dateOrInstant(step.happened),
      stepWords(step),
      step.officer,
      [step.what === 'rated' ? valueWords('rating', step.detail) : step.detail, step.approver]
        .filter((part) => part !== '')
        .join(' '),
      '',
      placeWords(step, fileName),
    ],
  }));
  const gaps = line.gaps.map((gap) => ({
    on: gap.on === '' ? '9999' : gap.on,
    cells: [
      dateOrInstant(gap.on),
      inLocale(EVENT_KINDS[gap.kind]),
      '',
      inLocale(EVENT_STATE_TERMS[gap.state]),
      gap.ruleId,
      placeWords(gap, fileName),
    ],
  }));
  return [...steps, ...gaps]
    .map((row, at) => ({ ...row, at, day: row.on.slice(0, 10) }))
    .sort((a, b) => (a.day === b.day ? a.at - b.at : a.day < b.day ? -1 : 1))
    .map(({ cells }) => cells);
};
