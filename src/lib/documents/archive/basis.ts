/** By what an archive is computed: written into it whole, and read back from it. */
import { canonicalJson, checkDataFile, jsonOf } from '../../domain/data-file';
import { ArchiveEntryChangedError, ArchiveEntryMissingError } from '../../domain/archive-errors';
import { schemeText } from '../../domain/assessment-check';
import { entriesText, parseEntries } from '../../domain/assessment-entries';
import type { Calendar } from '../../domain/calendar';
import { calendarText, parseKeptCalendar } from '../../domain/calendar-text';
import type { MaskingLevel } from '../../domain/masking';
import { parseProfile, profileText, type Profile } from '../../domain/profile';
import type { SameIdPolicy } from '../../domain/records';
import { canonicalRuleSet, parseRuleSet, type RuleSet } from '../../domain/rule-set';
import { readScheme } from '../../reports/year-end-scheme';
import * as v from 'valibot';
import { parseTemplate, type Template } from '../template';
import type { ArchiveManifest, OpenedArchive } from './manifest';
import { bytesOf, digestOf, jsonText, textOf, type Entries } from './sealed';
import type { ArchivedYear } from './year-results';

export interface ArchiveBasis {
  readonly rules: RuleSet;
  readonly calendar: { readonly id: string; readonly calendar: Calendar };
  readonly template: Template;
  /** The file of the decisions, as it was given or as the page gives it away; null = there are none. */
  readonly decisions: Uint8Array | null;
  /** Scheme and entries of the year-end assessment; null = it is no part of the archive. */
  readonly assessment: ArchivedYear | null;
  readonly period: string;
  readonly asOf: string;
  readonly mask: MaskingLevel;
  readonly policy: SameIdPolicy;
}

const RULES = 'inputs/rules.json';
const CALENDAR = 'inputs/calendar.json';
const TEMPLATE = 'inputs/template.json';
const DECISIONS = 'inputs/decisions.json';
export const SCHEME = 'inputs/assessment-scheme.json';
export const ENTRIES = 'inputs/assessment-entries.json';

export const rulesHash = (rules: RuleSet): string => digestOf(bytesOf(canonicalRuleSet(rules)));

const templateText = (template: Template): string => jsonText(JSON.parse(canonicalJson(template)));

/** Scheme and entries as they are written, whatever their file looked like: spaces change no hash. */
export const yearInputs = (
  assessment: ArchivedYear | null,
): readonly (readonly [name: string, bytes: Uint8Array])[] =>
  assessment === null
    ? []
    : [
        [SCHEME, bytesOf(schemeText(assessment.scheme))],
        [ENTRIES, bytesOf(entriesText(assessment.entries))],
      ];

/** Where the reading of a table lies. */
export const readingEntry = (no: number): string => `inputs/readings/${String(no)}.json`;

/** In the order of the list of the archive. */
export const basisEntries = (
  { rules, calendar, template, decisions, assessment }: ArchiveBasis,
  readings: ReadonlyMap<number, Profile>,
): Map<string, Uint8Array> =>
  new Map([
    [RULES, bytesOf(jsonText(JSON.parse(canonicalRuleSet(rules))))],
    [CALENDAR, bytesOf(calendarText(calendar.calendar))],
    [TEMPLATE, bytesOf(templateText(template))],
    ...(decisions === null ? [] : [[DECISIONS, decisions] as const]),
    ...yearInputs(assessment),
    ...[...readings].map(([no, profile]) => [readingEntry(no), bytesOf(profileText(profile))] as const),
  ]);

type BasisFacts = Omit<ArchiveManifest, 'format' | 'version' | 'files' | 'tables'>;

