/** Files come in: what fails is named, what does not fit into memory goes out again, and what was there stays. */
import { describe, expect, it } from 'vitest';
import { CancelledError, HtmlFileError, OutOfMemoryError, QueryError } from '../../src/lib/domain/errors';
import { takeSample } from '../../src/lib/ingest/file-sample';
import type { AskingFile, ImportedFile } from '../../src/lib/ingest/import-file';
import { probe } from '../../src/lib/ingest/recognise';
import { memoryFile } from '../ingest/loading';
import { oldestFirst, takeIn, type Intake } from '../../src/lib/state/intake';
import { withRows } from '../../src/lib/state/library';

const LAYOUT = probe(await takeSample(memoryFile('a.csv', '办件编号\n001\n')), {});

const imported = (name: string, fileNo: number, records: number): ImportedFile => ({
  kind: 'loaded',
  fileNo,
  name,
  bytes: 1,
  sha256: String(fileNo).repeat(64),
  contentSha256: String(fileNo).repeat(64),
  sheet: null,
  layout: LAYOUT,
  conservation: {
    records,
    loaded: records - 1,
    setAside: 0,
    duplicates: 0,
    titleRows: 0,
    headerRows: 1,
    footerRows: 0,
    blank: 0,
  },
  problems: [],
  outside: [],
  understanding: { table: 'cases', columns: [], samples: [], signature: '', profile: null, choices: {} },
  values: [],
  fill: {},
  firstLine: new Uint32Array(records),
});

const ASKING: AskingFile = {
  kind: 'asking',
  name: '办件.xlsx [10月]',
  bytes: 1,
  questions: [{ kind: 'table' }],
  understanding: { table: null, columns: [], samples: [], signature: '', profile: null, choices: {} },
};

const named = (name: string, lastModified = 0): File => new File(['x'], name, { lastModified });

/** A library whose files have as many records as their names say; memory holds `limit` records. */
const world = (limit: number, failing: Readonly<Record<string, Error>> = {}) => {
  const loaded: ImportedFile[] = [];
  const said: string[] = [];
  const stopping = new AbortController();
  const intake: Intake = {
    choices: {},
    correct: () => Promise.resolve(false),
    only: null,
    profiles: [],
    signal: stopping.signal,
    library: {
      add: (file) => {
        const failure = failing[file.name];
        if (failure !== undefined) return Promise.reject(failure);
        const done = imported(file.name, loaded.length + 1, Number(/\d+/.exec(file.name)?.[0] ?? 1));
        loaded.push(done);
        return Promise.resolve({ files: [done], asking: [], failures: [] });
      },
      takeBack: (fileNo) => {
        loaded.splice(
          loaded.findIndex((file) => file.fileNo === fileNo),
          1,
        );
        return Promise.resolve();
      },
    },
    refresh: () => {
      const all = loaded.reduce((sum, { conservation }) => sum + conservation.records, 0);
      return all > limit ? Promise.reject(new OutOfMemoryError()) : Promise.resolve();
    },
    lookAhead: () => undefined,
    tellsAliases: ({ name }) => Promise.resolve(name.startsWith('aliases')),
    onFile: (file) => said.push(`reading ${file.name}`),
    onOpening: () => undefined,
    onProgress: () => undefined,
    onAsking: (file, { name }) => said.push(`asking ${file.name}: ${name}`),
    onLoaded: (file) => said.push(`loaded ${file.name}`),
    onFailed: (name, error) => {
      const params = error instanceof OutOfMemoryError ? ` ${JSON.stringify(error.params)}` : '';
      said.push(`failed ${name}: ${(error as Error).constructor.name}${params}`);
    },
  };
  return { intake, said, loaded, stopping };
};

