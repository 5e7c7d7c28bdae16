/** `--rules`: the id of a shipped rule set, or a file. */
import { existsSync, readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { InvalidDataFileError, UnknownNameError } from '../lib/domain/errors';
import { canonicalRuleSet, parseRuleSet, type RuleSet } from '../lib/domain/rule-set';
import { SHIPPED_RULE_SETS, shippedRuleSet } from '../lib/rules/shipped';

export const BASE_RULES: RuleSet = shippedRuleSet('base');

const parseJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new InvalidDataFileError({ file: path, reason: 'not_json' }, { cause });
  }
};

/** A file may extend a shipped rule set. Throws UnknownNameError or InvalidDataFileError with the path of the fault. */
export const readRules = (name: string): RuleSet => {
  if (SHIPPED_RULE_SETS.has(name)) return shippedRuleSet(name);
  if (!existsSync(name)) throw new UnknownNameError({ kind: 'rule_set', name });
  return parseRuleSet(parseJson(name), name, SHIPPED_RULE_SETS);
};

export const ruleHash = (rules: RuleSet): string => bytesToHex(sha256(utf8ToBytes(canonicalRuleSet(rules))));
