/** 交接: what is packed is what is unpacked, and a zip that was touched, or is another kind of zip, is refused by name. */
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sealedZip } from '../../src/lib/documents/archive/sealed';
import { openHandOver, packHandOver, type HandOver } from '../../src/lib/documents/handover';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const GIVEN: HandOver = {
  ruleSet: { id: 'ours', version: '1.1.0' },
  madeOn: '2026-11-02',
  parts: [
    { kind: 'rules', name: 'ours 1.0.0', bytes: text('{"id":"ours"}') },
    { kind: 'rules', name: 'ours 1.0.0', bytes: text('{"id":"ours","version":"1.1.0"}') },
    { kind: 'profile', name: '大厅/导出 "一"', bytes: text('{}') },
    { kind: 'data', name: '办件.csv', bytes: text('办件编号\r\n1') },
  ],
};
const ZIP = packHandOver(GIVEN);

/** The zip with one of its entries as it was not. */
const touched = (change: (entries: Record<string, Uint8Array>) => void): Uint8Array => {
  const entries = unzipSync(ZIP);
  change(entries);
  return zipSync(entries);
};
const codeOf = (zip: Uint8Array): string => {
  try {
    openHandOver(zip, 'x.zip');
    return 'opened';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

describe('the hand-over', () => {
  it('gives back every part in its order, two of one name too; the same parts are the same bytes', () => {
    expect(openHandOver(ZIP, 'x.zip')).toEqual(GIVEN);
    expect(packHandOver(GIVEN)).toEqual(ZIP);
  });

  it('names of parts lead nowhere: entries stay in the folder of their kind', () => {
    expect(Object.keys(unzipSync(ZIP)).sort()).toEqual([
      'data/4-办件.csv',
      'manifest.json',
      'profile/3-大厅-导出 -一-.json',
      'rules/1-ours 1.0.0.json',
      'rules/2-ours 1.0.0.json',
    ]);
  });

  it.each([
    ['an entry that was changed', touched((all) => (all['data/4-办件.csv'] = text('办件编号\r\n2')))],
    ['an entry that is gone', touched((all) => delete all['data/4-办件.csv'])],
    ['an entry on no list', touched((all) => (all['data/5-x.csv'] = text('x')))],
    ['an archive, which is another kind', sealedZip({ format: 'mingcha-archive' }, new Map(), '2026-11-02')],
    ['no zip at all', text('{}')],
  ])('%s is refused', (what, zip) => {
    expect([what, codeOf(zip)]).toEqual([
      what,
      {
        'an entry that was changed': 'archive_entry_changed',
        'an entry that is gone': 'archive_entry_missing',
        'an entry on no list': 'archive_entry_name',
        'an archive, which is another kind': 'invalid_data_file',
        'no zip at all': 'archive_unreadable',
      }[what],
    ]);
  });
});
