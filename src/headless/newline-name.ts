import type { Newline } from '../lib/domain/layout';

const NAMES: Readonly<Record<Newline, string>> = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' };

/** LF, CRLF or CR, as the files of a run name a line end. */
export const newlineName = (newline: Newline): string => NAMES[newline];
