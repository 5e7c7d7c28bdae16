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

const decisionOf = (reply: Reply, row: number, file: string): Decision => {
  const path = (column: string): string => `${String(row)}.${column}`;
  const said = reply['意见'] ?? '';
  const verdict = VERDICTS[said];
  if (verdict === undefined) throw new InvalidDataFileError({ file, path: path('意见'), reason: said });
  const by = reply['填报人'] ?? '';
  const on = (reply['填报日期'] ?? '').replaceAll('/', '-');
  const reason = reply['理由'] ?? '';
  if (by === '') throw new InvalidDataFileError({ file, path: path('填报人'), reason: 'empty' });
  if (!isLocalDate(on))
    throw new InvalidDataFileError({ file, path: path('填报日期'), reason: 'no_such_date' });
  if (verdict === 'appeal' && reason === '')
    throw new InvalidDataFileError({ file, path: path('理由'), reason: 'empty' });
  return { about: 'fact', key: reply['fact_key'] ?? '', verdict, reason: reason || said, by, on };
};

/** Lines without an opinion are no replies. @throws InvalidDataFileError with row and column of the fault. */
export const decisionsOf = (replies: readonly Reply[], file: string): readonly Decision[] =>
  replies.flatMap((reply, at) =>
    (reply['fact_key'] ?? '') === '' || (reply['意见'] ?? '') === '' ? [] : [decisionOf(reply, at + 1, file)],
  );
