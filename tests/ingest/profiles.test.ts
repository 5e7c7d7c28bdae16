import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import { layoutSignature, parseProfile, type Profile } from '../../src/lib/domain/profile';
import { profileOf } from '../../src/lib/ingest/profiles';
import { SHIPPED_PROFILES } from '../../src/lib/ingest/shipped-profiles';
import { emptied, importText, prepared, problemLines, tryText } from './loading';

let engine: Engine;
beforeAll(async () => {
  engine = await prepared(await openNative());
}, 60_000);
beforeEach(() => emptied(engine));
afterAll(() => engine.close());

/** 甲 means nothing to anybody, 满意 holds digits, dates are open. */
const HEADER = '甲,满意程度,评价日,备注';
const FEBRUARY = `${HEADER}\n001,5,1/2/2026,x\n002,1,2/2/2026,\n`;
const MARCH = `${HEADER}\n003,4,1/3/2026,\n`;

const PROFILE = parseProfile(
  {
    version: 1,
    id: 'own-ratings',
    name: '自建评价系统',
    table: 'evaluations',
    signature: layoutSignature(HEADER.split(',')),
    mapping: [
      { header: '甲', field: 'evaluation_id' },
      { header: '满意程度', field: 'rating' },
      { header: '评价日', field: 'rated' },
      { header: '备注', field: null },
    ],
    dateOrder: 'dmy',
    polarity: [{ column: '满意程度', answer: '5_high' }],
  },
  'own-ratings.json',
);
const remembered = (...profiles: Profile[]) => ({ profiles: { remembered: profiles, named: [] } });
const named = (...profiles: Profile[]) => ({ profiles: { remembered: [], named: profiles } });

describe('a remembered layout', () => {
  it('next month’s export asks nothing, whatever the file is called and in whatever order its columns stand', async () => {
    await importText(engine, FEBRUARY, { name: '二月.csv', ...remembered(PROFILE) });
    const turned = '备注,评价日,满意程度,甲\n,1/3/2026,4,003\n';
    const done = await importText(engine, turned, { name: '3.csv', fileNo: 2, ...remembered(PROFILE) });
    expect(done.understanding.profile?.id).toBe('own-ratings');
    const rows = await engine.query(
      'select evaluation_id as id, rating_level as level, cast(date_of(rated_at) as varchar) as rated from evaluations order by source_row',
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['001', 5, '2026-02-01'],
      ['002', 1, '2026-02-02'],
      ['003', 4, '2026-03-01'],
    ]);
  });
  it('without it the columns are asked', async () => {
    expect(await tryText(engine, MARCH)).toMatchObject({ questions: [{ kind: 'columns', why: 'unknown' }] });
  });
  it('another header is another layout: not applied by itself, but when it is named', async () => {
    const more = MARCH.replace('备注', '备注,评价渠道').replace('1/3/2026,', '1/3/2026,,窗口');
    expect((await tryText(engine, more, remembered(PROFILE))).kind).toBe('asking');
    const done = await importText(engine, more, named(PROFILE));
    expect(done.understanding.profile?.id).toBe('own-ratings');
    expect(done.layout.columns.map(({ field }) => field)).toEqual([
      'evaluation_id',
      'rating',
      'rated',
      null,
      'channel',
    ]);
  });
  it('a profile whose columns are not all there is not applied even when it is named', async () => {
    const done = await tryText(engine, '甲,评价日\n1,1/3/2026\n', named(PROFILE));
    expect(done.understanding.profile).toBeNull();
  });
  it('what is said of this very file comes first', async () => {
    const done = await importText(engine, MARCH, {
      ...remembered(PROFILE),
      choices: { dateOrder: 'mdy', overrides: new Map([['备注', 'channel']]) },
    });
    expect(done.layout.columns.map(({ field, dateOrder }) => [field, dateOrder])).toEqual([
      ['evaluation_id', 'ymd'],
      ['rating', 'ymd'],
      ['rated', 'mdy'],
      ['channel', 'ymd'],
    ]);
  });
});

describe('remembering', () => {
  it('a file that was asked about becomes a profile that asks nothing', async () => {
    const done = await importText(engine, FEBRUARY, {
      choices: {
        table: 'evaluations',
        overrides: new Map([
          ['甲', 'evaluation_id'],
          ['满意程度', 'rating'],
          ['评价日', 'rated'],
        ]),
        dateOrder: 'dmy',
        polarity: new Map([['满意程度', '5_low']]),
        values: new Map([['满意程度', new Map([['棒', '5']])]]),
        unitAliases: [{ from: '甲', to: '乙' }],
        year: 2026,
      },
    });
    const profile = profileOf(done.understanding, 'february', '二月的导出');
    expect(parseProfile(JSON.parse(JSON.stringify(profile)), 'x')).toEqual(profile);
    expect(profile).toMatchObject({
      signature: PROFILE.signature,
      dateOrder: 'dmy',
      polarity: [{ column: '满意程度', answer: '5_low' }],
      values: [{ column: '满意程度', value: '棒', meaning: '5' }],
      unitAliases: [{ from: '甲', to: '乙' }],
    });
    await emptied(engine);
    const next = await importText(engine, MARCH, remembered(profile));
    expect(problemLines(next)).toEqual([]);
    expect(next.layout.columns.map(({ field, basis }) => [field, basis])).toEqual([
      ['evaluation_id', 'remembered'],
      ['rating', 'remembered'],
      ['rated', 'remembered'],
      [null, 'remembered'],
    ]);
  });
  it('a table without a header is never recognised by itself', async () => {
    const done = await importText(engine, '001,税务局\n002,税务局\n', {
      choices: {
        table: 'cases',
        layout: { titleRecords: 0, headerRecords: 0 },
        overrides: new Map([
          ['c1', 'case_id'],
          ['c2', 'unit'],
        ]),
      },
    });
    expect(profileOf(done.understanding, 'bare', '无表头').signature).toBe('');
  });
});

describe('the shipped profiles', () => {
  it.each(SHIPPED_PROFILES)(
    '$id: its columns are its signature’s, and a file of them asks nothing',
    (profile) => {
      expect(profile.signature).not.toBe('');
      expect(profile.mapping.length).toBeGreaterThan(1);
    },
  );
  it('ratings-national: satisfaction 5 is the best', async () => {
    const text =
      'projectNo,taskName,proDepart,satisfaction,pf,assessNumber,assessTime,writingEvaluation\n43990001,社保登记,人社局,5,PJQ,1,2026-01-05 08:03:00,\n43990002,社保登记,人社局,1,短信,1,20260105164304,慢\n';
    const done = await importText(engine, text, remembered(...SHIPPED_PROFILES));
    expect(done.understanding.profile?.id).toBe('ratings-national');
    const rows = await engine.query('select rating_level from evaluations order by source_row');
    expect(rows.map((row) => row['rating_level'])).toEqual([5, 1]);
  });
});
