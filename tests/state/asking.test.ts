/** Files that wait for an answer: which ones, what was said so far, and when they are gone from the list. */
import { describe, expect, it } from 'vitest';
import { BASE_RULES } from '../../src/headless/rule-file';
import type { Question } from '../../src/lib/domain/question';
import { sampleOf } from '../../src/lib/ingest/file-sample';
import type { AskingFile, ImportedFile } from '../../src/lib/ingest/import-file';
import { probe } from '../../src/lib/ingest/recognise';
import { AskingDesk, PLAIN, type Coming } from '../../src/lib/state/asking.svelte';

const POLARITY: Question = {
  kind: 'rating_polarity',
  column: '满意度',
  key: '满意度',
  values: [{ value: '5', n: 2 }],
  answers: ['5_high', '5_low'],
};
const ORDER: Question = {
  kind: 'date_order',
  column: '评价日',
  key: '评价日',
  columns: ['评价日'],
  values: [{ value: '1/2/2026', n: 2 }],
  answers: ['dmy', 'mdy'],
};
const asking = (name: string, question: Question = POLARITY): AskingFile => ({
  kind: 'asking',
  name,
  bytes: 3,
  questions: [question],
  understanding: {
    table: 'evaluations',
    columns: [],
    samples: [],
    signature: '',
    profile: null,
    choices: {},
  },
});
const file = (name: string): File => new File(['x'], name);

/** A loaded file whose column 甲 was once said to be the id, and its digits to be good when high. */
const LOADED: ImportedFile = {
  kind: 'loaded',
  fileNo: 4,
  name: 'a.xlsx [10月]',
  bytes: 3,
  sha256: '',
  contentSha256: '',
  sheet: null,
  layout: probe(sampleOf('a', new TextEncoder().encode('评价编号,评价等级\n1,满意\n')), {}),
  conservation: {
    records: 2,
    loaded: 1,
    setAside: 0,
    duplicates: 0,
    titleRows: 0,
    headerRows: 1,
    footerRows: 0,
    blank: 0,
  },
  problems: [],
  outside: [],
  fill: {},
  understanding: {
    table: 'evaluations',
    columns: [
      { position: 0, header: '甲', field: 'evaluation_id', basis: 'remembered' },
      { position: 1, header: '满意度', field: 'rating', basis: 'alias' },
    ],
    samples: [['001', '5']],
    signature: 'ab',
    profile: null,
    choices: { overrides: new Map([['甲', 'evaluation_id']]), polarity: new Map([['满意度', '5_high']]) },
  },
  values: [],
  firstLine: new Uint32Array(2),
};
const ORIGINAL = { file: file('a.xlsx'), said: { choices: {}, only: 'a.xlsx [10月]', profiles: [] } };

/** A desk whose loads end as `then` says; `came` = what each was told. */
const world = (then: (desk: AskingDesk, file: File, coming: Coming) => void, isRemembered = false) => {
  const came: Coming[] = [];
  const desk: AskingDesk = new AskingDesk(
    {
      load: (one, coming) => {
        came.push(coming);
        then(desk, one, coming);
        return Promise.resolve(isRemembered);
      },
      loaded: (fileNo) =>
        Promise.resolve(fileNo === LOADED.fileNo ? { done: LOADED, original: ORIGINAL } : null),
    },
    () => BASE_RULES,
  );
  return { desk, came };
};
const names = ({ list }: AskingDesk): string[] => list.map(({ name }) => name);
const loaded = (desk: AskingDesk, _: File, { inquiry }: Coming): void => {
  desk.drop(inquiry ?? 0);
};

describe('the waiting files', () => {
  it('stand in the order in which they asked; the same file dropped again stands once', () => {
    const { desk } = world(loaded);
    for (const name of ['a.csv', 'b.csv', 'a.csv']) desk.note(file(name), PLAIN, asking(name));
    expect(names(desk)).toEqual(['a.csv', 'b.csv']);
    desk.clear();
    expect(names(desk)).toEqual([]);
  });

  it('a sheet comes in by itself, without the others of its workbook', async () => {
    const { desk, came } = world(loaded);
    desk.note(file('a.xlsx'), PLAIN, asking('a.xlsx [10月]'));
    desk.note(file('b.csv'), PLAIN, asking('b.csv'));
    for (const { no } of desk.list) await desk.reply(no, { dateOrder: 'dmy' });
    expect(came.map(({ only }) => only)).toEqual(['a.xlsx [10月]', null]);
    expect(names(desk)).toEqual([]);
  });
});

