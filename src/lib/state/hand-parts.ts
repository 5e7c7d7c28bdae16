/** The parts of a hand-over: where each lies here, whether one that comes is new, and how it is taken in. */
import { bytesOf, digestOf, textOf } from '../documents/archive/sealed';
import type { HandPart } from '../documents/handover';
import type { HandKind, HandStanding } from '../domain/hand-kinds';
import { jsonOf } from '../domain/data-file';
import { parseProfile } from '../domain/profile';
import { ownRuleSet } from '../domain/rule-set';
import { parseDecisions } from '../rules/decisions';
import type { Session } from './context';
import { readViews, viewsText, type SavedViews } from './saved-views.svelte';

/** What it needs of its tab; the original files come from the archive's desk. */
export interface HandSource {
  readonly session: Pick<
    Session,
    | 'rules'
    | 'profiles'
    | 'calendars'
    | 'assessing'
    | 'decisions'
    | 'files'
    | 'failures'
    | 'load'
    | 'archives'
  >;
  readonly views: Pick<SavedViews, 'list' | 'put'>;
}

export interface HandChoices {
  /** What people decided and entered about people. */
  readonly withDecisions: boolean;
  /** The loaded files as they are. */
  readonly withData: boolean;
}

const partOf = (kind: HandKind, name: string, text: string): HandPart => ({
  ...{ kind, name },
  bytes: bytesOf(text),
});

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const settings = ({ session: { rules, profiles, calendars, assessing }, views }: HandSource): HandPart[] => [
  ...rules.shelf.own.flatMap(({ id, versions }) =>
    versions.map((one) => partOf('rules', `${id} ${one.version}`, json(one))),
  ),
  ...calendars.parts.map((one, at) => partOf('calendar', `calendar-${String(at + 1)}`, calendars.text(one))),
  ...profiles.list.map(({ id, name }) => partOf('profile', name, profiles.text(id))),
  partOf('scheme', assessing.scheme.title, assessing.text()),
  ...(views.list.length === 0 ? [] : [partOf('views', 'views', viewsText(views.list))]),
  partOf('rules_in_force', rules.current.id, json({ id: rules.current.id })),
];

const decided = ({ session: { assessing, decisions } }: HandSource): HandPart[] => [
  ...(assessing.entries === null
    ? []
    : [partOf('entries', assessing.entries.year, assessing.entriesText(assessing.entries.year))]),
  ...(decisions.list.length === 0 ? [] : [partOf('decisions', 'decisions', decisions.text())]),
];

/** @throws OriginalGoneError for a file that is not at hand. */
export const gathered = async (source: HandSource, choices: HandChoices): Promise<readonly HandPart[]> => {
  const data = choices.withData ? await source.session.archives.originals() : [];
  return [
    ...settings(source),
    ...data.map(({ name, content }): HandPart => ({ kind: 'data', name, bytes: content })),
    ...(choices.withDecisions ? decided(source) : []),
  ];
};

const sameOr = (isSame: boolean, otherwise: HandStanding): HandStanding => (isSame ? 'same' : otherwise);

/** Compared with what lies here now. @throws InvalidDataFileError for a part that cannot be read. */
export const standingOf = (source: HandSource, { kind, name, bytes }: HandPart): HandStanding => {
  const { session, views } = source;
  const { rules, profiles, calendars, assessing, decisions, files } = session;
  const text = kind === 'data' ? '' : textOf(bytes);
  switch (kind) {
    case 'rules': {
      const { id, version } = ownRuleSet(jsonOf(text, name), name);
      const known = rules.shelf.own
        .find((one) => one.id === id)
        ?.versions.find((one) => one.version === version);
      return known === undefined ? 'new' : sameOr(json(known) === text, 'replaces');
    }
    case 'calendar':
      return sameOr(
        calendars.parts.some((one) => calendars.text(one) === text),
        'merges',
      );
    case 'profile': {
      const { id, signature } = parseProfile(jsonOf(text, name), name);
      const known = profiles.list.find(
        (one) => one.id === id || (signature !== '' && one.signature === signature),
      );
      return known === undefined ? 'new' : sameOr(profiles.text(known.id) === text, 'replaces');
    }
    case 'scheme':
      return sameOr(assessing.text() === text, 'replaces');
    case 'views': {
      const here = new Map(views.list.map((one) => [one.name, one.address]));
      const coming = readViews(text);
      const changed = coming.some((one) => (here.get(one.name) ?? one.address) !== one.address);
      return sameOr(
        coming.every((one) => here.get(one.name) === one.address),
        changed ? 'replaces' : 'merges',
      );
    }
    case 'rules_in_force':
      return sameOr(rules.current.id === name, 'replaces');
    case 'data':
      return sameOr(
        files.some(({ sha256 }) => sha256 === digestOf(bytes)),
        'new',
      );
    case 'entries':
      if (assessing.entries === null) return 'new';
      return sameOr(assessing.entriesText(assessing.entries.year) === text, 'replaces');
    case 'decisions': {
      const known = new Set(decisions.list.map((one) => JSON.stringify(one)));
      const coming = parseDecisions(jsonOf(text, name), name);
      return sameOr(
        coming.every((one) => known.has(JSON.stringify(one))),
        'merges',
      );
    }
    default:
      return kind satisfies never;
  }
};

/** A file that is loaded, or that waits for an answer on the page of the data. */
const takeData = async ({ session }: HandSource, { name, bytes }: HandPart): Promise<'taken' | 'asking'> => {
  await session.load([new File([bytes.slice()], name)]);
  if (session.files.some(({ sha256 }) => sha256 === digestOf(bytes))) return 'taken';
  const [failure] = session.failures;
  if (failure !== undefined) throw failure.error;
  return 'asking';
};

const takeRules = async ({ session: { rules } }: HandSource, id: string): Promise<void> => {
  await rules.choose(id);
  if (rules.current.id !== id && rules.refused !== null) throw rules.refused.error;
};

/** @throws what its desk throws, in its words. */
export const takePart = async (source: HandSource, part: HandPart): Promise<'taken' | 'asking'> => {
  const { kind, name, bytes } = part;
  const { session, views } = source;
  const text = kind === 'data' ? '' : textOf(bytes);
  switch (kind) {
    case 'rules':
      session.rules.shelf.takeIn(text, name);
      break;
    case 'calendar':
      await session.calendars.takeIn(text, name);
      break;
    case 'profile':
      await session.profiles.takeIn(text, name);
      break;
    case 'scheme':
    case 'entries':
      session.assessing.takeIn(text, name);
      break;
    case 'views':
      for (const view of readViews(text)) views.put(view.name, view.address);
      break;
    case 'data':
      return takeData(source, part);
    case 'rules_in_force':
      await takeRules(source, name);
      break;
    case 'decisions':
      session.decisions.takeIn(text, name);
      break;
    default:
      kind satisfies never;
  }
  return 'taken';
};
