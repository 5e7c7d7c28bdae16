/**
 * 问责措施: what the papers attach to a step, from the lightest to the heaviest, and to whom it may go. The program only
 * proposes them (拟…), each to be verified and approved.
 */
import type { Term } from './terms';

const term = (zh: string, en: string): Term => ({ zh, en });

/** In order of weight: of two steps, the one with the later sanction is the heavier (从一重). */
export const SANCTION_TERMS = {
  commend: term('表彰', 'commendation'),
  remind: term('警示提醒', 'reminder'),
  educate: term('批评教育', 'criticism and education'),
  apologise: term('赔礼道歉', 'apology'),
  admonish: term('谈话告诫', 'admonitory talk'),
  self_criticism: term('书面检查', 'written self-criticism'),
  correct: term('责令纠错', 'order to correct'),
  supervise: term('诫勉督导', 'supervised admonition'),
  criticise: term('通报批评', 'circulated criticism'),
  warn_efficiency: term('效能告诫', 'efficiency warning'),
  admonition: term('诫勉谈话', 'formal admonition'),
  no_honours: term('取消当年评先评优资格', 'no honours this year'),
  quota_cut: term('核减优秀等次名额', 'fewer places for the top grade'),
  inspect: term('专项督查', 'special inspection'),
  train: term('离岗培训', 'training off the post'),
  standby: term('待岗', 'waiting without a post'),
  transfer: term('调离岗位', 'transfer to another post'),
  incompetent: term('年度考核不称职', 'graded incompetent for the year'),
  suspend: term('停职检查', 'suspension'),
  reshuffle: term('调整班子', 'reshuffle of the leadership'),
  refer: term('移送纪检监察', 'referral to discipline inspection'),
  warning: term('警告处分', 'disciplinary warning'),
  discipline: term('纪律处分', 'disciplinary punishment'),
  demote: term('降职', 'demotion'),
  resign: term('责令辞职', 'ordered resignation'),
  dismiss: term('辞退', 'dismissal'),
} as const satisfies Readonly<Record<string, Term>>;

export type Sanction = keyof typeof SANCTION_TERMS;

export const SANCTIONS: readonly Sanction[] = Object.keys(SANCTION_TERMS).filter(
  (name): name is Sanction => name in SANCTION_TERMS,
);

const WEIGHT: ReadonlyMap<string, number> = new Map(SANCTIONS.map((name, at) => [name, at]));

/** Weight of the heaviest of them; −1 for none. */
export const weightOf = (sanctions: readonly Sanction[]): number =>
  Math.max(-1, ...sanctions.map((name) => WEIGHT.get(name) ?? -1));

/** Whom a sanction goes to. */
export const TARGET_TERMS = {
  person: term('责任人', 'person responsible'),
  section: term('责任股室', 'section responsible'),
  unit: term('责任单位', 'unit responsible'),
  section_head: term('股室负责人', 'head of the section'),
  supervising_leader: term('分管领导', 'leader in charge'),
  main_leader: term('主要领导', 'principal leader'),
} as const satisfies Readonly<Record<string, Term>>;

export type Target = keyof typeof TARGET_TERMS;

export const TARGETS: readonly Target[] = Object.keys(TARGET_TERMS).filter(
  (name): name is Target => name in TARGET_TERMS,
);
