/** Thin shell around `workbookText`: a file in here, its sheets as text out. */
import { AppError } from '../domain/errors';
import { workbookText } from '../ingest/workbook-text';
import type { WorkbookReply, WorkbookRequest } from './workbook-messages';

const reply = (message: WorkbookReply, transfer: Transferable[] = []): void => {
  self.postMessage(message, { transfer });
};

const refuse = (error: unknown): void => {
  if (error instanceof AppError) reply({ kind: 'refused', code: error.code, params: error.params });
  else reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
};

const run = async ({ file }: WorkbookRequest): Promise<void> => {
  const workbook = await workbookText(file.name, new Uint8Array(await file.arrayBuffer()));
  reply(
    { kind: 'done', workbook },
    workbook.sheets.map(({ csv }) => csv.buffer),
  );
};

self.onmessage = ({ data }: MessageEvent<WorkbookRequest>) => {
  run(data).catch(refuse);
};
