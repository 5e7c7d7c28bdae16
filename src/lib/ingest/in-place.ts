/** Reading without a worker, as Node does it: the same functions, in place. */
import type { IngestHost } from './host';
import { readPass } from './read-pass';
import { workbookText } from './workbook-text';

export const IN_PLACE: IngestHost = {
  read: readPass,
  openWorkbook: async (file) => workbookText(file.name, await file.read(0, file.size)),
};
