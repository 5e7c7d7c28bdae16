/** A report put into the words of its template: the text of the 通报, each bound number marked as one. */
import type { MonthlyReport } from '../reports/monthly-types';
import { maskFreeText } from '../domain/masking';
import { fieldValue, type Reason } from './fields';
import {
  filled,
  tokensOf,
  type FillName,
  type Template,
  type TemplateSection,
  type TemplateSentence,
} from './template';

/** A stretch of text: as the template has it, a bound number, or what is left to people to fill in. */
export interface Run {
  readonly text: string;
  readonly kind: 'plain' | 'bound' | 'open' | 'free';
  /** Of a bound number its field, of an open place its name. */
  readonly name: string;
}

export interface Block {
  readonly kind: 'heading' | 'paragraph';
  readonly section: string;
  readonly runs: readonly Run[];
}

/** What people wrote themselves: places of the paper, and paragraphs of their own by section. */
export interface Written {
  readonly places: Readonly<Partial<Record<FillName, string>>>;
  readonly paragraphs: Readonly<Record<string, string>>;
}

export const NOTHING_WRITTEN: Written = { places: {}, paragraphs: {} };

export interface CircularText {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Places of the paper, filled or open. */
  readonly places: Readonly<Record<FillName, Run>>;
}

const plain = (text: string): Run => ({ text, kind: 'plain', name: '' });

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** 一 … 十, 十一 …: the numerals of the first level. */
export const numeral = (n: number): string =>
  n <= 10 ? (NUMERALS[n - 1] ?? String(n)) : `十${n === 20 ? '' : (NUMERALS[n - 11] ?? '')}`;

interface Said {
  readonly runs: readonly Run[];
  readonly reasons: readonly Reason[];
  readonly isEmpty: boolean;
}

const say = (report: MonthlyReport, template: Template, text: string): Said => {
  const runs: Run[] = [];
  const reasons: Reason[] = [];
  let isEmpty = false;
  for (const token of tokensOf(text)) {
    if ('text' in token) {
      runs.push(plain(token.text));
      continue;
    }
    const value = fieldValue(report, template, token.field);
    if ('reason' in value) reasons.push(value.reason);
    else if ('empty' in value) isEmpty = true;
    else if (value.text !== '') runs.push({ text: value.text, kind: 'bound', name: token.field });
  }
  return { runs, reasons, isEmpty };
};

const sentence = (report: MonthlyReport, template: Template, one: TemplateSentence): Said => {
  const said = say(report, template, typeof one === 'string' ? one : one.text);
  return said.isEmpty && said.reasons.length === 0 && typeof one !== 'string'
    ? say(report, template, one.empty)
    : said;
};

const keyOf = ({ phrase, params }: Reason): string => [phrase, ...Object.values(params)].join('\u0000');

/** One sentence for all that lack the same; `whole`: nothing else is said in the section. */
const reasonRuns = ({ phrases }: Template, reasons: readonly Reason[], whole: boolean): Run[] => {
  const byKey = new Map<string, Reason[]>();
  for (const reason of reasons) byKey.set(keyOf(reason), [...(byKey.get(keyOf(reason)) ?? []), reason]);
  return [...byKey.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const terms = [...new Set([first, ...more].map(({ term }) => term))].join(phrases.separator);
    const text = filled(phrases[first.phrase], {
      ...first.params,
      terms: whole && byKey.size === 1 ? phrases.whole_section : terms,
    });
    return [{ text, kind: 'bound', name: '' } as const];
  });
};

const paragraphs = (report: MonthlyReport, template: Template, section: TemplateSection): Block[] => {
  const all = section.paragraphs.map((one) => one.map((text) => sentence(report, template, text)));
  const said = all.flat();
  const isBare = said.length > 0 && said.every(({ reasons }) => reasons.length > 0);
  const blocks = all.map((one) =>
    one.filter(({ reasons }) => reasons.length === 0).flatMap(({ runs }) => runs),
  );
  const why = reasonRuns(
    template,
    said.flatMap(({ reasons }) => reasons),
    isBare,
  );
  return [...blocks, why]
    .filter((runs) => runs.length > 0)
    .map((runs) => ({ kind: 'paragraph', section: section.id, runs }));
};

