/** The packs of one tab, and the sheets that units sent back, until they are taken over or closed. */
import { UnreadableReplyError } from '../domain/errors';
import type { RuleSet } from '../domain/rule-set';
import { safeName } from '../documents/file-names';
import { allPacksZip, FACT_HEADS, packBlock, unitPackZip } from '../documents/unit-pack-zip';
import { readDue } from '../facts/time-limit';
import { formatPeriod } from '../i18n/format';
import { m } from '../i18n/paraglide/messages';
import { groupLabel } from '../i18n/words';
import { readReplyRows, type ReplyRow } from '../ingest/reply-file';
import type { ReportContext } from '../reports/context';
import type { Scope } from '../reports/types';
import { readUnitPacks, type UnitPack } from '../reports/unit-pack';
import { mergeDecisions, type Decision } from '../rules/decisions';
import { answerOf } from '../rules/replies';
import type { Answer, Feedback, Judged, MadePack, Unanswerable } from './feedback';

export interface FeedbackSource {
  readonly context: () => Promise<ReportContext>;
  readonly ruleSet: () => RuleSet;
  readonly sources: () => {
    readonly rules: { readonly id: string; readonly version: string; readonly hash: string };
    readonly calendar: { readonly id: string; readonly version: string };
    readonly files: readonly { readonly name: string; readonly sha256: string }[];
  };
}

interface Sheet {
  readonly name: string;
  readonly rows: readonly ReplyRow[];
}

const rowsOf = async (file: File): Promise<Sheet> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    return { name: file.name, rows: readReplyRows(bytes, file.name, FACT_HEADS[0]) };
  } catch (cause) {
    throw new UnreadableReplyError({ file: file.name }, { cause });
  }
};

type Found = Pick<Answer, 'unit' | 'fact'>;

const factsOf = (packs: readonly UnitPack[]): ReadonlyMap<string, Found> =>
  new Map(
    packs.flatMap(({ unit, facts }) =>
      facts.map((fact) => [fact.factKey, { unit: groupLabel(unit.label), fact }] as const),
    ),
  );

/** null: the line says nothing. */
const judged = (
  { row, cells }: ReplyRow,
  file: string,
  facts: ReadonlyMap<string, Found>,
): Answer | Unanswerable | null => {
  const answer = answerOf(cells);
  if (answer === null) return null;
  const place = { file, row };
  if (!('about' in answer)) return { ...place, key: cells[FACT_HEADS[0]] ?? '', ...answer };
  const found = facts.get(answer.key);
  return found === undefined
    ? { ...place, key: answer.key, column: 'unknown', reason: '' }
    : { ...place, ...found, decision: answer };
};

export class FeedbackDesk implements Feedback {
  sentOn = $state('');
  days = $state('');
  private sheets = $state.raw<readonly Sheet[]>([]);
  private last: {
    readonly context: ReportContext;
    readonly asked: string;
    readonly packs: readonly UnitPack[];
  } | null = null;

  constructor(private readonly source: FeedbackSource) {}

  get opened(): readonly string[] {
    return this.sheets.map(({ name }) => name);
  }

  async packs(scope: Scope): Promise<readonly UnitPack[]> {
    const [context, rules] = [await this.source.context(), this.source.ruleSet()];
    const { period, asOf } = scope;
    const asked = JSON.stringify([period, asOf, rules.id, rules.version]);
    // Dozens of questions for each unit: coming back to the page asks none of them again.
    if (this.last?.context !== context || this.last.asked !== asked)
      this.last = { context, asked, packs: await readUnitPacks(context, rules, scope, null) };
    return this.last.packs;
  }

  async due(from: string, days: number): Promise<string> {
    const { engine } = await this.source.context();
    return readDue(engine, { from, days, unit: 'workday', inclusive: false });
  }

  one(pack: UnitPack, scope: Scope, replyBy: string): MadePack {
    const named = { period: formatPeriod(scope.period), unit: groupLabel(pack.unit.label) };
    return {
      name: safeName(m.feedback_file_one(named), 'zip'),
      bytes: unitPackZip(pack, this.block(scope), replyBy),
    };
  }

  all(packs: readonly UnitPack[], scope: Scope, replyBy: string): MadePack {
    const made = packs.map((pack) => this.one(pack, scope, replyBy));
    return {
      name: safeName(m.feedback_file_all({ period: formatPeriod(scope.period) }), 'zip'),
      bytes: allPacksZip(made.map(({ name, bytes }) => [name, bytes])),
    };
  }

  async open(files: readonly File[]): Promise<void> {
    const read: Sheet[] = [];
    for (const file of files) read.push(await rowsOf(file));
    const names = new Set(read.map(({ name }) => name));
    this.sheets = [...this.sheets.filter(({ name }) => !names.has(name)), ...read];
  }

  close(): void {
    this.sheets = [];
  }

  judge(packs: readonly UnitPack[], decided: readonly Decision[]): Judged {
    const facts = factsOf(packs);
    const lines = this.sheets.flatMap(({ name, rows }) => rows.map((row) => judged(row, name, facts)));
    const answers = lines.filter((line): line is Answer => line !== null && 'decision' in line);
    const faults = lines.filter((line): line is Unanswerable => line !== null && 'column' in line);
    const merged = mergeDecisions(
      decided,
      answers.map(({ decision }) => decision),
    );
    const before = new Set(decided);
    return {
      ...{ answers, faults, silent: lines.length - answers.length - faults.length },
      added: merged.decisions.filter((one) => !before.has(one)).length,
      conflicts: merged.conflicts.length,
    };
  }

  /** The data that they are about are gone. */
  clear(): void {
    [this.sheets, this.sentOn, this.days, this.last] = [[], '', '', null];
  }

  /** As the terminal writes it: the same pack is the same bytes. */
  private block({ period, asOf }: Scope): Readonly<Record<string, string>> {
    const { rules, calendar, files } = this.source.sources();
    return packBlock([
      ['office', ''],
      ['period', period ?? ''],
      ['as_of', asOf],
      ['rules', `${rules.id} ${rules.version} ${rules.hash}`],
      ['calendar', `${calendar.id} ${calendar.version}`],
      ...files.map(({ name, sha256 }) => ['file', `${name} ${sha256}`] as const),
      ['mask', 'internal'],
    ]);
  }
}