describe('several files of one drop', () => {
  it('the one written last is loaded last; files of one age stay in the order in which they were given', () => {
    const files = [named('c', 3), named('a', 1), named('b', 1), named('d', 2)];
    expect(oldestFirst(files).map(({ name }) => name)).toEqual(['a', 'b', 'd', 'c']);
  });

  it('one that cannot be used is named, and the others load', async () => {
    const { intake, said } = world(1000, { 'page.csv': new HtmlFileError() });
    await takeIn([named('10.csv'), named('page.csv'), named('20.csv')], intake);
    expect(said).toEqual([
      'reading 10.csv',
      'reading page.csv',
      'failed page.csv: HtmlFileError',
      'reading 20.csv',
      'loaded 10.csv',
      'loaded 20.csv',
    ]);
  });

  it('when nothing came in nothing is computed anew: what was cancelled is over at once', async () => {
    const { intake, said } = world(1000, { 'a.csv': new CancelledError(), 'b.csv': new HtmlFileError() });
    const refresh = (): Promise<void> => Promise.resolve(void said.push('computed'));
    await takeIn([named('a.csv'), named('b.csv')], { ...intake, refresh });
    expect(said).not.toContain('computed');
    await takeIn([named('1.csv')], { ...intake, refresh });
    expect(said).toContain('computed');
  });

  it('a table that asks is handed on with its file, and the others load', async () => {
    const { intake, said } = world(1000);
    const add: Intake['library']['add'] = async (file, how) => {
      const done = await intake.library.add(file, how);
      return { ...done, asking: file.name === '10.csv' ? [ASKING] : [] };
    };
    await takeIn([named('10.csv'), named('20.csv')], { ...intake, library: { ...intake.library, add } });
    expect(said).toContain('asking 10.csv: 办件.xlsx [10月]');
    expect(said.slice(-2)).toEqual(['loaded 10.csv', 'loaded 20.csv']);
  });

  it('a directory with other names of units comes first, whenever it was written', async () => {
    const { intake, loaded } = world(1000);
    await takeIn([named('1.csv', 1), named('aliases.csv', 3), named('2.csv', 2)], intake);
    expect(loaded.map(({ name }) => name)).toEqual(['aliases.csv', '1.csv', '2.csv']);
  });

  it('after a cancel no other file begins', async () => {
    const { intake, said, stopping } = world(1000, { 'a.csv': new CancelledError() });
    stopping.abort();
    await takeIn([named('a.csv'), named('b.csv')], intake);
    expect(said).toEqual([]);
  });
});

describe('at the memory limit', () => {
  it('the file that does not fit is taken away again and named with its rows; what was there stands', async () => {
    const { intake, said, loaded } = world(40);
    await takeIn([named('10.csv'), named('20.csv'), named('30.csv')], intake);
    expect(loaded.map(({ name }) => name)).toEqual(['10.csv', '20.csv']);
    expect(said.slice(3)).toEqual([
      'failed 30.csv: OutOfMemoryError {"file":"30.csv","records":30}',
      'loaded 10.csv',
      'loaded 20.csv',
    ]);
  });

  it('as many as it takes, perhaps all', async () => {
    const { intake, said, loaded } = world(5);
    await takeIn([named('10.csv'), named('20.csv')], intake);
    expect(loaded).toEqual([]);
    expect(said.filter((line) => line.startsWith('failed'))).toHaveLength(2);
  });

  it('another failure is not taken for a lack of memory', async () => {
    const { intake, loaded } = world(1000);
    const refused = new QueryError({ statement: 'create table clock' });
    const failing = takeIn([named('10.csv')], { ...intake, refresh: () => Promise.reject(refused) });
    await expect(failing).rejects.toBe(refused);
    expect(loaded).toHaveLength(1);
  });

  it('a load that breaks off names the rows that it had read', () => {
    expect(withRows(new OutOfMemoryError(), '大.csv', 614_000)).toMatchObject({
      code: 'out_of_memory',
      params: { file: '大.csv', records: 614_000 },
    });
    const other = new HtmlFileError();
    expect(withRows(other, 'a.csv', 1)).toBe(other);
  });
});
