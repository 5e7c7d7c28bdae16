/** The choices of a spot check besides its scope, in the address of its page; the seed and the list never are. */
import {
  SAMPLE_RISKS,
  SAMPLE_STATES,
  SAMPLE_STRATA,
  type SampleRisk,
  type SampleState,
  type SampleStrata,
} from '../domain/sample-choices';

export interface SampleChoices {
  readonly state: SampleState;
  readonly risks: readonly SampleRisk[];
  readonly strata: SampleStrata;
  readonly boost: number;
  readonly n: number;
  /** Keys of the units that are not drawn. */
  readonly without: readonly number[];
  /** Earlier draws that are loaded count: their cases are left out. */
  readonly fresh: boolean;
}

const FIRST_N = 60;
export const MOST_N = 1000;
export const MOST_BOOST = 20;

const named = <T extends string>(names: readonly T[], text: string | null): T | null =>
  names.find((name) => name === text) ?? null;

const between = (text: string | null, most: number, otherwise: number): number => {
  const number = /^\d{1,6}$/.test(text ?? '') ? Number(text) : 0;
  return number >= 1 && number <= most ? number : otherwise;
};

/** What cannot be read is the first of its kind. */
export const readSampleChoices = ({ searchParams: params }: URL): SampleChoices => ({
  state: named(SAMPLE_STATES, params.get('state')) ?? 'any',
  risks: SAMPLE_RISKS.filter((risk) => (params.get('risk') ?? '').split(' ').includes(risk)),
  strata: named(SAMPLE_STRATA, params.get('strata')) ?? 'unit',
  boost: between(params.get('boost'), MOST_BOOST, 1),
  n: between(params.get('n'), MOST_N, FIRST_N),
  without: (params.get('without') ?? '')
    .split(' ')
    .filter((key) => /^\d{1,9}$/.test(key))
    .map(Number),
  fresh: params.get('fresh') !== '0',
});

/** Added to the scope of `params`, which it changes. */
export function writeSampleChoices(params: URLSearchParams, choices: SampleChoices): URLSearchParams {
  params.set('state', choices.state);
  params.set('strata', choices.strata);
  params.set('n', String(choices.n));
  if (choices.risks.length > 0) params.set('risk', choices.risks.join(' '));
  if (choices.strata === 'unit,risk' && choices.boost > 1) params.set('boost', String(choices.boost));
  if (choices.without.length > 0) params.set('without', choices.without.join(' '));
  if (!choices.fresh) params.set('fresh', '0');
  return params;
}
