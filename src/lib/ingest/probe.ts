/**
 * The probe: from the two ends of a file to how it is written, explicitly, so that the engine never has to guess. What
 * it means is said by `recognise.ts`.
 */
import { AppError } from '../domain/errors';
import type { LayoutChoices } from '../domain/layout';
import { contentKind } from './bad-input';
import { takeSample, type FileSample } from './file-sample';
import type { SourceFile } from './host';
import { readForm, type TextLayout } from './text-form';

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

/** Looks at a file that is about to be imported, while the engine is busy with something else. */
export const probeAhead = async (file: SourceFile): Promise<void> => {
  try {
    const sample = await takeSample(file);
    if (contentKind(sample) === 'text') probeText(sample);
  } catch (error) {
    // What is wrong with the file is said when it is imported.
    if (!(error instanceof AppError)) throw error;
  }
};
