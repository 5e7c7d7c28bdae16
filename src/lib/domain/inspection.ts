/**
 * 检查记录: what one inspection of one unit saw, as it is typed in the field. A record is written on a tablet without
 * any data and becomes rows of the table of findings only when it is taken in (`inspection-rows.ts`).
 *
 * Everything typed is text; what is wrong with it is said by `inspection-check.ts`, never by the form of the file.
 */
import * as v from 'valibot';
import { canonicalJson } from './data-file';
import { SEVERITIES } from './event-kinds';
import type { Term } from './terms';

const term = (zh: string, en: string): Term => ({ zh, en });
const namesOf = <K extends string>(terms: Readonly<Record<K, Term>>): readonly K[] =>
  Object.keys(terms).filter((name): name is K => Object.hasOwn(terms, name));

/** 督查类型 (003 督查 五（一）); the Chinese word is what the import reads. */
export const INSPECTION_KIND_TERMS = {
  random: term('随机督查', 'Random'),
  special: term('专项督查', 'Special'),
  regular: term('定期督查', 'Regular'),
  irregular: term('不定期督查', 'Irregular'),
  key: term('重点检查', 'Key inspection'),
  cross: term('交叉检查', 'Cross inspection'),
} as const satisfies Readonly<Record<string, Term>>;
export const INSPECTION_KINDS = namesOf(INSPECTION_KIND_TERMS);

/** 督查方式 (003 督查 五（一）; 001 9). */
export const INSPECTION_METHOD_TERMS = {
  open: term('明查', 'Announced'),
  covert: term('暗访', 'Covert'),
  mystery: term('模拟办事', 'Mystery visit'),
  look: term('现场察看', 'Looking around on the spot'),
  ask: term('实地问询', 'Asking on the spot'),
} as const satisfies Readonly<Record<string, Term>>;
export const INSPECTION_METHODS = namesOf(INSPECTION_METHOD_TERMS);

/** What is counted on the spot because no file tells it (SP-09, SP-13, RN-14). */
export const SPOT_ITEMS = ['badge', 'desk', 'licence', 'plate', 'guide'] as const;
export type SpotItem = (typeof SPOT_ITEMS)[number];

/** The rule that asks for each of them. */
export const SPOT_RULES: Readonly<Record<SpotItem, string>> = {
  ...{ badge: 'SP-09', desk: 'SP-09', licence: 'SP-09', plate: 'SP-13', guide: 'RN-14' },
};

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'no_hash'));
const NumberOrNone = v.nullable(v.number());

/** The file itself stays where it is: its name and its digest are all that is known of it. */
const Evidence = v.strictObject({ file: v.string(), sha256: Hash });

/** Result of looking again whether it was put right (SP-08). */
export const RECHECKS = ['passed', 'failed'] as const;
export type Recheck = (typeof RECHECKS)[number];

const Finding = v.strictObject({
  /** '' where it is about no case. */
  caseId: v.string(),
  section: v.string(),
  person: v.string(),
  personId: v.string(),
  behaviour: v.string(),
  severity: v.picklist(SEVERITIES),
  /** What came of it, in words. */
  damage: v.string(),
  note: v.string(),
  /** '' = none is set. */
  rectifyDue: v.string(),
  /** Day on which it was put right; '' = not yet, or not known. */
  rectifiedOn: v.optional(v.string(), ''),
  /** Of the recheck; '' = not checked again. */
  recheck: v.optional(v.picklist([...RECHECKS, '']), ''),
  evidence: v.array(Evidence),
});

const choiceOf = <const L extends readonly string[]>(list: L) => v.picklist([...list, '']);

export const InspectionRecord = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^JC(-[0-9A-Z]{4}){3}$/, 'no_record_id')),
  on: v.string(),
  unit: v.string(),
  kind: choiceOf(INSPECTION_KINDS),
  method: choiceOf(INSPECTION_METHODS),
  place: v.string(),
  leader: v.string(),
  leaderUnit: v.string(),
  /** Names, one after the other. */
  team: v.string(),
  absent: v.string(),
  /** How many were looked at and how many of them passed; null = not looked at. */
  checks: v.strictObject(
    v.entriesFromList(SPOT_ITEMS, v.strictObject({ checked: NumberOrNone, passed: NumberOrNone })),
  ),
  /** Cases that were looked into; `isClean`: nothing was found in that one. */
  cases: v.array(v.strictObject({ caseId: v.string(), isClean: v.boolean() })),
  /** 未发现问题 of the whole inspection: a result, never what is left when nothing was typed. */
  isClean: v.boolean(),
  findings: v.array(Finding),
});

export type InspectionRecord = Readonly<v.InferOutput<typeof InspectionRecord>>;
export type InspectionFinding = InspectionRecord['findings'][number];
export type SpotAnswer = InspectionRecord['checks'][SpotItem];

export const NO_FINDING: InspectionFinding = {
  ...{ caseId: '', section: '', person: '', personId: '', behaviour: '', severity: 'none' },
  ...{ damage: '', note: '', rectifyDue: '', rectifiedOn: '', recheck: '', evidence: [] },
};

const UNASKED: SpotAnswer = { checked: null, passed: null };

/** A record in which nothing has been typed. */
export const emptyRecord = (id: string): InspectionRecord => ({
  id,
  ...{ on: '', unit: '', kind: '', method: '', place: '' },
  ...{ leader: '', leaderUnit: '', team: '', absent: '' },
  checks: { badge: UNASKED, desk: UNASKED, licence: UNASKED, plate: UNASKED, guide: UNASKED },
  ...{ cases: [], isClean: false, findings: [] },
});

/** Two records with one text say the same. */
export const recordText = (record: InspectionRecord): string => canonicalJson(record);

/** Nothing but its number is in it. */
export const isUntouched = (record: InspectionRecord): boolean =>
  recordText(record) === recordText(emptyRecord(record.id));

/** Without I, L, O and U, which are misread. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Bytes that a number is made of: 60 random bits, so that no two tablets ever make the same one. */
export const RECORD_ID_BYTES = 12;

/** JC-7K2M-90QX-AB3D out of random bytes. */
export const recordIdOf = (random: Uint8Array): string => {
  const digits = [...random.slice(0, RECORD_ID_BYTES)].map((byte) => DIGITS[byte % DIGITS.length] ?? '0');
  const part = (from: number): string => digits.slice(from, from + 4).join('');
  return `JC-${part(0)}-${part(4)}-${part(8)}`;
};

/** Names of a list as somebody types it, in the order in which they stand. */
export const namesIn = (text: string): readonly string[] =>
  text
    .split(/[、，,;；\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
