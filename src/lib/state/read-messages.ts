/** What the page and its reading worker say to each other. */
import type { Layout } from '../domain/layout';
import type { Reading, ReadForm } from '../ingest/host';

/** What the page says to the worker. */
export type ReadRequest =
  | { readonly kind: 'file'; readonly file: File; readonly layout: Layout; readonly form: ReadForm }
  | {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      readonly layout: Layout;
      readonly form: ReadForm;
    }
  | { readonly kind: 'next' };

/** What the worker says to the page; it waits for `next` after each chunk. */
export type ReadReply =
  | { readonly kind: 'progress'; readonly bytesRead: number; readonly records: number }
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array }
  | { readonly kind: 'done'; readonly reading: Reading }
  | { readonly kind: 'failed'; readonly message: string };
