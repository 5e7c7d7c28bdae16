#!/usr/bin/env node
/** The terminal's commands: `read`, `import`, `compute`, `lists`, `rank`, `sample`, `leads`, `inspections`, `snapshot`, `feedback`, `due`, `report monthly`, `report year-end`, `report spot-check`, `archive create`, `archive verify`. Exit 0 done, 1 the input cannot be used, 2 wrong arguments. */
import { AppError } from '../lib/domain/errors';
import { runArchiveCreate, runArchiveVerify } from './archive-command';
import { ArgumentError, parseCommand } from './arguments';
import { runCompute } from './compute';
import { runDue } from './due';
import { errorLine } from './error-line';
import { runFeedback } from './feedback-command';
import { HELP } from './help';
import { runImport } from './import';
import { runInspections } from './inspections';
import { runLeads } from './leads';
import { runLists } from './lists-command';
import { runRank } from './rank';
import { runRead } from './read';
import { runMonthly } from './report-monthly';
import { runSample } from './sample';
import { runSpotCheck } from './report-spot-check';
import { runSnapshot } from './snapshot-command';
import { runYearEnd } from './year-end';

const COMMANDS = {
  read: runRead,
  import: runImport,
  compute: runCompute,
  lists: runLists,
  rank: runRank,
  sample: runSample,
  leads: runLeads,
  inspections: runInspections,
  snapshot: runSnapshot,
  feedback: runFeedback,
  due: runDue,
  'report monthly': runMonthly,
  'report spot-check': runSpotCheck,
  'report year-end': runYearEnd,
  'archive create': runArchiveCreate,
  'archive verify': runArchiveVerify,
} as const;

type CommandName = keyof typeof COMMANDS;
const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

/** `report` and `archive` are told what of in their next word; the archive to verify is named without an option. */
const named = ([first = '--help', ...rest]: readonly string[]): readonly [string, ...string[]] => {
  const [second, ...more] = rest;
  if ((first !== 'report' && first !== 'archive') || second === undefined) return [first, ...rest];
  const isBare = second === 'verify' && more[0] !== undefined && !more[0].startsWith('--');
  return [`${first} ${second}`, ...(isBare ? ['--file'] : []), ...more];
};

const main = async (argv: readonly string[]): Promise<number> => {
  const [name, ...rest] = named(argv);
  if (name === '--help' || name === 'help') {
    process.stdout.write(HELP.all);
    return 0;
  }
  if (!isCommand(name)) throw new ArgumentError(`unknown command ${name}; mingcha --help lists them`);
  if (rest.includes('--help')) {
    process.stdout.write(HELP[name]);
    return 0;
  }
  await COMMANDS[name](parseCommand(name, rest));
  return 0;
};

const report = (error: unknown): number => {
  if (error instanceof ArgumentError) {
    process.stderr.write(`mingcha: ${error.message}\n`);
    return 2;
  }
  process.stderr.write(`mingcha: ${errorLine(error)}\n`);
  if (!(error instanceof AppError))
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n`);
  return 1;
};

process.exitCode = await main(process.argv.slice(2)).catch(report);
