/** A loaded file once more, with some of its records worded otherwise: accepted repairs, corrections, or none any more. */
import { askingError, type ImportedFile, type ImportRequest } from './import-file';
import { loadFile } from './load';
import type { Overlay } from './overlay';

export interface RewordRequest extends Pick<
  ImportRequest,
  'engine' | 'host' | 'file' | 'onProgress' | 'signal'
> {
  readonly loaded: ImportedFile;
  /** All records that differ from the file's own; an empty one takes every repair back. */
  readonly overlay: Overlay;
}

/**
 * What can be said about the file from now on; its number, name and digest stay. Whatever fails leaves it as it was.
 * @throws OriginalGoneError when the file is no longer the one that was loaded; the error of a question that the new
 * wording raises.
 */
export const rewordFile = async (request: RewordRequest): Promise<ImportedFile> => {
  const { loaded, overlay } = request;
  const result = await loadFile({
    ...request,
    layout: loaded.layout,
    choices: {
      ...loaded.understanding.choices,
      layout: { ...loaded.understanding.choices.layout, encoding: loaded.layout.encoding },
    },
    fileNo: loaded.fileNo,
    known: new Set(),
    again: { overlay, sha256: loaded.contentSha256 },
  });
  if (result.kind === 'asking') throw askingError({ ...loaded, ...result });
  const { conservation, problems, fill, values } = result;
  const ofWorkbook = loaded.problems.filter(({ reason }) => reason === 'damaged_workbook');
  return { ...loaded, conservation, problems: [...problems, ...ofWorkbook], fill, values };
};
