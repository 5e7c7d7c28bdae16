/** What speaks against a draft of a rule set, field by field: by the validation of the files, asked for each entry apart. */
import { AppError } from './errors';
import { parameterName, RULE_PARAMETERS } from './rule-parameters';
import { fileOf, type RuleDraft } from './rule-draft';
import { parseRuleSet, type RuleSetLibrary } from './rule-set';

/** `field` as in the file, below its entry: `clause`, `steps.1.from`. */
export interface DraftFault {
  readonly field: string;
  readonly reason: string;
}

export interface DraftFaults {
  /** Of id, version, title and parent. */
  readonly head: DraftFault | null;
  /** By place in the draft. */
  readonly parameters: ReadonlyMap<number, DraftFault>;
  readonly ladders: ReadonlyMap<number, DraftFault>;
  /** None at all. */
  readonly isSound: boolean;
}

const faultOf = (draft: RuleDraft, library: RuleSetLibrary): AppError | null => {
  try {
    parseRuleSet(fileOf(draft), draft.id, library);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
};

/** `parameters.2.clause` of the third of a slice becomes `clause` of its place in the draft. */
const placed = (error: AppError | null): { readonly at: number; readonly fault: DraftFault } | null => {
  if (error === null) return null;
  const path = String(error.params['path'] ?? '');
  const [, at = '0', field = path] = /^(?:parameters|ladders)\.(\d+)\.(.*)$/.exec(path) ?? [];
  return { at: Number(at), fault: { field, reason: String(error.params['reason'] ?? error.code) } };
};

/** One fault of each entry; those of one name are asked together, for their days. */
const faultsOf = (
  names: readonly string[],
  check: (places: readonly number[]) => AppError | null,
): ReadonlyMap<number, DraftFault> => {
  const found = new Map<number, DraftFault>();
  for (const [at] of names.entries()) {
    const alone = placed(check([at]));
    if (alone !== null) found.set(at, alone.fault);
  }
  for (const name of new Set(names)) {
    const places = names.flatMap((one, at) => (one === name ? [at] : []));
    const together = places.length > 1 ? placed(check(places)) : null;
    const at = together === null ? undefined : places[together.at];
    if (together !== null && at !== undefined && !found.has(at)) found.set(at, together.fault);
  }
  return found;
};

const pick = <T>(all: readonly T[], places: readonly number[]): T[] =>
  all.filter((_, at) => places.includes(at));

/** What a draft must not be called. */
export interface Taken {
  readonly ids: readonly string[];
  /** Of the set whose next version it is. */
  readonly versions: readonly string[];
}

const takenFault = ({ id, version }: RuleDraft, { ids, versions }: Taken): DraftFault | null => {
  if (ids.includes(id)) return { field: 'id', reason: 'identifier_taken' };
  return versions.includes(version) ? { field: 'version', reason: 'version_saved' } : null;
};

export function draftFaults(draft: RuleDraft, library: RuleSetLibrary, taken: Taken): DraftFaults {
  const bare: RuleDraft = { ...draft, parameters: [], ladders: [] };
  const names = draft.parameters.map(({ rule_id, key }) => parameterName(rule_id, key));
  const parameters = faultsOf(names, (places) =>
    faultOf({ ...bare, parameters: pick(draft.parameters, places) }, library),
  );
  const ladders = faultsOf(
    draft.ladders.map(({ id }) => id),
    (places) => faultOf({ ...bare, ladders: pick(draft.ladders, places) }, library),
  );
  const head = takenFault(draft, taken) ?? placed(faultOf(bare, library))?.fault ?? null;
  return { head, parameters, ladders, isSound: head === null && parameters.size + ladders.size === 0 };
}

/** How a value is typed in. */
export type ParameterKind =
  | { readonly kind: 'number' | 'yes_no' | 'words' | 'levels' }
  | { readonly kind: 'choice'; readonly options: readonly (string | number)[] };

const isOption = (one: unknown): one is string | number => typeof one === 'string' || typeof one === 'number';

export function kindOf(name: string): ParameterKind {
  const schema = RULE_PARAMETERS.get(name);
  if (schema === undefined) return { kind: 'words' };
  if ('options' in schema && Array.isArray(schema.options))
    return { kind: 'choice', options: schema.options.filter(isOption) };
  if (schema.type === 'boolean') return { kind: 'yes_no' };
  if (schema.type === 'array') return { kind: name.startsWith('EV-02 ') ? 'levels' : 'words' };
  return { kind: 'number' };
}
