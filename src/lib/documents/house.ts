/**
 * The house layout of official papers, GB/T 9704-2012: A4, type area 156 × 225 mm, 22 lines of 28 characters in 仿宋 3号.
 * Fonts are named, with what may stand for them, and none is shipped.
 */
import type { IFontAttributesProperties } from 'docx';

const TWIPS_PER_MM = 1440 / 25.4;
const mm = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MM);

/** 天头 37, 订口 28, the rest follows from the type area. */
export const PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: {
    top: mm(37),
    left: mm(28),
    right: mm(26),
    bottom: mm(35),
    header: mm(15),
    // The dash of the page number stands 7 mm below the type area.
    footer: mm(23),
  },
} as const;

/** The same type area lying, for tables. */
export const WIDE_PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: {
    top: mm(28),
    left: mm(35),
    right: mm(37),
    bottom: mm(26),
    header: mm(12),
    footer: mm(15),
  },
} as const;

/** Forms that are filled in: narrower margins, 170 mm to write on. */
export const FORM_PAGE = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(20), left: mm(20), right: mm(20), bottom: mm(18), header: mm(10), footer: mm(9) },
} as const;

export const FORM_TEXT_WIDTH = mm(170);
export const WIDE_TEXT_WIDTH = mm(225);
export const TEXT_WIDTH = mm(156);

/** 22 lines in 225 mm. */
export const LINE = Math.round(mm(225) / 22);

/** 28 characters of 16 pt in 156 mm: each loses a little of its width, in twips. */
export const CHARACTER_SPACING = Math.floor(mm(156) / 28) - 320;

/** Half points: 2号, 3号, 4号, 小五. */
export const SIZE = { head: 72, title: 44, text: 32, annex: 36, page: 28, small: 18, note: 18 } as const;

/** One character of the text, in twips. */
export const CHARACTER = 320;

export const RED = 'FF0000';

/** Each with what may stand for it where a machine has not got it. */
export const FONTS = {
  title: { name: '方正小标宋简体', instead: '小标宋,方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun' },
  text: { name: '仿宋_GB2312', instead: '仿宋,FangSong,华文仿宋,STFangsong,方正仿宋_GBK' },
  level: { name: '黑体', instead: 'SimHei,华文黑体,STHeiti' },
  table: { name: '宋体', instead: 'SimSun,华文宋体,STSong' },
  latin: { name: 'Times New Roman', instead: 'Liberation Serif' },
} as const;
export type FontRole = Exclude<keyof typeof FONTS, 'latin'>;

/** Quotation marks and dashes belong to the Chinese font. */
export const font = (role: FontRole): IFontAttributesProperties => ({
  ascii: FONTS.latin.name,
  hAnsi: FONTS.latin.name,
  cs: FONTS.latin.name,
  eastAsia: FONTS[role].name,
  hint: 'eastAsia',
});
