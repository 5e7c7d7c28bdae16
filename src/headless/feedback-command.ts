/** `mingcha feedback`: a pack per unit to check before publication; and what came back, as a file of decisions. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isLocalDate } from '../lib/domain/local-date';
import { FACT_HEADS, packBlock, unitPackZip } from '../lib/documents/unit-pack-zip';
import { readDue } from '../lib/facts/time-limit';
import { readReplies } from '../lib/ingest/reply-file';
import { readUnitPacks } from '../lib/reports/unit-pack';
import { decisionText, mergeDecisions, type Decision } from '../lib/rules/decisions';
import { decisionsOf } from '../lib/rules/replies';
import { ArgumentError, answers, dataFiles, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';
import { cutOff } from './cut-off';
import { provenance } from './output';
import { readRules } from './rule-file';
import { openWorkspace } from './workspace';

/** What file systems refuse in a name. */
const fileName = (unit: string): string => `feedback-${unit.replace(/[\\/:*?"<>|\s]+/g, '-')}.zip`;

/** `--replies`: the sheets that came back become `decisions.json`; of two about one fact the later day holds. */
const takeReplies = (args: Arguments, paths: readonly string[]): void => {
  let decisions: readonly Decision[] = [];
  for (const path of paths) {
    if (!existsSync(path)) throw new ArgumentError(`--replies: no file ${path}`);
    const replies = readReplies(readFileSync(path), basename(path), FACT_HEADS[0]);
    const merged = mergeDecisions(decisions, decisionsOf(replies, basename(path)));
    for (const { kept } of merged.conflicts)
      process.stderr.write(`--replies: two answers about ${kept.key} on ${kept.on}; the first one is kept\n`);
    decisions = merged.decisions;
  }
  const folder = args.required('out');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'decisions.json'), decisionText(decisions));
};

const writePacks = async (args: Arguments): Promise<void> => {
  const [data, said] = [dataFiles(args), answers(args)];
  const rules = readRules(args.required('rules'));
  const calendar = calendarOf(args.list('calendar'));
  const { period, asOf } = cutOff(args);
  const [from, days] = [args.required('from'), args.required('days')];
  if (!isLocalDate(from))
    throw new ArgumentError(`--from is the day of sending, such as 2026-11-05, not ${from}`);
  if (!/^\d{1,3}$/.test(days)) throw new ArgumentError(`--days is a number of working days, not ${days}`);
  const folder = args.required('out');
  const workspace = await openWorkspace(data, rules, said, calendar);
  const scope = { period, asOf, ruleSet: rules.id, filters: {} };
  const replyBy = await readDue(workspace.engine, {
    from,
    days: Number(days),
    unit: 'workday',
    inclusive: false,
  });
  const { files } = workspace;
  const facts = { files, rules, calendar, period: period ?? '', asOf, mask: 'internal' } as const;
  const block = packBlock(provenance(facts));
  mkdirSync(folder, { recursive: true });
  for (const pack of await readUnitPacks(workspace.context, rules, scope, null))
    writeFileSync(join(folder, fileName(pack.unit.label)), unitPackZip(pack, block, replyBy));
  await workspace.close();
};

export const runFeedback = async (args: Arguments): Promise<void> => {
  const replies = args.list('replies');
  if (replies.length > 0) takeReplies(args, replies);
  else await writePacks(args);
};
