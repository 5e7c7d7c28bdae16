import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../data/samples/gb18030';
import { spreadsheetMlSheets } from '../../src/lib/ingest/spreadsheetml';
import { readWorkbook } from '../../src/lib/ingest/workbook';

const workbook = (sheets: string): string => `<?xml version="1.0" encoding="GBK"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="@"/></Style></Styles>${sheets}</Workbook>`;
const sheet = (name: string, rows: string, options = ''): string =>
  `<Worksheet ss:Name="${name}"><Table ss:ExpandedColumnCount="3"><Column ss:Width="80"/>${rows}</Table>${options}</Worksheet>`;
const cell = (type: string, value: string, more = ''): string =>
  `<Cell${more}><Data ss:Type="${type}">${value}</Data></Cell>`;
const row = (...cells: string[]): string => `<Row>${cells.join('')}</Row>`;
const rows = (content: string) => spreadsheetMlSheets(workbook(sheet('s', content)))[0]?.rows;

describe('SpreadsheetML 2003 named .xls', () => {
  it('in GBK: texts, numbers, instants, booleans and errors', async () => {
    const xml = workbook(
      sheet(
        '办件',
        row(cell('String', '办件编号'), cell('String', '受理时间')) +
          row(cell('String', '000123'), cell('DateTime', '2026-10-09T08:03:00.000')) +
          row(cell('String', '430102199001011234'), cell('DateTime', '2026-10-09T00:00:00.000')) +
          row(cell('Number', '4.30102199001011E+17'), cell('DateTime', '1899-12-31T08:03:00.000')) +
          row(cell('Number', '0.1'), cell('Boolean', '1'), cell('Error', '#N/A')),
      ),
    );
    const { sheets } = await readWorkbook('办件.xls', encodeGb18030(xml));
    expect(sheets).toEqual([
      {
        name: '办件',
        hidden: false,
        isCut: false,
        rows: [
          ['办件编号', '受理时间'],
          ['000123', '2026-10-09 08:03:00'],
          ['430102199001011234', '2026-10-09'],
          ['4.30102199001011E+17', '08:03:00'],
          ['0.1', 'TRUE', '#N/A'],
        ],
      },
    ]);
  });
  it('rows and cells that are given by number stand where they say', () => {
    expect(
      rows(
        `<Row ss:Index="2">${cell('String', 'b', ' ss:Index="2"')}${cell('String', 'c')}</Row>${row(cell('String', 'a'))}`,
      ),
    ).toEqual([[], ['', 'b', 'c'], ['a']]);
  });
  it('merged cells keep the value in the first one', () => {
    expect(
      rows(
        row(
          cell('String', '单位', ' ss:MergeDown="1"'),
          cell('String', '按时办结', ' ss:MergeAcross="1"'),
          cell('String', '合计'),
        ) +
          row(cell('String', '线上', ' ss:Index="2"'), cell('String', '线下'), cell('String', '9')) +
          row(cell('String', '甲'), cell('String', '4')),
      ),
    ).toEqual([
      ['单位', '按时办结', '', '合计'],
      ['', '线上', '线下', '9'],
      ['甲', '4'],
    ]);
  });
  it('rich text is its text, a comment is none, entities are characters', () => {
    expect(
      rows(
        row(
          '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">甲<Font html:Color="#FF0000">局</Font>&#10;&lt;b&gt;</ss:Data><Comment><ss:Data><Font>批注</Font></ss:Data></Comment></Cell>',
          cell('String', 'x'),
        ),
      ),
    ).toEqual([['甲局\n<b>', 'x']]);
  });
  it('hidden sheets are known', () => {
    const hidden = '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>';
    const sheets = spreadsheetMlSheets(
      workbook(sheet('字典', row(cell('String', '码')), hidden) + sheet('办件', row(cell('String', 'BJ1')))),
    );
    expect(sheets.map(({ name, hidden: isHidden }) => [name, isHidden])).toEqual([
      ['字典', true],
      ['办件', false],
    ]);
  });
  it('one that breaks off is read to its last whole row', () => {
    const whole = workbook(
      sheet('s', row(cell('String', 'a')) + row(cell('String', 'b')) + row(cell('String', 'c'))),
    );
    const [read] = spreadsheetMlSheets(whole.slice(0, whole.lastIndexOf('>c<') + 1));
    expect(read).toMatchObject({ isCut: true, rows: [['a'], ['b']] });
  });
});
