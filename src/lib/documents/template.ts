/**
 * The template of a 通报: every word of the document as data, its numbers as named fields. An office edits the words; a
 * field that no report has is refused by its name, so that no number is ever written by hand unseen.
 */
import * as v from 'valibot';
import { checkDataFile } from '../domain/data-file';
import { InvalidDataFileError } from '../domain/errors';
import { ANNEX_IDS } from '../reports/monthly-columns';
import { isFieldName } from './field-names';

const Sentence = v.union([v.string(), v.strictObject({ text: v.string(), empty: v.string() })]);
const Words = v.record(v.string(), v.string());

const Section = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z_]+$/, 'wrong_form')),
  heading: v.string(),
  paragraphs: v.array(v.array(Sentence)),
  fill: v.optional(v.string()),
  annexes: v.array(v.picklist(ANNEX_IDS)),
});

const PHRASES = [
  ...(['separator', 'rate_up', 'rate_down', 'count_up', 'count_down', 'same', 'no_then'] as const),
  ...(['named_rate', 'named_base', 'named_count', 'many', 'named_ladder', 'warned_ladder'] as const),
  ...([
    'typical_closed',
    'typical_open',
    'no_table',
    'no_column',
    'no_base',
    'begins',
    'ends',
    'no_policy',
  ] as const),
  ...(['whole_section', 'draft', 'basis', 'attachments', 'attachment', 'period', 'unit', 'page'] as const),
  ...(['shown', 'shown_all', 'the_rest', 'columns_missing', 'cover', 'plain_sheet', 'definition'] as const),
  ...(['filler', 'checker', 'made_on'] as const),
] as const;
export type Phrase = (typeof PHRASES)[number];

export const FILLS = ['office', 'doc_no', 'signer', 'to', 'requirements', 'sign', 'signed_on'] as const;
/** What only people can write. */
export type FillName = (typeof FILLS)[number];

const PROVENANCE = [
  'office',
  'period',
  'as_of',
  'rules',
  'calendar',
  'decisions',
  'file',
  'mask',
  'template',
] as const;
export type ProvenanceKey = (typeof PROVENANCE)[number];

/** What can be drawn, in the order in which it stands in the paper. */
export const PICTURE_IDS = ['trend', 'scatter', 'bars'] as const;
export type PictureId = (typeof PICTURE_IDS)[number];

/** `section`: below which section it stands; `axis`: what is counted along its axes. */
const PictureWords = v.strictObject({
  section: v.string(),
  title: v.string(),
  caption: v.string(),
  alt: v.string(),
  item: v.string(),
  gap: v.string(),
  axis: v.string(),
  base: v.string(),
});

const AnnexWords = v.strictObject({ title: v.string(), note: v.string() });

const TemplateFile = v.strictObject({
  version: v.pipe(v.string(), v.nonEmpty('empty')),
  title: v.string(),
  to: v.string(),
  lead: v.array(v.string()),
  coverage: v.strictObject({ partial: v.string(), no_records: v.string(), beyond: v.string() }),
  sections: v.array(Section),
  fills: v.strictObject(v.entriesFromList(FILLS, v.string())),
  annexes: v.strictObject(v.entriesFromList(ANNEX_IDS, AnnexWords)),
  pictures: v.strictObject(v.entriesFromList(PICTURE_IDS, PictureWords)),
  columns: Words,
  words: Words,
  phrases: v.strictObject(v.entriesFromList(PHRASES, v.string())),
  provenance: v.strictObject(v.entriesFromList(PROVENANCE, v.string())),
  file: v.strictObject({ circular: v.string(), tables: v.string(), annex: v.string() }),
});
export type Template = v.InferOutput<typeof TemplateFile>;
/** What the house layout itself says, whatever the paper: heads of annexes, sheets, lines to sign. */
export interface HouseWords {
  readonly phrases: Pick<
    Template['phrases'],
    | ('attachments' | 'attachment' | 'period' | 'unit' | 'shown' | 'shown_all' | 'the_rest')
    | ('cover' | 'plain_sheet' | 'filler' | 'checker' | 'made_on')
  >;
  readonly columns: Template['columns'];
}
export type TemplateSection = Template['sections'][number];
export type TemplateSentence = v.InferOutput<typeof Sentence>;

/** A piece of a sentence: words as they stand, or the name of a field. */
export type Token = { readonly text: string } | { readonly field: string };

const FIELD = /\{([^{}]*)\}/;

/** `超期率{overdue_rate}。` in its pieces; a field's value is never looked at for further fields. */
export const tokensOf = (text: string): readonly Token[] =>
  text
    .split(FIELD)
    .map((part, at): Token => (at % 2 === 1 ? { field: part } : { text: part }))
    .filter((token) => !('text' in token) || token.text !== '');

/** Words with their places filled: `{name}` by its value; a place without a value stays as it is written. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  tokensOf(text)
    .map((token) => ('text' in token ? token.text : (values[token.field] ?? `{${token.field}}`)))
    .join('');

const sentenceTexts = (sentence: TemplateSentence): string[] =>
  typeof sentence === 'string' ? [sentence] : [sentence.text, sentence.empty];

/** Every text in which fields are bound, with its place in the file. */
const boundTexts = ({ title, lead, coverage, sections }: Template): (readonly [string, string])[] => [
  ['title', title],
  ...lead.map((text, at) => [`lead.${String(at)}`, text] as const),
  ...Object.entries(coverage).map(([key, text]) => [`coverage.${key}`, text] as const),
  ...sections.flatMap(({ paragraphs }, no) =>
    paragraphs.flatMap((paragraph, p) =>
      paragraph.flatMap((sentence, at) =>
        sentenceTexts(sentence).map(
          (text) => [`sections.${String(no)}.paragraphs.${String(p)}.${String(at)}`, text] as const,
        ),
      ),
    ),
  ),
];

const checkFields = (template: Template, file: string): void => {
  for (const [path, text] of boundTexts(template)) {
    const unknown = tokensOf(text).find((token) => 'field' in token && !isFieldName(token.field));
    if (unknown !== undefined && 'field' in unknown)
      throw new InvalidDataFileError({ file, path, reason: 'unknown_field', name: unknown.field });
  }
};

const checkSections = ({ sections, pictures }: Template, file: string): void => {
  const ids = sections.map(({ id }) => id);
  const homeless = PICTURE_IDS.find((id) => !ids.includes(pictures[id].section));
  if (homeless !== undefined)
    throw new InvalidDataFileError({ file, path: `pictures.${homeless}.section`, reason: 'unknown_field' });
  const twice = ids.findIndex((id, at) => ids.indexOf(id) !== at);
  if (twice >= 0)
    throw new InvalidDataFileError({ file, path: `sections.${String(twice)}.id`, reason: 'name_twice' });
  const strange = sections.findIndex(({ fill }) => fill !== undefined && !FILLS.some((one) => one === fill));
  if (strange >= 0)
    throw new InvalidDataFileError({
      file,
      path: `sections.${String(strange)}.fill`,
      reason: 'unknown_field',
    });
};

/**
 * A template from parsed JSON.
 *
 * @throws InvalidDataFileError with `path` and `reason`: `unknown_field` with `name`, `name_twice`, or `wrong_form`.
 */
export function parseTemplate(json: unknown, file: string): Template {
  const template = checkDataFile(TemplateFile, json, file);
  checkFields(template, file);
  checkSections(template, file);
  return template;
}
