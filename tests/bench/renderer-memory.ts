/** Memory of the browser's pages, as the kernel keeps it: the peak is its own count, so that no sample can miss it. */
import { readFileSync } from 'node:fs';
import type { CDPSession } from '@playwright/test';
import * as v from 'valibot';

const Processes = v.object({
  processInfo: v.array(v.object({ type: v.string(), id: v.number(), cpuTime: v.number() })),
});
type Process = v.InferOutput<typeof Processes>['processInfo'][number];

/** Bytes in memory now and at the most since the process began. */
interface Resident {
  readonly now: number;
  readonly peak: number;
}

/** By process; null on systems that do not tell. */
export type Memory = ReadonlyMap<number, Resident> | null;

const kibibytes = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN) * 1024;

function resident(pid: number): Resident {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return { now: kibibytes(status, 'VmRSS'), peak: kibibytes(status, 'VmHWM') };
}

/** Every renderer of the browser; workers live in the process of their page. */
async function renderers(browser: CDPSession): Promise<Process[]> {
  const { processInfo } = v.parse(Processes, await browser.send('SystemInfo.getProcessInfo'));
  return processInfo.filter(({ type }) => type === 'renderer');
}

export async function rendererMemory(browser: CDPSession): Promise<Memory> {
  if (process.platform !== 'linux') return null;
  return new Map((await renderers(browser)).map(({ id }) => [id, resident(id)]));
}

/** Milliseconds of processor time, all threads of all renderers. */
export const rendererTime = async (browser: CDPSession): Promise<number> =>
  (await renderers(browser)).reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);

/** What the load needed at its peak beyond what was there before it; a renderer that came later counts whole. */
export function peakGrowth(before: Memory, after: Memory): number | null {
  if (before === null || after === null) return null;
  return [...after].reduce(
    (sum, [pid, { peak }]) => sum + Math.max(0, peak - (before.get(pid)?.now ?? 0)),
    0,
  );
}

/** What all renderers hold now. */
export const heldNow = (memory: Memory): number | null =>
  memory === null ? null : [...memory.values()].reduce((sum, { now }) => sum + now, 0);

/** The highest peak of one renderer, engine and page included. */
export const highestPeak = (memory: Memory): number | null =>
  memory === null ? null : Math.max(...[...memory.values()].map(({ peak }) => peak));
