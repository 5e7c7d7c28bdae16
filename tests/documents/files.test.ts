/** The files of a 通报: opened again, without theme fonts, numbers as numbers, hostile names as text, the same bytes twice. */
import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/lib/db/engine';
import { openNative } from '../../src/lib/db/native';
import {
  annexFile,
  circularFile,
  documentFiles,
  tablesFile,
  type Composed,
} from '../../src/lib/documents/bundle';
import { entriesOf, xmlText } from '../../src/lib/documents/zip';
import type { MonthlyReport } from '../../src/lib/reports/monthly-types';
import { prepared } from '../ingest/loading';
import { given } from '../measures/asking';
import { hasShared, sharedPath } from '../shared';
import { cases, complaints, composedOf, monthlyOf, RULES } from './office';

let engine: Engine;
let report: MonthlyReport;
beforeAll(async () => {
  engine = await prepared(await openNative(), RULES);
  await given(engine, cases(), complaints());
  report = await monthlyOf(engine);
}, 60_000);
afterAll(() => engine.close());

const partsOf = async (composed: Composed): Promise<Map<string, string>> =>
  new Map(
    [...entriesOf((await circularFile(composed)).bytes)].map(([name, bytes]) => [
      name,
      new TextDecoder().decode(bytes),
    ]),
  );

/** The report with other names in its table of cases. */
const named = (names: readonly string[]): Composed =>
  composedOf({
    ...report,
    annexes: report.annexes.map((annex) =>
      annex.id !== 'cases'
        ? annex
        : {
            ...annex,
            rows: names.map((name, at) => [at + 1, name, ...(annex.rows[0]?.slice(2) ?? [])]),
            outOf: names.length,
          },
    ),
  });

const plainSheet = async (
  composed: Composed,
): Promise<{ rows: unknown[][]; zip: Map<string, Uint8Array> }> => {
  const { bytes } = await tablesFile(composed);
  const { sheets } = await readXlsx(bytes);
  return { rows: sheets[2]?.rows ?? [], zip: entriesOf(bytes) };
};

describe('the Word file', () => {
  it('is what it was, element by element', async () => {
    const parts = await partsOf(composedOf(report));
    const body = (parts.get('word/document.xml') ?? '').replace(/^.*?<w:body>/s, '<w:body>');
    await expect(body.replaceAll('><', '>\n<')).toMatchFileSnapshot('golden/document.xml');
  });

  it('names its fonts with what may stand for them, and no theme', async () => {
    const parts = await partsOf(composedOf(report));
    expect([...parts].filter(([, text]) => /theme/i.test(text)).map(([name]) => name)).toEqual([]);
    expect([...parts.keys()].filter((name) => name.includes('theme'))).toEqual([]);
    expect(parts.get('word/fontTable.xml')).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong',
    );
  });

  it('every table has its widths, every head is repeated, and pages number outside', async () => {
    const parts = await partsOf(composedOf(report));
    const body = parts.get('word/document.xml') ?? '';
    const tables = body.match(/<w:tbl>/g)?.length ?? 0;
    expect(tables).toBeGreaterThan(3);
    expect(body.match(/<w:tblGrid>(?:<w:gridCol w:w="[1-9]\d*"\/>)+<\/w:tblGrid>/g)).toHaveLength(tables);
    // All but the facts at the end.
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(tables - 1);
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const footers = [...parts].filter(([name]) => name.startsWith('word/footer')).map(([, text]) => text);
    expect(footers.filter((text) => text.includes('w:val="right"')).length).toBeGreaterThan(0);
    expect(footers.filter((text) => text.includes('w:val="left"')).length).toBeGreaterThan(0);
  });
});

describe('a list longer than paper holds', () => {
  const many = Array.from({ length: 61 }, (_, at) => `单位${String(at + 1)}`);
  const textOf = (body: string): string => body.replace(/<[^>]+>/g, '');

  it('says above the table how many of how many rows, and where the rest is', async () => {
    const composed = named(many);
    const body = (await partsOf(composed)).get('word/document.xml') ?? '';
    const table = composed.tables.find(({ id }) => id === 'cases');
    expect(table?.rows).toHaveLength(61);
    const said = '统计期：2026年10月　共 61 行，显示前 60 行，其余见附表工作簿（xlsx）的附件1。';
    expect(textOf(body)).toContain(said);
    expect(textOf(body).indexOf(said)).toBeLessThan(textOf(body).indexOf('单位1'));
    expect([textOf(body).includes('单位60'), textOf(body).includes('单位61')]).toEqual([true, false]);
  });

  it('and one that fits says that it is whole', async () => {
    const body = (await partsOf(named(many.slice(0, 60)))).get('word/document.xml') ?? '';
    expect(textOf(body)).toContain('统计期：2026年10月　共 60 行，全部列出。');
    expect(textOf(body)).toContain('单位60');
  });
});

