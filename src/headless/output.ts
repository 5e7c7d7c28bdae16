/** The folder of one run and the block that every file begins with. */
import { mkdirSync } from 'node:fs';
import type { RuleSet } from '../lib/domain/rule-set';
import { MASKING_LEVELS, type MaskingLevel } from '../lib/domain/masking';
import type { ImportedFile } from '../lib/ingest/import-file';
import { ArgumentError, type Arguments } from './arguments';
import type { UsedCalendar } from './calendar-file';
import type { Output } from './csv';
import { ruleHash } from './rule-file';

/** `otherwise`: where nothing is said; a paper for outside masks names by itself. */
export const maskingLevel = (args: Arguments, otherwise: MaskingLevel = 'internal'): MaskingLevel => {
  const given = args.text('mask') ?? otherwise;
  const level = MASKING_LEVELS.find((candidate) => candidate === given);
  if (level === undefined) throw new ArgumentError(`--mask is ${MASKING_LEVELS.join(' or ')}, not ${given}`);
  return level;
};

export interface RunFacts {
  readonly files: readonly Pick<ImportedFile, 'name' | 'sha256'>[];
  readonly rules: RuleSet;
  readonly calendar: UsedCalendar;
  readonly period: string;
  readonly asOf: string;
  readonly mask: MaskingLevel;
}

/** 单位·期间·截止·规则集·日历版本·数据文件哈希·脱敏级别 */
export const provenance = ({ files, rules, calendar, period, asOf, mask }: RunFacts): [string, string][] => [
  ['office', ''],
  ['period', period],
  ['as_of', asOf],
  ['rules', `${rules.id} ${rules.version} ${ruleHash(rules)}`],
  ['calendar', `${calendar.id} ${calendar.calendar.version}`],
  ...files.map(({ name, sha256 }): [string, string] => ['file', `${name} ${sha256}`]),
  ['mask', mask],
];

export const openOutput = (args: Arguments, block: readonly (readonly [string, string])[]): Output => {
  const folder = args.required('out');
  mkdirSync(folder, { recursive: true });
  return { folder, plain: args.flag('plain'), provenance: block };
};
