/**
 * What a unit answered, as decisions: it may agree that a fact is so, or contest it. To contest is not to decide: the fact is
 * 申诉中 until the office has looked.
 */
import { InvalidDataFileError } from '../domain/errors';
import { isLocalDate } from '../domain/local-date';
import type { Decision, Verdict } from './decisions';

const VERDICTS: Readonly<Record<string, Verdict>> = {
  属实: 'confirmed',
  不属实: 'appeal',
  有异议: 'appeal',
  confirmed: 'confirmed',
  contested: 'appeal',
};

type Reply = Readonly<Record<string, string>>;

/** Why a line is no answer: the column that is at fault, and what stands there. */
export interface ReplyFault {
  readonly column: 'fact_key' | '意见' | '理由' | '填报人' | '填报日期';
  readonly reason: string;
}

/** null: the unit says nothing about this fact. */
export const answerOf = (reply: Reply): Decision | ReplyFault | null => {
  const [key, said, reason, by] = ['fact_key', '意见', '理由', '填报人'].map((name) => reply[name] ?? '');
  if (!said) return null;
  if (!key) return { column: 'fact_key', reason: 'empty' };
  const verdict = VERDICTS[said];
  if (verdict === undefined) return { column: '意见', reason: said };
  if (!by) return { column: '填报人', reason: 'empty' };
  const on = (reply['填报日期'] ?? '').replaceAll('/', '-');
  if (!isLocalDate(on)) return { column: '填报日期', reason: 'no_such_date' };
  if (verdict === 'appeal' && !reason) return { column: '理由', reason: 'empty' };
  return { about: 'fact', key, verdict, reason: reason || said, by, on };
};

/** Lines without an opinion are no replies. @throws InvalidDataFileError with row and column of the fault. */
export const decisionsOf = (replies: readonly Reply[], file: string): readonly Decision[] =>
  replies.flatMap((reply, at) => {
    const answer = answerOf(reply);
    if (answer === null) return [];
    if ('about' in answer) return [answer];
    const path = `${String(at + 1)}.${answer.column}`;
    throw new InvalidDataFileError({ file, path, reason: answer.reason });
  });
