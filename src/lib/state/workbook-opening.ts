/** Workbooks are opened in a worker of their own: inflating and parsing a large one takes seconds. */
import { CancelledError } from '../domain/errors';
import type { SourceFile } from '../ingest/host';
import type { WorkbookText } from '../ingest/workbook-text';
import { errorOf, type WorkbookReply, type WorkbookRequest } from './workbook-messages';
import WorkbookWorker from './workbook.worker?worker';

/** One worker per workbook; ended with it, so that its memory returns, and at once when cancelled. */
export const openWorkbook = ({ name, source }: SourceFile, signal: AbortSignal): Promise<WorkbookText> =>
  new Promise((resolve, reject) => {
    if (source.kind !== 'file') throw new TypeError('only a dropped file is opened here');
    const worker = new WorkbookWorker();
    const end = (settle: () => void): void => {
      worker.terminate();
      signal.removeEventListener('abort', stop);
      settle();
    };
    const fail = (error: Error): void => {
      end(() => {
        reject(error);
      });
    };
    const stop = (): void => {
      fail(new CancelledError({ file: name }));
    };
    signal.addEventListener('abort', stop);
    worker.onmessage = ({ data }: MessageEvent<WorkbookReply>) => {
      if (data.kind !== 'done') fail(errorOf(data));
      else
        end(() => {
          resolve(data.workbook);
        });
    };
    worker.onerror = (event) => {
      fail(new Error(event.message));
    };
    worker.postMessage({ file: source.file } satisfies WorkbookRequest);
  });
