/**
 * Which records are no data although they stand among the data: totals and subtotals, signature rows, notes, page lines.
 *
 * One rule for the whole product, on the cells of a record. It must not take a case for a total: a word counts only as a
 * whole cell (or with its colon), and a signature or a note leaves most of its record empty.
 */

/** Blanks of all kinds, which exports put between the characters of a total: 合 计. */
const BLANKS = /[\s\u00a0\u3000\u200b\ufeff]+/g;

/** A cell as the words are compared: without blanks, half-width colon, small letters. */
const bare = (cell: string): string => cell.replace(BLANKS, '').replaceAll('：', ':').toLowerCase();

const TOTAL_CELL =
  /^(?:[(（]?[一二三四五六七八九十]*[)）]?、?)?(?:本页|本月|本年|本单位|全部|总)?(?:合计|总计|小计|共计):?$/;
/** Only in the first cell of a record: 税务局小计, 合计12件. */
const TOTAL_FIRST =
  /^.{1,30}(?:合计|小计|总计):?$|^(?:合计|总计|小计|共计)(?:数|项):?$|^(?:合计|总计|共计):?\d+(?:\.\d+)?(?:条|件|行|人|人次|个|项)?$|^累计:?$|^(?:grand)?total:?$|^sub-?total:?$/;
const SIGNATURE =
  /^(?:制表人|制表单位|制表部门|制表日期|制表时间|制表|填表人|填表单位|填表日期|填报人|填报单位|填报日期|审核人|审核|复核人|复核|审批人|签发人|负责人|单位负责人|部门负责人|主管领导|分管领导|经办人|联系人|联系电话|打印人|打印时间|打印日期|导出人|导出时间|导出日期|报表日期|报送单位|报送日期|统计人|统计时间|统计口径|统计期间|备注|说明|附注|注|数据来源|数据截至|数据截止)(?:\d*:.*|$)/s;
const PAGE_LINE = /^共\d+(?:条|件|行|页|人|人次|个|项)(?:记录|数据)?|^第\d+页/;

/** Cells that a total may stand behind: the merged unit before its 小计. */
const LOOKED_AT = 3;

const FILLED = /[^\s\u00a0\u3000\u200b\ufeff]/;
const isFilled = (cell: string): boolean => FILLED.test(cell);

/** Whether the record has no content at all: delimiters only, as spreadsheets leave below a table. */
export const isEmptyRecord = (cells: readonly string[]): boolean => !cells.some(isFilled);

/** @param width cells of a whole record of the file. */
export function isFooter(cells: readonly string[], width: number): boolean {
  const filled = cells.filter(isFilled);
  const looked = filled.slice(0, LOOKED_AT).map(bare);
  const [first] = looked;
  if (first === undefined) return false;
  if (width > 1 && TOTAL_FIRST.test(first)) return true;
  if (looked.some((cell) => TOTAL_CELL.test(cell))) return true;
  const isSparse = width > 1 ? filled.length <= Math.ceil(width / 2) : true;
  return isSparse && (SIGNATURE.test(first) || PAGE_LINE.test(first));
}

/** The first characters of everything that the rule knows, for a look at the bytes before any cell is made. */
export const FIRST_CHARACTERS = '制填审复签负单部主分经联打导报统备说附注数共第合总小累本全';
/** What follows them, besides a digit or a colon. */
export const SECOND_CHARACTERS = '表报核批发责位门管办系印出送计注明据页部月年单合';
/** What every total ends with. */
export const TOTAL_ENDING = '计';
