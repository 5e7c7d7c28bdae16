/**
 * The probe: from the two ends of a file to how it is written, explicitly, so that the engine never has to guess. What
 * it means is said by `recognise.ts`.
 */
import type { LayoutChoices } from '../domain/layout';
import type { FileSample } from './file-sample';
import { readForm, type TextLayout } from './text-form';

export type { TextLayout } from './text-form';
export type { FileSample } from './file-sample';
export { HEAD_BYTES, TAIL_BYTES } from './file-sample';

/**
 * How the file is written: encoding, dialect, header.
 * @throws EmptyFileError, HtmlFileError, NotATableError, BadEncodingError.
 */
export const probeText = (sample: FileSample, choices?: LayoutChoices): TextLayout =>
  readForm(sample, choices).layout;
