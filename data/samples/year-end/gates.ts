/** Persons whom a ladder of 002 bars from honours, counted from what was planted (AS-05; CP-02, CP-04, CP-14, SP-05). */
import { AS_OF, civilOf, type Day } from '../civil';
import type { PlantedComplaint } from '../complaints';
import { complaintKeys, MISSING } from '../keys';
import type { Cast, Part } from '../plants/people';
import { ASSESSED_YEAR } from '../tally';

/** A person by key of the tallies, and how many facts of the year counted. */
type Facts = ReadonlyMap<string, number>;

/** A gate as one line. */
export type Gate = {
  readonly rule: string;
  readonly clause: string;
  readonly records: number;
  readonly document: string;
};

/** 002 第十六条, as the paper says it. */
const CLAUSES = {
  once: '002 第十六条（一）：一次，尚未构成违纪的诫勉谈话、不能评优',
  twice: '002 第十六条（一）：两次，考核不称职并强制培训',
  replies: '002 第十六条（六）：两次以上，取消当年评先评优资格',
  harm: '002 第十六条（四）：造成不良影响和后果，通报批评、取消当年评先评优资格',
  conduct: '002 第十六条（二）：通报批评、诫勉谈话、不能评优',
} as const;

/** Complaints that excuse: exempt, tolerated, of another body. */
const EXCUSED: readonly Part[] = ['exempt', 'tolerated', 'out of scope'];
/** Findings of misconduct in the year. */
const CONDUCT: readonly (readonly [Part, number])[] = [
  ['misconduct', 1],
  ['misconduct twice', 2],
  ['misconduct over two years', 1],
  ['grave', 1],
  ['worker', 1],
  ['contract', 1],
];
/** Late cases without a ground that had consequences. */
const HARM: readonly Part[] = ['adverse', 'serious'];

const inYear = (day: Day): boolean => day <= AS_OF && civilOf(day).year === ASSESSED_YEAR;

function isReplyLate({ received, replied }: PlantedComplaint): boolean {
  const due = received.day + 7;
  return replied === null ? due < AS_OF : replied.day > due;
}

function count(
  complaints: readonly PlantedComplaint[],
  excused: ReadonlySet<string>,
  factsOf: (complaint: PlantedComplaint) => number,
): Facts {
  const facts = new Map<string, number>();
  for (const one of complaints) {
    const { officer } = complaintKeys(one);
    if (officer === MISSING || excused.has(officer) || one.received.day > AS_OF) continue;
    facts.set(officer, (facts.get(officer) ?? 0) + factsOf(one));
  }
  return facts;
}

const excusedOf = (cast: Cast): ReadonlySet<string> => new Set(EXCUSED.map((part) => cast(part).officer.id));

const upheldInYear = ({ received, verdict }: PlantedComplaint): number =>
  verdict === 'upheld' && inYear(received.day) ? 1 : 0;

/** Repeats count on the day they came, late replies on the day they were due. */
const conductInYear = (one: PlantedComplaint): number =>
  (one.repeat && inYear(one.received.day) ? 1 : 0) +
  (isReplyLate(one) && inYear(one.received.day + 7) ? 1 : 0);

const gate = (rule: string, clause: string, records: number): Gate => ({
  rule,
  clause,
  records,
  document: '',
});

/** Gates by person, in the order of the ladders. */
export function personGates(complaints: readonly PlantedComplaint[], cast: Cast): Map<string, Gate[]> {
  const gates = new Map<string, Gate[]>();
  const put = (person: string, one: Gate): void => {
    gates.set(person, [...(gates.get(person) ?? []), one]);
  };
  const excused = excusedOf(cast);
  for (const [person, n] of count(complaints, excused, upheldInYear))
    if (n >= 1) put(person, gate('CP-02', CLAUSES.once, 1));
  for (const [person, n] of count(complaints, excused, conductInYear))
    if (n >= 2) put(person, gate('CP-04', CLAUSES.replies, n));
  for (const part of HARM) put(cast(part).officer.id, gate('CP-14', CLAUSES.harm, 1));
  for (const [part, n] of CONDUCT) put(cast(part).officer.id, gate('SP-05', CLAUSES.conduct, n));
  return gates;
}

/** Persons with two upheld complaints in the year: training is proposed (CP-02), on the records that reached the step. */
export function toTrain(complaints: readonly PlantedComplaint[], cast: Cast): string[] {
  return [...count(complaints, excusedOf(cast), upheldInYear)].flatMap(([person, n]) =>
    n >= 2 ? [person] : [],
  );
}

/** What a line of 离岗培训 by complaints rests on. */
export const TRAINING: Gate = gate('CP-02', CLAUSES.twice, 2);

/** `rule clause document` or `rule clause records`, as the product's table writes it. */
export const gateText = ({ rule, clause, document, records }: Gate): string =>
  [rule, clause, document, records === 0 ? '' : String(records)].filter((part) => part !== '').join(' ');
