/**
 * A rule set as somebody fills it in: its own file, in which a clause may still be empty or a day wrong. It extends another
 * set and holds only what it says otherwise; what it takes over comes with all its dates, because it replaces them.
 */
import * as v from 'valibot';
import { checkDataFile } from './data-file';
import { Ladder, Step } from './ladder';
import { addDays, isLocalDate } from './local-date';
import { parameterName } from './rule-parameters';
import { laddersById, parametersByName } from './rule-diff';
import { Parameter, type RuleParameter, type RuleSet } from './rule-set';

const DraftStep = v.object({ ...Step.entries, clause: v.string() });
const DraftSchema = v.object({
  id: v.string(),
  version: v.string(),
  title: v.object({ zh: v.string(), en: v.string() }),
  extends: v.string(),
  note: v.string(),
  /** Not the next version of a set that is kept: its id can still be chosen. */
  isNew: v.boolean(),
  parameters: v.array(
    v.object({
      ...Parameter.entries,
      clause: v.string(),
      valid_from: v.string(),
      valid_to: v.nullable(v.string()),
    }),
  ),
  ladders: v.array(
    v.object({
      ...Ladder.entries,
      steps: v.array(DraftStep),
      clause: v.string(),
      valid_from: v.string(),
      valid_to: v.nullable(v.string()),
    }),
  ),
});

export type RuleDraft = Readonly<v.InferOutput<typeof DraftSchema>>;
export type DraftLadder = RuleDraft['ladders'][number];

/** A draft that was kept. @throws InvalidDataFileError when it is none of this version. */
export const readDraft = (json: unknown, name: string): RuleDraft => checkDataFile(DraftSchema, json, name);

/** 1.0.9 → 1.0.10; a version that ends in no number gets one. */
export const nextVersion = (version: string): string => {
  const [, head = '', last] = /^(.*?)(\d+)$/.exec(version) ?? [];
  return last === undefined ? `${version}.1` : `${head}${String(Number(last) + 1)}`;
};

/** The first of `…-own`, `…-own-2` that is free. */
const freeId = (parent: string, taken: readonly string[]): string => {
  const wanted = `${parent.slice(0, 40)}-own`;
  const ids = [wanted, ...taken.map((_, at) => `${wanted}-${String(at + 2)}`)];
  return ids.find((id) => !taken.includes(id)) ?? wanted;
};

/** A set that extends another one and says nothing of its own yet. */
export const draftUnder = (
  parent: RuleSet,
  suffix: RuleDraft['title'],
  taken: readonly string[],
): RuleDraft => ({
  id: freeId(parent.id, taken),
  version: '1.0.0',
  title: { zh: `${parent.title.zh}${suffix.zh}`, en: `${parent.title.en}${suffix.en}` },
  extends: parent.id,
  note: '',
  isNew: true,
  parameters: [],
  ladders: [],
});

/** The next version of an own set, from its own file. */
export const draftFrom = (own: RuleSet): RuleDraft => ({
  ...own,
  extends: own.extends ?? 'base',
  version: nextVersion(own.version),
  note: '',
  isNew: false,
});

/** The file that the draft would be. */
export function fileOf(draft: RuleDraft): unknown {
  const { id, version, title, parameters, ladders } = draft;
  const note = draft.note.trim();
  const file = { id, version, title, extends: draft.extends, parameters, ladders };
  return note === '' ? file : { ...file, note };
}

/** The last of what is in force is what somebody is about to change: by which clause is theirs to say. */
const toBeCited = <T extends { readonly clause: string }>(entries: readonly T[]): T[] =>
  entries.map((entry, at) => (at === entries.length - 1 ? { ...entry, clause: '' } : entry));

/** Takes a parameter over from the parent. */
export const withParameter = (draft: RuleDraft, parent: RuleSet, name: string): RuleDraft => ({
  ...draft,
  parameters: [...draft.parameters, ...toBeCited(parametersByName(parent).get(name) ?? [])],
});

export const withLadder = (draft: RuleDraft, parent: RuleSet, id: string): RuleDraft => ({
  ...draft,
  ladders: [...draft.ladders, ...toBeCited(laddersById(parent).get(id) ?? [])],
});

export const withoutParameter = (draft: RuleDraft, name: string): RuleDraft => ({
  ...draft,
  parameters: draft.parameters.filter(({ rule_id, key }) => parameterName(rule_id, key) !== name),
});

export const withoutLadder = (draft: RuleDraft, id: string): RuleDraft => ({
  ...draft,
  ladders: draft.ladders.filter((ladder) => ladder.id !== id),
});

const changed = <T>(all: readonly T[], at: number, to: Partial<T>): T[] =>
  all.map((one, no) => (no === at ? { ...one, ...to } : one));

export const changeParameter = (draft: RuleDraft, at: number, to: Partial<RuleParameter>): RuleDraft => ({
  ...draft,
  parameters: changed(draft.parameters, at, to),
});

export const changeLadder = (draft: RuleDraft, at: number, to: Partial<DraftLadder>): RuleDraft => ({
  ...draft,
  ladders: changed(draft.ladders, at, to),
});

interface Dated {
  readonly clause: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

/** The entry ends the day before, and the same holds from that day on, to be changed. Nothing happens for a day outside it. */
const split = <T extends Dated>(all: readonly T[], at: number, on: string): readonly T[] => {
  const entry = all[at];
  if (entry === undefined || !isLocalDate(on) || on <= entry.valid_from) return all;
  if (entry.valid_to !== null && on > entry.valid_to) return all;
  const halves = [
    { ...entry, valid_to: addDays(on, -1) },
    { ...entry, valid_from: on, clause: '' },
  ];
  return [...all.slice(0, at), ...halves, ...all.slice(at + 1)];
};

export const splitParameter = (draft: RuleDraft, at: number, on: string): RuleDraft => ({
  ...draft,
  parameters: [...split(draft.parameters, at, on)],
});

export const splitLadder = (draft: RuleDraft, at: number, on: string): RuleDraft => ({
  ...draft,
  ladders: [...split(draft.ladders, at, on)],
});
