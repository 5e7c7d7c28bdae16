import { describe, expect, it } from 'vitest';
import { installedBrowser, type Machine } from '../browser';

const machine = (platform: string, programs: string[], env: Record<string, string> = {}): Machine => ({
  platform,
  env,
  isProgram: (path) => programs.includes(path.replaceAll('\\', '/')),
});

describe('the browser of the tests', () => {
  it('CHROMIUM_PATH comes before everything', () => {
    expect(installedBrowser(machine('linux', ['/usr/bin/chromium'], { CHROMIUM_PATH: '/my/chrome' }))).toBe(
      '/my/chrome',
    );
  });
  it.each([
    ['linux', '/usr/bin/chromium', {}],
    ['linux', '/opt/google/chrome/chrome', {}],
    ['linux', '/own/bin/microsoft-edge', { PATH: '/bin:/own/bin' }],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
    ['darwin', '/me/Applications/Chromium.app/Contents/MacOS/Chromium', { HOME: '/me' }],
    ['win32', 'D:/Programs/Microsoft/Edge/Application/msedge.exe', { 'PROGRAMFILES(X86)': 'D:/Programs' }],
  ])('%s: %s is found', (platform, path, env) => {
    expect(installedBrowser(machine(platform, [path], env))).toBe(path);
  });
  it('none is null, and not a guess', () => {
    expect(installedBrowser(machine('linux', [], { PATH: '/bin' }))).toBeNull();
    expect(installedBrowser(machine('win32', [], {}))).toBeNull();
  });
});
