/**
 * Who must stand on which list at the cut-off, and beside them who must not: written down by hand from the stories, each
 * person in a section of their own.
 */
import { sectionOf, type Cast, type Part } from './people';

/** One subject of one list under a rule set. `step` 0 = none; `forward`: what open facts would reach; `suggested`: AC-05, AC-06. */
export type CandidateAnswer = {
  readonly ruleSet: string;
  readonly list: string;
  readonly kind: 'person' | 'section' | 'unit';
  readonly subject: string;
  readonly step: number;
  readonly forward: number | null;
  readonly suggested: number | null;
};

type More = { readonly forward?: number; readonly suggested?: number };
type Standing = readonly [part: Part, step: number, more?: More];

/** Persons by rule set and list. */
const PERSONS: Readonly<Record<string, readonly Standing[]>> = {
  'xinhui-2012 cp-02': [
    ...([
      ['twice upheld', 2],
      ['once upheld', 0],
      ['five upheld', 3],
      ['four upheld', 2],
    ] as const),
    ...([
      ['mitigated', 2, { suggested: 1 }],
      ['not mitigated', 2],
    ] as const),
    ...([
      ['obstructed', 1, { suggested: 2 }],
      ['not obstructed', 1],
    ] as const),
    ...([
      ['exempt', 0],
      ['tolerated', 0],
      ['out of scope', 0],
    ] as const),
  ],
  'xinhui-2012 cp-03': [
    ['five upheld', 1],
    ['four upheld', 0],
  ],
  'xinhui-2012 cp-04-person': [
    ['repeat and late', 2],
    ['no repeat', 0],
  ],
  'xinhui-2012 cp-14-person': [
    ['adverse', 1],
    ['serious', 1],
    ['no consequence', 0],
  ],
  'xinhui-2012 cd-01-person': [
    ['three red', 1],
    ['red revoked', 1],
    ['revoked only', 0],
  ],
  'xinhui-2012 sp-05': [
    ['misconduct', 1],
    ['other behaviour', 0],
    ['misconduct over two years', 1],
  ],
  'xinhui-2012 sp-06-repeat': [
    ['misconduct twice', 1],
    ['misconduct over two years', 0],
  ],
  'xinhui-2012 sp-06-damage': [
    ['grave', 1],
    ['misconduct', 0],
  ],
  'town-2010 cp-06': [
    ['three breaches', 3],
    ['breach dismissed', 0],
    ['one fact twice', 1],
  ],
  'town-2010 cp-07': [
    ['failed twice', 2],
    ['no consequence', 1],
    ['under review', 0, { forward: 1 }],
    ['exempt', 0],
  ],
  'town-2010 cp-08': [
    ['handed over', 1],
    ['handed over approved', 0],
    ['adverse', 2],
    ['serious', 3],
  ],
  'town-2010 cp-13': [
    ['integrity', 1],
    ['integrity dismissed', 0],
  ],
  'window-hall cp-09-hall': [
    ['no consequence', 1],
    ['adverse', 2],
    ['serious', 3],
    ['under review', 0, { forward: 1 }],
    ['exempt', 0],
  ],
  'bureau-2021 cp-09-bureau': [
    ['no consequence', 1],
    ['adverse', 2],
    ['serious', 3],
    ['under review', 0, { forward: 1 }],
    ['exempt', 0],
  ],
  'bureau-2021 cp-16': [
    ['adverse', 2],
    ['serious', 3],
    ['under review', 0, { forward: 1 }],
    ['exempt', 0],
  ],
  'county-2022 sp-07-person': [
    ['exposed', 1],
    ['other behaviour', 0],
  ],
  'inspection-rule sp-12': [
    ['exposed', 1],
    ['grave', 2],
    ['other behaviour', 0],
  ],
};

/** Sections, each by the person who works there. */
const SECTIONS: Readonly<Record<string, readonly Standing[]>> = {
  'xinhui-2012 cp-04-section': [
    ['repeat and late', 2],
    ['no repeat', 0],
  ],
  'xinhui-2012 cp-14-section': [
    ['adverse', 1],
    ['no consequence', 0],
  ],
  'xinhui-2012 cd-01-section': [
    ['three red', 1],
    ['revoked only', 0],
  ],
  'xinhui-2012 cd-02': [
    ['three red', 1],
    ['red revoked', 0],
  ],
  'xinhui-2012 ac-12': [
    ['not pursued twice', 1],
    ['not pursued once', 0],
  ],
  'xinhui-2012 ac-18': [
    ['form late', 1],
    ['form on the last day', 0],
  ],
  'lufeng-2008 as-15': [
    ['targets missing', 0, { forward: 1 }],
    ['general alike', 0],
  ],
};

/** Units by name; a unit that owes something only stands there if that is confirmed. */
const UNITS: Readonly<Record<string, readonly (readonly [string, number, More?])[]>> = {
  'xinhui-2012 ev-06': [
    ['水利局', 0, { forward: 1 }],
    ['环境监察大队', 0],
  ],
  'county-2022 sp-13': [
    ['环境监察大队', 0, { forward: 1 }],
    ['水利局', 0],
  ],
  'county-2022 sp-07-unit': [
    ['司法局', 1],
    ['档案局', 0],
  ],
  'bureau-2021 cp-15': [
    ['司法局', 2],
    ['档案局', 0],
  ],
  'lufeng-2008 cp-15': [
    ['司法局', 2],
    ['档案局', 0],
  ],
};

function answersOf<T>(
  lists: Readonly<Record<string, readonly (readonly [T, number, More?])[]>>,
  kind: CandidateAnswer['kind'],
  named: (subject: T) => string,
): CandidateAnswer[] {
  return Object.entries(lists).flatMap(([key, standings]) => {
    const [ruleSet = '', list = ''] = key.split(' ');
    return standings.map(([subject, step, more = {}]) => ({
      ruleSet,
      list,
      kind,
      subject: named(subject),
      step,
      forward: more.forward ?? null,
      suggested: more.suggested ?? null,
    }));
  });
}

/** All of them. */
export const candidateAnswers = (cast: Cast): CandidateAnswer[] => [
  ...answersOf(PERSONS, 'person', (part) => cast(part).officer.id),
  ...answersOf(SECTIONS, 'section', (part) => sectionOf(cast(part))),
  ...answersOf(UNITS, 'unit', (name) => name),
];
