/** The native side: one process per round, so that each begins with nothing, as a page does. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { openFile, type OpenFile } from '../../src/headless/node-host';
import { openNative } from '../../src/lib/db/native';
import { IN_PLACE } from '../../src/lib/ingest/in-place';
import { assessedYear } from './assessed';
import { Loaded, Places, Staged, Whole } from './figures';
import { drawnPlaces } from './places';
import { Work } from './work';

/** First argument of the process that does the work. */
export const NATIVE = '--native';
const PLACES = 'places';
const ASSESSED = 'assessed';

/** Inside that process: does the work and writes its figures to standard output. */
export async function runNative(task: string, paths: readonly string[]): Promise<void> {
  if (task === PLACES) {
    process.stdout.write(JSON.stringify({ ...(await drawnPlaces()), longestTask: null }));
    return;
  }
  if (task === ASSESSED) {
    process.stdout.write(JSON.stringify({ ...(await assessedYear()), longestTask: null }));
    return;
  }
  const files: OpenFile[] = [];
  for (const path of paths) files.push(await openFile(path));
  const work = await Work.open(await openNative(1), IN_PLACE);
  process.stdout.write(JSON.stringify(await done(work, task, files)));
  await work.close();
  for (const file of files) await file.close();
}

function done(work: Work, task: string, files: readonly OpenFile[]): Promise<unknown> {
  const [first] = files;
  if (first === undefined) throw new Error('no file was given');
  if (task === 'stage') return work.stage(first);
  return task === 'load' ? work.load(first) : whole(work, files);
}

async function whole(work: Work, files: readonly OpenFile[]): Promise<Whole> {
  const answered = await work.answer(files);
  return { answered: { ...answered, longestTask: null }, asked: await work.ask(), spot: await work.spot() };
}

async function inProcess(script: string, task: string, paths: readonly string[]): Promise<unknown> {
  const args = [script, NATIVE, task, ...paths];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}

/** `script` is the bench itself. */
export const nativeStage = async (script: string, path: string): Promise<number> =>
  v.parse(Staged, await inProcess(script, 'stage', [path]));

export const nativeLoad = async (script: string, path: string): Promise<Loaded> =>
  v.parse(Loaded, await inProcess(script, 'load', [path]));

export const nativePlaces = async (script: string): Promise<Places> =>
  v.parse(Places, await inProcess(script, PLACES, []));

export const nativeAssessed = async (script: string): Promise<Places> =>
  v.parse(Places, await inProcess(script, ASSESSED, []));

export const nativeWhole = async (script: string, paths: readonly string[]): Promise<Whole> =>
  v.parse(Whole, await inProcess(script, 'whole', paths));