describe('an answer', () => {
  it('loads the file, which is gone from the list', async () => {
    const { desk, came } = world(loaded);
    desk.note(file('a.csv'), PLAIN, asking('a.csv'));
    const polarity = new Map([['满意度', '5_high']] as const);
    expect(await desk.reply(1, { polarity })).toBe('loaded');
    expect(came[0]?.choices).toMatchObject({ polarity });
    expect(names(desk)).toEqual([]);
  });

  it('may raise another question: what was said before is kept', async () => {
    const { desk, came } = world((self, one, coming) => {
      if (came.length === 1) self.note(one, coming, asking('a.csv', ORDER));
      else self.drop(coming.inquiry ?? 0);
    });
    desk.note(file('a.csv'), PLAIN, asking('a.csv'));
    expect(await desk.reply(1, { polarity: new Map([['满意度', '5_low']]) })).toBe('asking');
    expect(desk.list[0]?.asked[0]?.question.kind).toBe('date_order');
    expect(await desk.reply(1, { dateOrder: 'mdy' })).toBe('loaded');
    expect(came[1]?.choices).toMatchObject({ polarity: new Map([['满意度', '5_low']]), dateOrder: 'mdy' });
  });

  it('that fails leaves the file waiting as it was before', async () => {
    const { desk, came } = world(() => undefined);
    desk.note(file('a.csv'), PLAIN, asking('a.csv'));
    expect(await desk.reply(1, { dateOrder: 'dmy' })).toBe('failed');
    expect(names(desk)).toEqual(['a.csv']);
    await desk.reply(1, {});
    expect(came[1]?.choices.dateOrder).toBeUndefined();
  });

  it('to a file that is not there any more does nothing', async () => {
    const { desk, came } = world(loaded);
    expect(await desk.reply(7, { dateOrder: 'dmy' })).toBe('failed');
    expect(came).toEqual([]);
  });
});

describe('one answer for all files of a layout', () => {
  const ofLayout = (name: string, signature: string): AskingFile => ({
    ...asking(name),
    understanding: { ...asking(name).understanding, signature },
  });
  const answered = async (isRemembered: boolean): Promise<string[]> => {
    const { desk, came } = world(loaded, isRemembered);
    for (const [name, signature] of [
      ['a.csv', 'ab'],
      ['b.csv', 'cd'],
      ['c.csv', 'ab'],
      ['d.csv', ''],
    ] as const)
      desk.note(file(name), PLAIN, ofLayout(name, signature));
    await desk.reply(1, { dateOrder: 'dmy' });
    expect(came.slice(1).map(({ choices }) => choices)).toEqual(came.slice(1).map(() => ({})));
    return names(desk);
  };

  it('those that wait load by what is remembered', async () => {
    expect(await answered(true)).toEqual(['b.csv', 'd.csv']);
  });
  it('when nothing is remembered each is asked about', async () => {
    expect(await answered(false)).toEqual(['b.csv', 'c.csv', 'd.csv']);
  });
  it('files without a header are no files of one layout', async () => {
    const { desk } = world(loaded, true);
    for (const name of ['a.csv', 'b.csv']) desk.note(file(name), PLAIN, ofLayout(name, ''));
    await desk.reply(1, { dateOrder: 'dmy' });
    expect(names(desk)).toEqual(['b.csv']);
  });
});

describe('a loaded file whose columns are changed', () => {
  it('is looked at beside the waiting ones, and is read anew in its own place', async () => {
    const { desk, came } = world(loaded);
    expect(await desk.edit(5)).toBeNull();
    const no = (await desk.edit(4)) ?? 0;
    expect(desk.list).toMatchObject([
      { no, fileNo: 4, asked: [], isAboutColumns: true, table: 'evaluations' },
    ]);
    expect(desk.columns(no, 'evaluations').map(({ field, basis }) => [field, basis])).toEqual([
      ['evaluation_id', 'remembered'],
      ['rating', 'alias'],
    ]);
    await desk.reply(no, { table: 'evaluations', overrides: new Map([['甲', 'case_id']]) });
    expect(came[0]).toMatchObject({ fileNo: 4, only: 'a.xlsx [10月]', inquiry: no });
    expect(came[0]?.choices.overrides).toEqual(new Map([['甲', 'case_id']]));
    expect(came[0]?.choices.polarity).toEqual(new Map([['满意度', '5_high']]));
  });

  it('what was answered about a column that means something else now is forgotten', async () => {
    const { desk, came } = world(loaded);
    const no = (await desk.edit(4)) ?? 0;
    await desk.reply(no, { table: 'evaluations', overrides: new Map([['满意度', 'is_active']]) });
    expect(came[0]?.choices.polarity).toEqual(new Map());
  });

  it('dropped again under its own name it waits by itself', () => {
    const { desk } = world(loaded);
    return desk.edit(4).then(() => {
      desk.note(file('a.xlsx'), PLAIN, asking('a.xlsx [10月]'));
      expect(desk.list.map(({ fileNo }) => fileNo)).toEqual([4, null]);
    });
  });
});
