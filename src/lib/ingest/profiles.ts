/** Profiles at work: which one a file is recognised by, and what it says about it. */
import type { LayoutChoices } from '../domain/layout';
import { AppError } from '../domain/errors';
import { layoutSignature, parseProfile, type Profile } from '../domain/profile';
import type { TableName } from '../domain/records';
import type { ImportChoices } from './choices';
import type { FileSample } from './file-sample';
import { columnKeys, type MappedHeader } from './mapping';
import { probeText, type TextLayout } from './probe';

/** How a file was understood, for whoever wants to see, change or remember it. */
export interface Understanding {
  /** null = no table fits. */
  readonly table: TableName | null;
  readonly columns: readonly MappedHeader[];
  /** The first data records, as read. */
  readonly samples: readonly (readonly string[])[];
  /** What the layout is remembered by; '' without a header. */
  readonly signature: string;
  /** The profile that was applied. */
  readonly profile: Profile | null;
  /** All that was said about the file, the profile's own choices included. */
  readonly choices: ImportChoices;
}

/** The form of a file, and what was remembered about it. */
export interface Recalled {
  readonly text: TextLayout;
  readonly choices: ImportChoices;
  readonly profile: Profile | null;
}

/** What a source layout is recognised by; '' for a file without a header. */
export const signatureOf = ({ headers, headerRecords }: TextLayout): string =>
  headerRecords === 0 ? '' : layoutSignature(headers);

/** The choices that a profile stands for. */
export const profileChoices = (profile: Profile): ImportChoices => {
  const values = new Map<string, Map<string, string | null>>();
  for (const { column, value, meaning } of profile.values) {
    const own = values.get(column) ?? new Map<string, string | null>();
    values.set(column, own.set(value, meaning));
  }
  return {
    layout: profile.layout,
    table: profile.table,
    overrides: new Map(profile.mapping.map(({ header, field }) => [header, field])),
    dateOrder: profile.dateOrder,
    serials: profile.serials,
    polarity: new Map(profile.polarity.map(({ column, answer }) => [column, answer])),
    values,
    unitAliases: profile.unitAliases,
  };
};

const pairs = <V, T>(map: ReadonlyMap<string, V> | undefined, make: (key: string, value: V) => T): T[] =>
  [...(map ?? [])].map(([key, value]) => make(key, value));

/** What was understood and answered about a file, to be remembered for the next one of its layout; the year is not. */
export function profileOf(understood: Understanding, id: string, name: string): Profile {
  const { choices, columns, signature, table } = understood;
  if (table === null) throw new TypeError('a file of no table has nothing to remember');
  const keys = columnKeys(columns.map(({ header }) => header));
  const profile = {
    version: 1,
    id,
    name,
    table,
    signature,
    layout: choices.layout ?? {},
    mapping: columns.map(({ field }, at) => ({ header: keys[at] ?? '', field })),
    dateOrder: choices.dateOrder,
    serials: choices.serials,
    polarity: pairs(choices.polarity, (column, answer) => ({ column, answer })),
    values: pairs(choices.values, (column, meanings) =>
      pairs(meanings, (value, meaning) => ({ column, value, meaning })),
    ).flat(),
    unitAliases: choices.unitAliases ?? [],
  };
  return parseProfile(JSON.parse(JSON.stringify(profile)), name);
}

const merged = <K, V>(
  below: ReadonlyMap<K, V> | undefined,
  above: ReadonlyMap<K, V> | undefined,
): ReadonlyMap<K, V> | undefined =>
  below === undefined || above === undefined ? (above ?? below) : new Map([...below, ...above]);

/** What is said now comes before what was remembered. */
export const overChoices = (below: ImportChoices, above: ImportChoices): ImportChoices => ({
  layout: above.layout === undefined ? below.layout : { ...below.layout, ...above.layout },
  table: above.table ?? below.table,
  overrides: merged(below.overrides, above.overrides),
  dateOrder: above.dateOrder ?? below.dateOrder,
  year: above.year ?? below.year,
  serials: above.serials ?? below.serials,
  polarity: merged(below.polarity, above.polarity),
  values: merged(below.values, above.values),
  unitAliases: [...(below.unitAliases ?? []), ...(above.unitAliases ?? [])],
});

const hasChoices = (layout: LayoutChoices): boolean => Object.keys(layout).length > 0;

/** The form that was chosen, when the file has it; a file that cannot be read that way has not. */
const asDescribed = (sample: FileSample, layout: LayoutChoices): TextLayout | null => {
  try {
    return probeText(sample, layout);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
};

type Fits = (profile: Profile, text: TextLayout) => boolean;

/** Recognised by itself: exactly the headers that were remembered. */
export const sameLayout: Fits = (profile, text) =>
  profile.signature !== '' && profile.signature === signatureOf(text);

/** Named by the user: the headers that it maps are there, whatever else is. */
export const coversLayout: Fits = (profile, text) => {
  const keys = new Set(columnKeys(text.headers));
  return (
    sameLayout(profile, text) ||
    profile.mapping.every(({ header, field }) => field === null || keys.has(header))
  );
};

/**
 * The first profile that fits, with the file read as it says.
 * @param form what is known of the form of this very file, whatever anybody says: that of a workbook's sheet.
 */
export function recall(
  sample: FileSample,
  choices: ImportChoices,
  form: LayoutChoices,
  profiles: readonly Profile[],
  fits: Fits,
): Recalled {
  const given = { ...choices.layout, ...form };
  const text = probeText(sample, given);
  const plain = profiles.find((profile) => !hasChoices(profile.layout) && fits(profile, text));
  if (plain !== undefined)
    return { text, choices: overChoices(profileChoices(plain), choices), profile: plain };
  for (const profile of profiles.filter(({ layout }) => hasChoices(layout))) {
    const described = asDescribed(sample, { ...profile.layout, ...given });
    if (described !== null && fits(profile, described))
      return { text: described, choices: overChoices(profileChoices(profile), choices), profile };
  }
  return { text, choices, profile: null };
}
