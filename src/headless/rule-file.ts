/** `--rules`: the id of a shipped rule set, or a file. */
import { existsSync, readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import baseJson from '../../data/rule-sets/base.json';
import { InvalidDataFileError, UnknownNameError } from '../lib/domain/errors';
import { canonicalRuleSet, parseRuleSet, type RuleSet } from '../lib/domain/rule-set';

const SHIPPED: ReadonlyMap<string, unknown> = new Map([['base', baseJson]]);

export const BASE_RULES: RuleSet = parseRuleSet(baseJson, 'base');

const parseJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new InvalidDataFileError({ file: path, reason: 'not_json' }, { cause });
  }
};

/** Throws UnknownNameError or InvalidDataFileError with the path of the fault. */
export const readRules = (name: string): RuleSet => {
  const shipped = SHIPPED.get(name);
  if (shipped !== undefined) return parseRuleSet(shipped, name);
  if (!existsSync(name)) throw new UnknownNameError({ kind: 'rule_set', name });
  return parseRuleSet(parseJson(name), name);
};

export const ruleHash = (rules: RuleSet): string => bytesToHex(sha256(utf8ToBytes(canonicalRuleSet(rules))));
