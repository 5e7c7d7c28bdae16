/** What a reader sees of how a file is read: its first and last records, each with what it is taken for. */
import type { Layout, LayoutChoices, RecordClass } from './layout';

export interface PreviewRecord {
  /** 1-based; records of a tail whose number only a reading of the whole file could tell count from the end, −1 the last. */
  readonly recordNo: number;
  /** 1-based physical line; null where only a reading of the whole file could tell. */
  readonly line: number | null;
  readonly class: RecordClass;
  readonly cells: readonly string[];
  /** A quote stands where none may, or the record has not as many cells as the header. */
  readonly isOdd: boolean;
}

/** Of a layout, what a reader decides. */
export type ReadAs = Pick<
  Layout,
  'encoding' | 'delimiter' | 'quote' | 'titleRecords' | 'headerRecords' | 'footers' | 'marks' | 'width'
> & { readonly headers: readonly string[] };

export interface FilePreview {
  /** As recognised, with the user's choices in it. */
  readonly layout: ReadAs;
  readonly head: readonly PreviewRecord[];
  /** Empty when the head shows the whole file. */
  readonly tail: readonly PreviewRecord[];
}

/** What a record may be taken for instead: above the data lie titles and header, a record of the tail cannot get there. */
export const classesFor = (
  { recordNo }: PreviewRecord,
  { titleRecords, headerRecords }: ReadAs,
): RecordClass[] => {
  if (recordNo < 0) return ['data', 'footer'];
  return recordNo <= titleRecords + headerRecords
    ? ['title', 'header', 'data']
    : ['title', 'header', 'data', 'footer'];
};

type Above = Pick<Layout, 'titleRecords' | 'headerRecords'>;

/** One record after the header, or the one before it, makes the header one record longer: a merged header. */
const asHeader = (no: number, { titleRecords, headerRecords }: Above): Above => {
  const above = titleRecords + headerRecords;
  if (headerRecords > 0 && no === above + 1) return { titleRecords, headerRecords: headerRecords + 1 };
  if (headerRecords > 0 && no === titleRecords)
    return { titleRecords: no - 1, headerRecords: headerRecords + 1 };
  return no > titleRecords && no <= above
    ? { titleRecords, headerRecords }
    : { titleRecords: no - 1, headerRecords: 1 };
};

/** All above it are titles too; a header that it swallows begins below it. */
const asTitle = (no: number, { titleRecords, headerRecords }: Above): Above => {
  if (no <= titleRecords) return { titleRecords, headerRecords };
  const left = titleRecords + headerRecords - no;
  return { titleRecords: no, headerRecords: left > 0 ? left : Math.min(headerRecords, 1) };
};

/** The data begins with it at the latest. */
const asFirstData = (no: number, { titleRecords }: Above): Above => ({
  titleRecords: Math.min(titleRecords, no - 1),
  headerRecords: Math.max(0, no - 1 - titleRecords),
});

const withMark = (choices: LayoutChoices, recordNo: number, as: 'footer' | 'data'): LayoutChoices => ({
  ...choices,
  marks: [...(choices.marks ?? []).filter((mark) => mark.recordNo !== recordNo), { recordNo, as }],
});

/** The choices after a reader has said what a record is. */
export const choiceFor = (
  choices: LayoutChoices,
  { recordNo }: PreviewRecord,
  as: RecordClass,
  layout: ReadAs,
): LayoutChoices => {
  const isAbove = recordNo > 0 && recordNo <= layout.titleRecords + layout.headerRecords;
  switch (as) {
    case 'title':
      return { ...choices, ...asTitle(recordNo, layout) };
    case 'header':
      return { ...choices, ...asHeader(recordNo, layout) };
    case 'footer':
      return withMark(choices, recordNo, as);
    case 'data':
      return isAbove ? { ...choices, ...asFirstData(recordNo, layout) } : withMark(choices, recordNo, as);
  }
};
