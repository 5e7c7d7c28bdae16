/**
 * The probe: from the two ends of a file to how it is written, explicitly, so that the engine never has to guess. What
 * it means is said by `recognise.ts`.
 */
import { AppError } from '../domain/errors';
import type { LayoutChoices } from '../domain/layout';
import { contentKind } from './bad-input';
import { detectEncoding } from './encoding';
import { takeSample, type FileSample } from './file-sample';
import type { SourceFile } from './host';
import { divideUnasked, readForm, type TextLayout } from './text-form';

export type { TextLayout } from './text-form';
export type { FileSample } from './file-sample';
export { HEAD_BYTES, TAIL_BYTES } from './file-sample';

const unasked = new WeakMap<FileSample, TextLayout>();

const withoutChoices = (sample: FileSample): TextLayout => {
  const layout = unasked.get(sample) ?? readForm(sample).layout;
  unasked.set(sample, layout);
  return layout;
};

/**
 * How the file is written: encoding, dialect, header. What a sample shows by itself is read once.
 * @throws EmptyFileError, HtmlFileError, NotATableError, BadEncodingError.
 */
export const probeText = (sample: FileSample, choices: LayoutChoices = {}): TextLayout =>
  Object.keys(choices).length === 0 ? withoutChoices(sample) : readForm(sample, choices).layout;

/** Whatever waits, a click above all, comes first. */
const giveWay = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Looks at a file that is about to be imported, step by step, so that the page stays free; while the engine is busy with
 * something else, it costs no time.
 */
export const probeAhead = async (file: SourceFile): Promise<void> => {
  try {
    const sample = await takeSample(file);
    if (contentKind(sample) !== 'text') return;
    await giveWay();
    detectEncoding(sample);
    await giveWay();
    divideUnasked(sample);
    await giveWay();
    probeText(sample);
    await giveWay();
  } catch (error) {
    // What is wrong with the file is said when it is imported.
    if (!(error instanceof AppError)) throw error;
  }
};
