/** `mingcha report spot-check`: the papers of a draw as Word file, workbook and CSV. The draw is drawn again first. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RedrawDiffersError } from '../lib/domain/errors';
import { spotCheckFiles } from '../lib/documents/spot-check';
import { readSpotCheck } from '../lib/reports/sample/check';
import { readSample } from '../lib/reports/sample/draw';
import { drawFileOf, questionOf } from '../lib/reports/sample/draw-file';
import { compareDraws } from '../lib/rules/draw-file';
import { answers, dataFiles, type Arguments } from './arguments';
import { calendarOf } from './calendar-file';
import { readDraw } from './draw-file';
import { maskingLevel } from './output';
import { readRules, ruleHash } from './rule-file';
import { openWorkspace } from './workspace';

/** @throws RedrawDiffersError where the data gives another list: papers of cases that were not drawn are worth nothing. */
export const runSpotCheck = async (args: Arguments): Promise<void> => {
  const [data, said, mask] = [dataFiles(args), answers(args), maskingLevel(args, 'external')];
  const rules = readRules(args.required('rules'));
  const calendar = calendarOf(args.list('calendar'));
  const { file, draw: before } = readDraw('--draw', args.required('draw'));
  const folder = args.required('out');
  const workspace = await openWorkspace(data, rules, said, calendar);
  const { context, files } = workspace;
  try {
    const question = await questionOf(context, before, rules.id);
    const report = await readSample(context, question, before);
    const draw = drawFileOf(context, question, report, before.seed_parts, {
      rules: { id: rules.id, version: rules.version, hash: ruleHash(rules) },
      calendar: { id: calendar.id, version: calendar.calendar.version },
      files: files.map(({ name, sha256 }) => ({ file: name, sha256 })),
    });
    const { isSamePopulation, isSameList, missing, added } = compareDraws(before, draw);
    if (!isSamePopulation || !isSameList)
      throw new RedrawDiffersError({
        file,
        before: before.population.size,
        now: draw.population.size,
        missing: missing.length,
        added: added.length,
      });
    const byNo = new Map(files.map((one) => [one.fileNo, one]));
    const check = await readSpotCheck(context, { draw, report }, mask, {
      fileName: (fileNo) => byNo.get(fileNo)?.name ?? '',
      lineOf: (fileNo, recordNo) => byNo.get(fileNo)?.firstLine[recordNo - 1] ?? 0,
    });
    mkdirSync(folder, { recursive: true });
    for (const { name, bytes } of await spotCheckFiles(check)) writeFileSync(join(folder, name), bytes);
  } finally {
    await workspace.close();
  }
};
