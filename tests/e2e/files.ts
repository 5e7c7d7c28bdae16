/** Files as an office drops them, good and broken, made in the test. */
import type { Page } from '@playwright/test';

export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const text = (name: string, content: string): MadeFile => ({
  name,
  bytes: new TextEncoder().encode(content),
});

const HEAD = '办件编号,承办单位,受理时间,应办结时间,办结时间';

/** `n` cases of one unit, the first `late` of them finished three days late. */
export function cases(name: string, unit: string, n: number, late: number): MadeFile {
  const lines = Array.from({ length: n }, (_, i) => {
    const finished = i < late ? '2026-10-23' : '2026-10-19';
    return `${unit}${String(i + 1).padStart(6, '0')},${unit},2026-10-09,2026-10-20,${finished}`;
  });
  return text(name, [HEAD, ...lines, ''].join('\r\n'));
}

const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const utf8 = (content: string): Uint8Array => new TextEncoder().encode(content);

/** One whole row of a case, due and finished in October 2026. */
const row = (id: string): string => `${id},甲局,2026-10-09,2026-10-20,2026-10-19`;

/** Every way in which a file is broken, and the words that must stand beside its name. */
export const BROKEN: readonly { readonly file: MadeFile; readonly says: RegExp }[] = [
  { file: text('空.csv', ''), says: /空的.*重新从原系统导出/ },
  { file: text('只有表头.csv', `${HEAD}\r\n`), says: /只有表头.*再导出一次/ },
  {
    file: text('登录页.csv', '<!DOCTYPE html><html><body>请登录</body></html>'),
    says: /网页.*重新登录后导出/,
  },
  {
    file: {
      name: '图片.csv',
      bytes: join(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), new Uint8Array(64)),
    },
    says: /不是表格.*png.*另存为/,
  },
  {
    file: {
      name: '压缩包.zip',
      bytes: join(Uint8Array.of(0x50, 0x4b, 0x03, 0x04), utf8('\0'.repeat(26) + '办件.csv')),
    },
    says: /不是表格.*zip.*另存为/,
  },
];

/** Files whose columns nobody but the reader knows, and what is asked about each. */
export const UNNAMED: readonly { readonly file: MadeFile; readonly asks: string }[] = [
  { file: text('别的表.csv', '甲,承办科室名,受理日\r\n001,一股,2026-10-09\r\n'), asks: '没有一列认得出来' },
  { file: text('两列同名.csv', `办件编号,承办单位,承办单位\r\n1,甲局,乙局\r\n`), asks: '“承办单位”有两列' },
  { file: text('没有表头.csv', `${row('1')}\r\n${row('2')}\r\n`), asks: '没有表头行' },
];

/** Files that load, with single rows that do not: set aside, and named by line. */
export const DAMAGED: readonly { readonly file: MadeFile; readonly loaded: number; readonly says: RegExp }[] =
  [
    {
      file: text(
        '四月三十一.csv',
        `${HEAD}\r\n${row('31')}\r\n32,甲局,2026年4月31日,2026-10-20,2026-10-19\r\n`,
      ),
      loaded: 1,
      says: /日期不存在.*第 3 行.*2026年4月31日.*改成实际日期/,
    },
    {
      file: {
        name: '坏字节.csv',
        bytes: join(
          utf8(`${HEAD}\r\n${row('41')}\r\n42,甲`),
          Uint8Array.of(0xe5, 0x2c),
          utf8(`2026-10-09,2026-10-20,2026-10-19\r\n${row('43')}\r\n`),
        ),
      },
      loaded: 2,
      says: /第 3 行/,
    },
    {
      file: text('引号.csv', `${HEAD}\r\n${row('51')}\r\n52,"甲局,2026-10-09,2026-10-20,2026-10-19\r\n`),
      loaded: 1,
      says: /第 3 行/,
    },
    {
      file: { name: '断字.csv', bytes: utf8(`${HEAD}\r\n${row('71')}\r\n72,甲局`).slice(0, -1) },
      loaded: 1,
      says: /在这一行中断.*第 3 行.*重新导出/,
    },
    {
      file: text('原型.csv', `__proto__,${HEAD}\r\nx,${row('61')}\r\n`),
      loaded: 1,
      says: /.*/,
    },
  ];

/** Drops files on the page, all at once, as a file manager does. */
export async function drop(page: Page, files: readonly MadeFile[]): Promise<void> {
  const packed = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  await page.evaluate((made) => {
    const carried = new DataTransfer();
    for (const { name, base64 } of made)
      carried.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    const zone = document.querySelector('.drop');
    zone?.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
  }, packed);
}
