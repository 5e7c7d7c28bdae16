/** The block that every exported file begins with: 单位·期间·截止·规则集·日历·数据文件·脱敏级别. */
import { periodTitle } from '../domain/format';
import type { MonthlyReport } from '../reports/monthly-types';
import type { CircularText } from './circular';
import { filled, type ProvenanceKey, type Template } from './template';
import { instantWords } from './words';

/** So many characters of a hash are enough to tell two of them apart by eye. */
const SHORT = 8;

const office = ({ places }: CircularText): string =>
  places.office.kind === 'open' ? `（${places.office.text}）` : places.office.text;

/** Name and value, in one order. */
export const provenanceLines = (
  report: MonthlyReport,
  template: Template,
  text: CircularText,
): readonly (readonly [string, string])[] => {
  const { provenance, period, mask, scope } = report;
  const { rules, calendar, files, decisions } = provenance;
  const line = (key: ProvenanceKey, value: string): readonly [string, string] => [
    template.provenance[key],
    value,
  ];
  return [
    line('office', office(text)),
    line('period', `${periodTitle(period).zh}（${period.startsOn} 至 ${period.endsOn}）`),
    line('as_of', instantWords(scope.asOf)),
    line('rules', `${rules.id} ${rules.version} ${rules.hash}`),
    line('calendar', `${calendar.id} ${calendar.version}`),
    ...files.map(({ name, sha256 }) => line('file', `${name} ${sha256}`)),
    line('decisions', decisions ?? template.words['none'] ?? ''),
    line('mask', template.words[mask] ?? mask),
    line('template', template.version),
  ];
};

/** What stands at the head of every page: that it is a draft, and by what it was computed. */
export const draftLine = (report: MonthlyReport, { phrases, words }: Template): readonly [string, string] => {
  const { rules, files } = report.provenance;
  return [
    filled(phrases.draft, { mask: words[report.mask] ?? report.mask }),
    filled(phrases.basis, {
      as_of: report.scope.asOf,
      rules: `${rules.id} `,
      hash: rules.hash.slice(0, SHORT),
      data: String(files.length),
    }),
  ];
};
