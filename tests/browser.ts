/**
 * The browser that the tests drive, found without asking the reader to set anything:
 * `CHROMIUM_PATH`, an installed Chrome, Edge or Chromium, Debian's package when root, Playwright's own download.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** What keeps a test browser quiet: it asks nobody on its own account. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/** Where to look, as values, so that every system can be tested on any. */
export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isProgram: (path: string) => boolean;
}

const NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];
const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

const onPath = ({ env, platform }: Machine): string[] => {
  const suffix = platform === 'win32' ? '.exe' : '';
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(platform === 'win32' ? ';' : delimiter);
  return folders.filter(Boolean).flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)));
};

function usualPlaces({ env, platform }: Machine): string[] {
  const below = (folders: (string | undefined)[], names: string[]): string[] =>
    folders.filter((f) => f !== undefined).flatMap((folder) => names.map((name) => join(folder, name)));
  switch (platform) {
    case 'darwin':
      return below(['/Applications', join(env['HOME'] ?? '/', 'Applications')], MAC);
    case 'win32':
      return below([env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']], WINDOWS);
    default:
      return below(['/usr/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge'], NAMES);
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const thisMachine: Machine = { platform: process.platform, env: process.env, isProgram };

/** An installed browser, or null; installs nothing. */
export function installedBrowser(machine: Machine = thisMachine): string | null {
  const named = machine.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return named;
  return [...onPath(machine), ...usualPlaces(machine)].find(machine.isProgram) ?? null;
}

const succeeds = (program: string, args: string[]): boolean =>
  spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;

const isDebianRoot = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version');

const installDebian = (): boolean =>
  succeeds('apt-get', ['update', '-q']) &&
  succeeds('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);

function downloadPlaywrights(): boolean {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  );
  return succeeds(process.execPath, [cli, 'install', 'chromium']);
}

/** `own` is Playwright's download, which it finds by itself. */
export type FoundBrowser =
  | { readonly kind: 'installed'; readonly path: string }
  | { readonly kind: 'own' }
  | { readonly kind: 'none'; readonly advice: string };

/** Finds a browser, installs one where that needs no question, or says in one line what to install. */
export function findBrowser(): FoundBrowser {
  const path = installedBrowser() ?? (isDebianRoot() && installDebian() ? installedBrowser() : null);
  if (path !== null && isProgram(path)) return { kind: 'installed', path };
  if (path !== null)
    return {
      kind: 'none',
      advice: `CHROMIUM_PATH=${path} 不是可执行文件 / is not a program that can be run`,
    };
  if (downloadPlaywrights()) return { kind: 'own' };
  return {
    kind: 'none',
    advice:
      '没有浏览器：请安装 Chrome、Edge 或 Chromium，或用 CHROMIUM_PATH 指明 / no browser: install Chrome, Edge or Chromium, or name one in CHROMIUM_PATH',
  };
}