/** What people wrote, with telephone and identity numbers hidden where the paper goes outside. */
const free = (report: MonthlyReport, text: string): string => maskFreeText(text, report.mask).text;

const place = (report: MonthlyReport, template: Template, written: Written, name: FillName): Run => {
  const own = written.places[name]?.trim() ?? '';
  if (own !== '') return { text: free(report, own), kind: 'free', name };
  const year = report.period.id.slice(0, 4);
  return { text: filled(template.fills[name], { year }), kind: 'open', name };
};

const writtenBlocks = (report: MonthlyReport, section: string, text: string | undefined): Block[] =>
  (text ?? '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      ...{ kind: 'paragraph', section },
      runs: [{ text: free(report, line.trim()), kind: 'free', name: section }],
    }));

const sectionBlocks = (
  report: MonthlyReport,
  template: Template,
  written: Written,
  section: TemplateSection,
  no: number,
): Block[] => {
  const own = writtenBlocks(report, section.id, written.paragraphs[section.id]);
  const fill: Block[] =
    section.fill === undefined || own.length > 0
      ? []
      : [
          {
            ...{ kind: 'paragraph', section: section.id },
            runs: [place(report, template, written, 'requirements')],
          },
        ];
  return [
    { kind: 'heading', section: section.id, runs: [plain(`${numeral(no)}、${section.heading}`)] },
    ...paragraphs(report, template, section),
    ...own,
    ...fill,
  ];
};

/** Sections with numbers are left out where the period has none. */
const sectionsOf = ({ coverage }: MonthlyReport, { sections }: Template): readonly TemplateSection[] =>
  coverage === 'beyond' || coverage === 'no_records'
    ? sections.filter(({ paragraphs: own }) => own.length === 0)
    : sections;

const leadBlocks = (report: MonthlyReport, template: Template): Block[] => {
  const coverage = report.coverage === 'whole' ? [] : [template.coverage[report.coverage]];
  return [...template.lead, ...coverage].map((text) => ({
    ...{ kind: 'paragraph', section: 'lead' },
    runs: say(report, template, text).runs,
  }));
};

const FILL_PLACES = ['office', 'doc_no', 'signer', 'to', 'requirements', 'sign', 'signed_on'] as const;

/** The text of a report; the same report, template and writing give the same text. */
export const composeCircular = (
  report: MonthlyReport,
  template: Template,
  written: Written,
): CircularText => {
  const at = (name: FillName): Run => place(report, template, written, name);
  const to = written.places.to?.trim() === '' || written.places.to === undefined ? template.to : undefined;
  return {
    title: say(report, template, template.title)
      .runs.map(({ text }) => text)
      .join(''),
    blocks: [
      ...leadBlocks(report, template),
      ...sectionsOf(report, template).flatMap((section, no) =>
        sectionBlocks(report, template, written, section, no + 1),
      ),
    ],
    places: {
      office: at('office'),
      doc_no: at('doc_no'),
      signer: at('signer'),
      to: to === undefined ? at('to') : plain(to),
      requirements: at('requirements'),
      sign: at('sign'),
      signed_on: at('signed_on'),
    },
  };
};

/** How many numbers are bound, and which places are still open. */
export const checksOf = ({
  blocks,
  places,
}: CircularText): { readonly bound: number; readonly open: readonly FillName[] } => {
  const isHeld = new Set(
    blocks.flatMap(({ runs }) => runs.filter(({ kind }) => kind === 'open')).map(({ name }) => name),
  );
  return {
    bound: blocks.flatMap(({ runs }) => runs).filter(({ kind, name }) => kind === 'bound' && name !== '')
      .length,
    open: FILL_PLACES.filter((name) =>
      name === 'requirements' ? isHeld.has(name) : places[name].kind === 'open',
    ),
  };
};
