/** `--drawn`, `--redraw` and `--draw`: draws as the page exports them and as this command writes them. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { jsonOf } from '../lib/domain/data-file';
import { parseDraw, type EarlierDraw } from '../lib/rules/draw-file';
import { ArgumentError } from './arguments';

/** Throws ArgumentError for a file that there is not, InvalidDataFileError with the path of the fault. */
export const readDraw = (option: '--drawn' | '--redraw' | '--draw', path: string): EarlierDraw => {
  if (!existsSync(path)) throw new ArgumentError(`${option}: no file ${path}`);
  const file = basename(path);
  return { file, draw: parseDraw(jsonOf(readFileSync(path, 'utf8'), file), file) };
};
