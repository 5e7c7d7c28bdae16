/** What a spot check was drawn from and by, name and value: the same on every paper. */
import { m } from '../i18n/paraglide/messages';
import { groupLabel, term, wordsOf } from '../i18n/words';
import type { SpotCheck } from '../reports/sample/check-types';

/** So much of a key tells two of them apart by eye. */
export const KEY_SHOWN = 12;

export type Pair = readonly [string, string];
type DrawFile = SpotCheck['draw'];

export const listed = (words: readonly string[]): string =>
  words.length === 0 ? m.paper_none() : words.join('、');

export const batchOf = ({ seed, seed_parts: parts }: DrawFile): string => parts?.batch ?? seed;

/** What it was drawn from and how: with this and the data anybody draws it again. */
export const drawFacts = (draw: DrawFile): readonly Pair[] => {
  const { population } = draw;
  return [
    [m.paper_batch(), draw.seed_parts?.batch ?? m.paper_none()],
    [m.paper_n(), String(draw.n)],
    [m.paper_seed(), draw.seed],
    [m.paper_size(), String(population.size)],
    [m.paper_hash(), population.sha256],
    [m.paper_period(), population.period ?? m.paper_all_periods()],
    [m.paper_as_of(), population.as_of],
    [m.paper_strata(), draw.strata === 'unit' ? m.sample_by_unit() : m.sample_by_risk()],
    [m.paper_boost(), String(draw.boost)],
    [
      m.paper_filters(),
      [
        ...population.filters.map(({ by, name }) => `${term(by)} ${groupLabel(name)}`),
        ...(population.state === 'any'
          ? []
          : [wordsOf(`sample_state_${population.state}`) ?? population.state]),
        ...population.risks.map((risk) => wordsOf(`sample_risk_${risk}`) ?? risk),
      ].join('、') || m.paper_no_filters(),
    ],
    [m.paper_excluded(), listed(population.excluded_units)],
    [m.paper_left_out(), String(population.left_out.length)],
  ];
};

/** Rules, calendar, files and masking, with what the list says of the draw. */
export const basisFacts = ({ draw, mask }: SpotCheck): readonly Pair[] => [
  ...drawFacts(draw),
  [m.paper_rules(), `${draw.rules.id} ${draw.rules.version} ${draw.rules.hash}`],
  [m.paper_calendar(), `${draw.calendar.id} ${draw.calendar.version}`],
  ...draw.files.map(({ file, sha256 }): Pair => [m.paper_file(), `${file} ${sha256}`]),
  [m.paper_mask_level(), mask === 'external' ? m.paper_masked() : m.paper_named()],
];