describe('the workbook', () => {
  it.each([
    ['cover', 1],
    ['cases-printed', 2],
    ['cases-plain', 3],
  ])('%s is what it was, element by element', async (name, no) => {
    const { zip } = await plainSheet(composedOf(report));
    const sheet = new TextDecoder().decode(zip.get(`xl/worksheets/sheet${String(no)}.xml`));
    expect(sheet).not.toBe('');
    await expect(`${sheet.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`golden/${name}.xml`);
  });

  it('its words stand in the shared strings as they were', async () => {
    const { zip } = await plainSheet(composedOf(report));
    const strings = new TextDecoder().decode(zip.get('xl/sharedStrings.xml'));
    await expect(`${strings.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot('golden/strings.xml');
  });

  it('holds numbers as numbers, rates beside their parts, and what is missing not as 0', async () => {
    const { rows } = await plainSheet(composedOf(report));
    const [head = [], ...lines] = rows;
    const first = Object.fromEntries(head.map((name, at) => [String(name), lines[0]?.[at]]));
    expect(first).toMatchObject({ 名称: '乙局', 到期: 2, 超期率: 0.5, 超期率_分子: 1, 超期率_分母: 2 });
    const { sheets } = await readXlsx((await tablesFile(composedOf(report))).bytes);
    expect(sheets[0]?.rows.flat().join('\n')).toMatch(/各单位好差评情况表\s+未导入好差评表，本表不列。/);
  });

  it('is frozen under its head, lies on A4 as wide as a page, repeats its head', async () => {
    const { zip } = await plainSheet(composedOf(report));
    const sheet = new TextDecoder().decode(zip.get('xl/worksheets/sheet2.xml'));
    expect(sheet).toMatch(/<pane [^>]*ySplit="3"[^>]*state="frozen"/);
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"/);
    expect(sheet).toMatch(/fitToWidth="1"/);
    expect(sheet).toMatch(/<mergeCell ref="A1:/);
    expect(new TextDecoder().decode(zip.get('xl/workbook.xml'))).toMatch(/_xlnm\.Print_Titles/);
  });

  it('a name that looks like a formula is text, in the CSV led by an apostrophe', async () => {
    const evil = ['=1+1', '+cmd', '-2+3', '@sum(A1)', '=HYPERLINK("http://a")', '_x0041_'];
    const composed = named(evil);
    const { rows, zip } = await plainSheet(composed);
    expect(rows.slice(1).map((row) => row[1])).toEqual(evil);
    const xml = [...zip]
      .filter(([name]) => name.startsWith('xl/worksheets/'))
      .map(([, bytes]) => new TextDecoder().decode(bytes));
    expect(xml.filter((text) => /<f[ >]/.test(text))).toEqual([]);
    const table = composed.tables.find(({ id }) => id === 'cases');
    const csv = table === undefined ? '' : new TextDecoder().decode(annexFile(composed, table).bytes);
    expect(csv).toContain("2,'+cmd,");
    expect(csv).toContain("1,'=1+1,");
  });
});

describe('names that break things', () => {
  const path = sharedPath('suites/blns/blns.json');
  it.skipIf(!hasShared)(
    '515 of them stand in the workbook as they are, and in XML that is whole',
    async () => {
      const names = v
        .parse(v.array(v.string()), JSON.parse(readFileSync(path, 'utf8')))
        .filter((name) => name !== '');
      expect(names.length).toBeGreaterThan(500);
      const composed = named(names);
      const { rows } = await plainSheet(composed);
      const wrong = names.filter((name, at) => rows[at + 1]?.[1] !== xmlText(name).replaceAll('\r\n', '\n'));
      expect(wrong).toEqual([]);
      const body = (await partsOf(composed)).get('word/document.xml') ?? '';
      expect(body).not.toMatch(/<script|<img|<w:instrText|<w:fldSimple/i);
      const open = body.match(/<[a-z]+:[a-zA-Z]+(?=[ >])[^>]*[^/]>|<[a-z]+:[a-zA-Z]+>/g)?.length ?? 0;
      expect(body.match(/<\/[a-z]+:[a-zA-Z]+>/g)?.length).toBe(open);
    },
  );
});

describe('twice the same', () => {
  it('bytes, whatever the clock and the time zone say', async () => {
    const zone = process.env['TZ'];
    const first = await documentFiles(composedOf(report));
    process.env['TZ'] = 'America/New_York';
    const second = await documentFiles(composedOf(report));
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(second.map(({ name }) => name)).toEqual(first.map(({ name }) => name));
    for (const [at, { bytes, name }] of first.entries())
      expect([name, Buffer.from(bytes).equals(Buffer.from(second[at]?.bytes ?? []))]).toEqual([name, true]);
  });

  it('names say period and kind, and fit a file system', async () => {
    const names = (await documentFiles(composedOf(report))).map(({ name }) => name);
    expect(names[0]).toBe('2026年10月效能监察通报_20261031.docx');
    expect(names[1]).toBe('2026年10月效能监察通报_附表_20261031.xlsx');
    expect(names[2]).toBe('2026年10月效能监察通报_附件1_各单位办件办理情况表_20261031.csv');
    expect(names.filter((name) => /[\\/:*?"<>|\s]/.test(name) || [...name].length > 80)).toEqual([]);
  });
});
