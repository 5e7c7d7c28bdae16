/** Sealed zips: what was altered, breaks off, is too large or leads elsewhere is refused by name before it is read. */
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/lib/documents/archive/manifest';
import { bytesOf, sealedZip, textOf, unseal } from '../../src/lib/documents/archive/sealed';
import { valueDifference } from '../../src/lib/documents/archive/difference';
import { entriesOf, fixedZip } from '../../src/lib/documents/zip';

const ENTRIES = new Map([
  ['inputs/rules.json', bytesOf('{"id": "base"}')],
  ['results/a.json', bytesOf('[1, 2]')],
]);
const zip = sealedZip({ format: 'mingcha-test' }, ENTRIES, '2026-10-31');
const codeOf = (bytes: Uint8Array): unknown => {
  try {
    unseal(bytes, 'a.zip');
    return 'opened';
  } catch (error) {
    return error;
  }
};
const altered = (change: (entries: Map<string, Uint8Array>) => void): Uint8Array => {
  const entries = entriesOf(zip);
  change(entries);
  return fixedZip(entries, '2026-10-31');
};

describe('unseal', () => {
  it('gives back what was sealed, and says nothing of pictures', () => {
    const found = unseal(
      altered((entries) => entries.set('pictures/1.png', bytesOf('drawn'))),
      'a.zip',
    );
    for (const [name, bytes] of ENTRIES) expect(textOf(found.entries.get(name)!)).toBe(textOf(bytes));
    expect(found.manifest).toMatchObject({ format: 'mingcha-test' });
  });

  it.each([
    ['no zip', bytesOf('办件编号,承办单位\n1,甲局\n'), 'archive_unreadable'],
    ['nothing', new Uint8Array(), 'archive_unreadable'],
    ['half of it', zip.slice(0, zip.length / 2), 'archive_unreadable'],
    ['a zip of something else', zipSync({ 'a.csv': bytesOf('1') }), 'archive_no_manifest'],
    ['no list', fixedZip(new Map([['manifest.json', bytesOf('{}')]]), '2026-10-31'), 'invalid_data_file'],
    [
      'another content',
      altered((all) => all.set('results/a.json', bytesOf('[1, 3]'))),
      'archive_entry_changed',
    ],
    ['an entry less', altered((all) => all.delete('results/a.json')), 'archive_entry_missing'],
    ['an entry more', altered((all) => all.set('results/b.json', bytesOf('1'))), 'archive_entry_name'],
  ])('%s is refused', (_, bytes, code) => {
    expect(codeOf(bytes)).toMatchObject({
      code,
      params: { file: expect.stringContaining('a.zip') as string },
    });
  });

  it.each([
    '../up.json',
    'inputs/../../up.json',
    '/root.json',
    'C:/drive.json',
    'inputs\\up.json',
    'a//b',
    'a/\u0000',
  ])('a name that leads elsewhere is refused: %j', (name) => {
    const entries: Zippable = { [name]: bytesOf('x') };
    expect(codeOf(zipSync(entries))).toMatchObject({ code: 'archive_entry_name', params: { name } });
  });

  it('an entry that says it inflates to gigabytes is refused unread', () => {
    const bomb = zip.slice();
    const view = new DataView(bomb.buffer);
    // The first entry of the directory says how big it is, 24 bytes from its beginning.
    const at = bomb.findIndex((_, i) => i + 4 < bomb.length && view.getUint32(i, true) === 0x02014b50);
    view.setUint32(at + 24, 4_000_000_000, true);
    expect(codeOf(bomb)).toMatchObject({ code: 'archive_too_large', params: { megabytes: 4000, most: 1 } });
  });

  it('an entry that inflates to more than it says is not the one that was hashed', () => {
    const small = zip.slice();
    const view = new DataView(small.buffer);
    const places = [...small.keys()].filter(
      (i) => i + 4 < small.length && view.getUint32(i, true) === 0x02014b50,
    );
    const at = places.at(-1) ?? 0;
    view.setUint32(at + 24, 2, true);
    expect(codeOf(small)).toMatchObject({ code: expect.stringMatching(/^archive_/) as string });
  });

  it('a sealed zip of another kind is no archive, and is said to be none', () => {
    expect(() => openArchive(zip, 'a.zip')).toThrow(/format/);
  });
});

describe('valueDifference', () => {
  it.each([
    [{ a: 1 }, { a: 1 }, null],
    [
      { a: 1, b: 2 },
      { b: 3, a: 1 },
      { path: 'b', then: '2', now: '3' },
    ],
    [[{ id: 'x', n: 1 }], [{ id: 'x', n: null }], { path: 'x.n', then: '1', now: 'null' }],
    [
      { rows: [[1, '甲局']] },
      {
        rows: [
          [1, '甲局'],
          [2, '乙局'],
        ],
      },
      { path: 'rows.1', then: '', now: '[2,"乙局"]' },
    ],
    [{ a: [] }, { a: {} }, { path: 'a', then: '[]', now: '{}' }],
  ])('%j and %j', (then, now, found) => {
    expect(valueDifference(then, now)).toEqual(found);
  });
});
