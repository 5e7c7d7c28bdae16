/** The change of the lists under another rule set as text: what the page shows is what is exported. */
import { count } from '../i18n/format';
import { m } from '../i18n/paraglide/messages';
import { clauseWords, inLocale } from '../i18n/terms';
import { groupLabel } from '../i18n/words';
import type { Stand, TriggerChange, TriggerSide, TriggerWhatIf } from '../reports/trigger-what-if';
import type { Matrix } from './table-text';
import { placeWords, stepWords, subjectKindWords } from './trigger-model';

const CHANGES: Readonly<Record<TriggerChange['change'], () => string>> = {
  entered: m.what_if_entered,
  left: m.what_if_left,
  'step changed': m.what_if_step,
};
export const changeWords = ({ change }: Pick<TriggerChange, 'change'>): string => CHANGES[change]();

/** Where the subject stands on at least one side. */
export const knownOf = ({ before, after }: TriggerChange): Stand | null => after ?? before;

export const standWords = (stand: Stand | null): string =>
  stand === null ? m.what_if_not_listed() : stepWords(stand.line);

/** Rule and clause of a side; '' where the subject does not stand. */
export const ruleWords = (stand: Stand | null): string =>
  stand === null ? '' : `${stand.list.ruleId} ${clauseWords(stand.line.clause)}`;

export const sideName = ({ ruleSet }: TriggerSide): string => `${ruleSet.id} ${ruleSet.version}`;

export const sidesWords = ({ before, after }: TriggerWhatIf): string =>
  m.what_if_sides({
    before: sideName(before),
    lists_before: count(before.lists),
    before_n: count(before.candidates),
    after: sideName(after),
    lists_after: count(after.lists),
    after_n: count(after.candidates),
  });

export function changesNote({ changes }: TriggerWhatIf): string {
  const of = (change: TriggerChange['change']): string =>
    count(changes.filter((one) => one.change === change).length);
  return m.what_if_note({
    n: count(changes.length),
    entered: of('entered'),
    left: of('left'),
    changed: of('step changed'),
  });
}

/** A sentence for each side that cannot judge all of its lists. */
export const unjudgedWords = ({ before, after }: TriggerWhatIf): readonly string[] =>
  [before, after]
    .filter(({ unjudged }) => unjudged.length > 0)
    .map((side) =>
      m.what_if_unjudged({
        rules: sideName(side),
        lists: side.unjudged.map((title) => inLocale(title)).join(m.list_and()),
      }),
    );

export function whatIfMatrix({ changes }: TriggerWhatIf): Matrix {
  const head = [
    m.what_if_change(),
    m.trigger_list(),
    m.trigger_kind(),
    m.trigger_subject(),
    m.trigger_place(),
    m.what_if_before(),
    m.what_if_after(),
    `${m.what_if_rule()} · ${m.what_if_before()}`,
    `${m.what_if_rule()} · ${m.what_if_after()}`,
  ];
  return [
    head,
    ...changes.flatMap((one) => {
      const known = knownOf(one);
      if (known === null) return [];
      return [
        [
          changeWords(one),
          inLocale(known.list.title),
          subjectKindWords(known.line.kind),
          groupLabel(known.line.group.label),
          placeWords(known.line),
          standWords(one.before),
          standWords(one.after),
          ruleWords(one.before),
          ruleWords(one.after),
        ],
      ];
    }),
  ];
}
