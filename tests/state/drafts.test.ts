/** The columns of a file that asks: what is filled in, and what is only offered. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import type { ColumnDraft } from '../../src/lib/domain/inquiry';
import type { TableName } from '../../src/lib/domain/records';
import type { ImportChoices } from '../../src/lib/ingest/choices';
import { columnDrafts } from '../../src/lib/state/drafts';
import { emptied, prepared, tryText } from '../ingest/loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
beforeEach(() => emptied(engine));
afterAll(() => engine.close());

const drafts = async (
  text: string,
  table: TableName | null,
  choices: ImportChoices = {},
): Promise<readonly ColumnDraft[]> =>
  columnDrafts((await tryText(engine, text, { choices })).understanding, table);

const STRANGE = '甲,承办科室名,受理日,好不好\n001,一股,2026-01-05,好评\n002,二股,2026-01-06,差评\n';

describe('a file of which no column is known', () => {
  it('nothing is filled in before somebody says what it is', async () => {
    const columns = await drafts(STRANGE, null);
    expect(columns.map(({ field, likenesses }) => [field, likenesses.length])).toEqual(
      Array.from({ length: 4 }, () => [null, 0]),
    );
    expect(columns.map(({ samples }) => samples[0])).toEqual(['001', '一股', '2026-01-05', '好评']);
  });
  it('likenesses are offered with their reason, never filled in', async () => {
    const columns = await drafts(STRANGE, 'evaluations');
    expect(columns.map(({ field }) => field)).toEqual([null, null, null, null]);
    expect(columns[1]?.likenesses[0]).toMatchObject({ field: 'section', why: 'contains' });
    expect(columns[3]?.likenesses.map(({ field, why }) => [field, why])).toContainEqual(['rating', 'values']);
  });
});

describe('known columns', () => {
  it('are filled in by name and alias, as the table calls them', async () => {
    const columns = await drafts('case_id,承办单位,备注2\n1,税务局,x\n', 'cases');
    expect(columns.map(({ field, basis }) => [field, basis])).toEqual([
      ['case_id', 'name'],
      ['unit', 'alias'],
      [null, 'none'],
    ]);
    const asCards = await drafts('case_id,承办单位,备注2\n1,税务局,x\n', 'cards');
    expect(asCards.map(({ field }) => field)).toEqual(['case_id', 'unit', null]);
  });
  it('an earlier choice comes first, and what would be known without it stands beside', async () => {
    const choices = { overrides: new Map([['备注2', 'case_id']]) };
    const columns = await drafts('办件编号,承办单位,备注2\n1,税务局,x\n', 'cases', choices);
    expect(columns.map(({ field, plain, isSaid }) => [field, plain, isSaid])).toEqual([
      [null, 'case_id', false],
      ['unit', 'unit', false],
      ['case_id', null, true],
    ]);
  });
  it('a choice that another table cannot follow is left out there', async () => {
    const choices = { table: 'cases', overrides: new Map([['备注2', 'accepted']]) } as const;
    const columns = await drafts('办件编号,承办单位,备注2\n1,税务局,x\n', 'complaints', choices);
    expect(columns[2]).toMatchObject({ field: null, isSaid: true });
  });
});

it('a file without a header has no headers; its columns are kept by place', async () => {
  const columns = await drafts('001,5,2026-01-02\n002,1,2026-01-03\n', 'evaluations');
  expect(columns.map(({ key, header }) => [key, header])).toEqual([
    ['c1', ''],
    ['c2', ''],
    ['c3', ''],
  ]);
  expect(columns[2]?.likenesses[0]).toMatchObject({ field: 'rated', why: 'values' });
});
