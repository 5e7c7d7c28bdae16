import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRules, ruleHash } from '../../src/headless/rule-file';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (id: string, parent: string): string => {
  const path = join(folder, `${id}.json`);
  const title = { zh: '某县', en: 'County' };
  writeFileSync(path, JSON.stringify({ id, version: '1', title, extends: parent, parameters: [] }));
  return path;
};

describe('--rules', () => {
  it('takes the id of any shipped rule set', () => {
    expect(readRules('xinhui-2012')).toMatchObject({ id: 'xinhui-2012', extends: 'base' });
    expect(ruleHash(readRules('xinhui-2012'))).not.toBe(ruleHash(readRules('base')));
  });

  it('takes a file, which may extend a shipped one', () => {
    const county = readRules(write('county', 'xinhui-2012'));
    expect(county.id).toBe('county');
    expect(county.ladders).toEqual(readRules('xinhui-2012').ladders);
  });

  it('refuses a parent that there is not, and a name that is neither', () => {
    expect(() => readRules(write('orphan', 'atlantis'))).toThrow(
      expect.objectContaining({
        params: expect.objectContaining({
          path: 'extends',
          reason: 'unknown_parent',
          name: 'atlantis',
        }) as unknown,
      }),
    );
    expect(() => readRules('atlantis')).toThrow(
      expect.objectContaining({ params: { kind: 'rule_set', name: 'atlantis' } }),
    );
  });
});
