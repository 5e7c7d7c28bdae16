/**
 * The persons of the rule plants: each in a section of its own, so that nothing else of the county counts for or against
 * them, and a candidate can be told by counting what was planted.
 */
import type { Officer, Unit } from '../county';
import { itemAt } from '../seed';
import { STEMS, SURNAMES } from '../words';

/** Somebody with the unit in which they work. */
export type Person = { readonly unit: Unit; readonly officer: Officer };

/** Large units without a planted fact of their own, and none of the group that must stay without places. */
const HOSTS = [
  '市场监督管理局',
  '行政审批服务局',
  '自然资源局',
  '人力资源和社会保障局',
  '综合行政执法局',
  '司法局',
];
/** No other section of the county is called so. */
const OWN_SECTIONS = ['项目股', '调研股', '信息股', '代办股', '协调股', '回访股', '保障股', '联络股'];
const FIRST_ID = 9001;

/** Everybody who is in a plant, by the part that they play. */
export const PARTS = [
  ...['general', 'general alike', 'head', 'leader', 'worker', 'contract'],
  ...['twice upheld', 'once upheld', 'five upheld', 'four upheld', 'repeat and late', 'no repeat'],
  ...['adverse', 'no consequence', 'three red', 'red revoked', 'revoked only', 'serious'],
  ...['misconduct', 'other behaviour', 'misconduct twice', 'misconduct over two years', 'grave', 'exposed'],
  ...[
    'not pursued twice',
    'not pursued once',
    'form late',
    'form on the last day',
    'three breaches',
    'breach dismissed',
  ],
  ...['one fact twice', 'failed twice', 'under review', 'handed over', 'handed over approved', 'integrity'],
  ...['integrity dismissed', 'mitigated', 'not mitigated', 'obstructed', 'exempt', 'tolerated'],
  ...['out of scope', 'exposed before', 'targets missing', 'short', 'enough', 'not obstructed'],
] as const;
/** A part in the plants. */
export type Part = (typeof PARTS)[number];

/** Finds the person who plays a part. */
export type Cast = (part: Part) => Person;

function officerOf(index: number): Officer {
  const surname = itemAt(SURNAMES, (7 * index) % SURNAMES.length);
  const section = itemAt(OWN_SECTIONS, Math.floor(index / HOSTS.length));
  const name = `${surname}${itemAt(STEMS, index % STEMS.length)}和`;
  return { id: String(FIRST_ID + index).padStart(5, '0'), name, section, lateRate: null };
}

/**
 * The cast of the county.
 * @throws RangeError when a host unit is missing.
 */
export function castOf(units: readonly Unit[]): Cast {
  const hosts = HOSTS.map((host) => {
    const unit = units.find(({ name }) => name === host);
    if (unit === undefined) throw new RangeError(`no unit ${host}`);
    return unit;
  });
  const persons = new Map<Part, Person>(
    PARTS.map((part, n) => [part, { unit: itemAt(hosts, n % hosts.length), officer: officerOf(n) }]),
  );
  return (part) => {
    const person = persons.get(part);
    if (person === undefined) throw new RangeError(`nobody plays ${part}`);
    return person;
  };
}

/** Unit, section, name and number under the names that a register gives to these columns. */
export function owned(
  { unit, officer }: Person,
  [unitColumn, sectionColumn, officerColumn]: readonly [string, string, string],
): Record<string, string> {
  return {
    [unitColumn]: unit.name,
    [sectionColumn]: officer.section,
    [officerColumn]: officer.name,
    工号: officer.id,
  };
}

/** A section as the answers name it. */
export const sectionOf = ({ unit, officer }: Person): string => `${unit.name}|${officer.section}`;
