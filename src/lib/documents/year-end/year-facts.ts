/** The block that every paper of a year begins or ends with, and on the cover of the workbook what its words mean. */
import { MISSING } from '../../domain/format';
import { measureTerm } from '../../domain/measure-terms';
import type { YearEndPapers } from '../../reports/year-end-papers';
import { filled } from '../template';
import { absentWords, instantWords } from '../words';
import { YEAR_TEMPLATE } from './year-template';
import { clauseTexts, daysText, say, word } from './year-words';

export type Fact = readonly [string, string];

/** So many characters of a hash tell two of them apart by eye. */
const SHORT = 8;

export const openPlace = (name: keyof typeof YEAR_TEMPLATE.fills, year: string): string =>
  filled(YEAR_TEMPLATE.fills[name], { year });

/** 单位·期间·截止·规则集·日历·数据文件·方案·录入·认定·脱敏级别 */
export const yearFacts = ({ report, asOf, mask, provenance: found }: YearEndPapers): readonly Fact[] => {
  const line = (key: keyof typeof YEAR_TEMPLATE.provenance, value: string): Fact => [
    YEAR_TEMPLATE.provenance[key],
    value,
  ];
  return [
    line('office', `（${openPlace('office', report.year)}）`),
    line('period', say('period', { year: report.year })),
    line('as_of', instantWords(asOf)),
    line('rules', `${found.rules.id} ${found.rules.version} ${found.rules.hash}`),
    line('calendar', `${found.calendar.id} ${found.calendar.version}`),
    ...found.files.map(({ name, sha256 }) => line('file', `${name} ${sha256}`)),
    line('scheme', `${report.title} ${found.scheme}`),
    line('entries', found.entries),
    line('decisions', found.decisions ?? word('none')),
    line('mask', word(mask)),
    line('template', YEAR_TEMPLATE.version),
  ];
};

/** At the head of every page: that it is a draft, and by what it was computed. */
export const yearDraft = ({ asOf, mask, provenance: { rules, files } }: YearEndPapers): Fact => [
  say('draft', { mask: word(mask) }),
  say('basis', { as_of: asOf, rules: rules.id, hash: rules.hash.slice(0, SHORT), data: files.length }),
];

const sensitivityMeaning = ({ report }: YearEndPapers): string =>
  say('def_sensitivity', {
    ...{ shift: report.shift, seed: report.seed, places: report.tolerance },
    other: report.otherRules === null ? '' : say('def_other', { rules: report.otherRules.id }),
  });

/** What the numbers and words of the workbook mean, and which clauses they rest on. */
export const yearMeanings = (papers: YearEndPapers): readonly string[] => {
  const { report, terms } = papers;
  return [
    say('def_scheme', { title: report.title, ranked_by: measureTerm(report.rankedBy).zh }),
    ...report.indicators.map(({ title, weight, basis, missing }) =>
      say('def_indicator', { title, weight, basis, missing: word(missing) }),
    ),
    ...report.indicators.flatMap(({ title, missing, absent }) =>
      absent === null
        ? []
        : [say('def_absent', { title, what: absentWords(absent), missing: word(missing) })],
    ),
    say('def_total'),
    sensitivityMeaning(papers),
    ...[...report.clauses].flatMap(([rule, clause]) =>
      clauseTexts(clause).map((one) => say('def_clause', { rule, clause: one })),
    ),
    say('def_states'),
    say('def_review', {
      review: terms.review === null ? MISSING : daysText(terms.review),
      decision: terms.decision === null ? MISSING : daysText(terms.decision),
    }),
    ...(report.idle.length === 0
      ? []
      : [say('def_idle', { names: report.idle.map(({ path }) => path).join(say('list_and')) })]),
  ];
};