/** What the manifest says of them. */
export const basisFacts = (basis: ArchiveBasis, entries: Entries): BasisFacts => {
  const { rules, calendar, template, decisions, assessment } = basis;
  const hash = (name: string): string => digestOf(entries.get(name) ?? new Uint8Array());
  return {
    period: basis.period,
    asOf: basis.asOf,
    mask: basis.mask,
    policy: basis.policy,
    ruleSet: { id: rules.id, version: rules.version, hash: rulesHash(rules) },
    calendar: { id: calendar.id, version: calendar.calendar.version, hash: hash(CALENDAR) },
    decisions: decisions === null ? null : digestOf(decisions),
    template: { version: template.version, hash: hash(TEMPLATE) },
    ...(assessment === null ? {} : { assessment: { scheme: hash(SCHEME), entries: hash(ENTRIES) } }),
  };
};

const Ruled = v.looseObject({ extends: v.optional(v.nullable(v.string()), null) });

/** Inheritance has been resolved when it was kept: it is complete by itself, whatever its parent says by now. */
const keptRules = (json: unknown, file: string): RuleSet => {
  const given = checkDataFile(Ruled, json, file);
  return { ...parseRuleSet({ ...given, extends: null }, file), extends: given.extends };
};

const bytesIn = ({ file, entries }: OpenedArchive, name: string): Uint8Array => {
  const found = entries.get(name);
  if (found === undefined) throw new ArchiveEntryMissingError({ file, name, sha256: '' });
  return found;
};

const jsonIn = (archive: OpenedArchive, name: string): unknown =>
  jsonOf(textOf(bytesIn(archive, name)), `${archive.file}: ${name}`);

/** The facts of the manifest must be those of the entries. */
const checkFact = (file: string, name: string, was: string, is: string): void => {
  if (was !== is) throw new ArchiveEntryChangedError({ file, name, was, is });
};

/** Null: the archive is of before there was an assessment, or holds none. */
const yearIn = (archive: OpenedArchive): ArchivedYear | null => {
  const { file, manifest } = archive;
  if (manifest.assessment === undefined) return null;
  checkFact(file, SCHEME, manifest.assessment.scheme, digestOf(bytesIn(archive, SCHEME)));
  checkFact(file, ENTRIES, manifest.assessment.entries, digestOf(bytesIn(archive, ENTRIES)));
  return {
    scheme: readScheme(jsonIn(archive, SCHEME), `${file}: ${SCHEME}`),
    entries: parseEntries(jsonIn(archive, ENTRIES), `${file}: ${ENTRIES}`),
  };
};

/** @throws ArchiveEntryMissingError, ArchiveEntryChangedError, InvalidDataFileError naming the entry. */
export const readBasis = (archive: OpenedArchive): ArchiveBasis => {
  const { file, manifest } = archive;
  const at = (name: string): string => `${file}: ${name}`;
  const rules = keptRules(jsonIn(archive, RULES), at(RULES));
  checkFact(file, RULES, manifest.ruleSet.hash, rulesHash(rules));
  checkFact(file, CALENDAR, manifest.calendar.hash, digestOf(bytesIn(archive, CALENDAR)));
  checkFact(file, TEMPLATE, manifest.template.hash, digestOf(bytesIn(archive, TEMPLATE)));
  const decisions = manifest.decisions === null ? null : bytesIn(archive, DECISIONS);
  checkFact(file, DECISIONS, manifest.decisions ?? '', decisions === null ? '' : digestOf(decisions));
  const { period, asOf, mask, policy } = manifest;
  return {
    ...{ rules, decisions, period, asOf, mask, policy },
    calendar: {
      id: manifest.calendar.id,
      calendar: parseKeptCalendar(jsonIn(archive, CALENDAR), at(CALENDAR)),
    },
    template: parseTemplate(jsonIn(archive, TEMPLATE), at(TEMPLATE)),
    assessment: yearIn(archive),
  };
};

/** What was said about a table. @throws as `readBasis`. */
export const readReading = (archive: OpenedArchive, entry: string): Profile =>
  parseProfile(jsonIn(archive, entry), `${archive.file}: ${entry}`);
