import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../data/samples/gb18030';
import { htmlSheets } from '../../src/lib/ingest/html-table';
import { readWorkbook } from '../../src/lib/ingest/workbook';
import { workbookText } from '../../src/lib/ingest/workbook-text';

const rows = (markup: string) => htmlSheets(markup)[0]?.rows;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const EXPORT = `<%-- 导出 --%>
<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="application/vnd.ms-excel; charset=GBK">
<style>td{mso-number-format:"\\@"} .a > b {}</style><script>if (1 < 2) document.write("<table><tr><td>x")</script></head>
<body><table border="1">
<tr><td colspan="3" align="center"><b>某县办件明细</b></td></tr>
<tr><th>办件编号</th><th>承办单位</th><th>受理时间</th></tr>
<tr><td style='vnd.ms-excel.numberformat:@'>000123</td><td>市住建局&nbsp;</td><td>2026-10-09&#32;08:03</td></tr>
<tr><td x:str="430102199001011234">430102199001011234<td>翀梨<br>街道&amp;园区<td>&nbsp;</tr>
</table></body></html>`.replace('<%-- 导出 --%>\n', '');

const READ = [
  ['某县办件明细', '', ''],
  ['办件编号', '承办单位', '受理时间'],
  ['000123', '市住建局', '2026-10-09 08:03'],
  ['430102199001011234', '翀梨 街道&园区', ''],
];

describe('a page with a table, named .xls by the system that wrote it', () => {
  it.each([
    ['GBK', encodeGb18030(EXPORT)],
    ['UTF-8', utf8(EXPORT)],
    ['UTF-8 with a mark', utf8(`\ufeff${EXPORT}`)],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${EXPORT}`, 'utf16le'))],
  ])('in %s, whatever its meta element says', async (_, bytes) => {
    const { sheets } = await readWorkbook('办件.xls', bytes);
    expect(sheets).toEqual([{ name: '表格1', hidden: false, isCut: false, rows: READ }]);
  });
  it('becomes text with leading zeros and long numbers unharmed', async () => {
    const { sheets } = await workbookText('办件.xls', encodeGb18030(EXPORT));
    expect(new TextDecoder().decode(sheets[0]?.csv)).toBe(`${READ.map((row) => row.join(',')).join('\n')}\n`);
  });
});

describe('tables in a page', () => {
  it('a cell that spans keeps its text in the first place; those beside and below it stay empty', () => {
    expect(
      rows(`<table><tr><td rowspan=3>甲局<td colspan="2">按时办结<td>合计
        <tr><td>线上<td>线下<td rowspan='2'>9
        <tr><td>4<td>5</table>`),
    ).toEqual([
      ['甲局', '按时办结', '', '合计'],
      ['', '线上', '线下', '9'],
      ['', '4', '5'],
    ]);
  });
  it('a frame of tables is no data, the tables within it are', async () => {
    const page = `<table><tr><td><table><tr><td>首页</table><td>
      <table><tr><td>办件编号<td>单位<tr><td>BJ1<td>甲</table></table>`;
    const { sheets } = await readWorkbook('a.xls', utf8(page));
    expect(sheets.map((sheet) => sheet.rows)).toEqual([
      [
        ['办件编号', '单位'],
        ['BJ1', '甲'],
      ],
    ]);
  });
  it('a page without one is refused as a page', async () => {
    await expect(readWorkbook('a.xls', utf8('<html><table><tr><td>请登录</table>'))).rejects.toMatchObject({
      code: 'html_file',
    });
  });
  it('one that breaks off is read to its last whole row', () => {
    const cut = '<table><tr><td>办件编号</td></tr><tr><td>BJ1</td></tr><tr><td>BJ';
    expect(htmlSheets(cut)).toEqual([
      { name: '表格1', hidden: false, isCut: true, rows: [['办件编号'], ['BJ1']] },
    ]);
  });
  it('hostile spans, comments and a lone < stay small and harmless', () => {
    const hostile = `<table><!-- <tr><td>x --><tr><td colspan="999999999" rowspan="999999999">a<b>&lt;img src=x onerror=alert(1)&gt;</b> 1 < 2 &#1114112; &#0; &unknown;</table>`;
    const [row] = rows(hostile) ?? [];
    expect(row?.length).toBe(16_384);
    expect(row?.[0]).toBe('a<img src=x onerror=alert(1)> 1 < 2 \ufffd \ufffd &unknown;');
  });
});
