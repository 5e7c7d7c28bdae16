/** `--period` and `--as-of`: what lies in the period, and from when on nothing is known. */
import { resolveAsOf } from '../lib/domain/as-of';
import { MissingAsOfError } from '../lib/domain/errors';
import { parsePeriod } from '../lib/domain/period';
import { ArgumentError, type Arguments } from './arguments';

/** Without `--as-of` the end of the period; @throws ArgumentError without either. */
export const cutOff = (args: Arguments): { period: string | null; asOf: string } => {
  const period = args.text('period');
  try {
    const asOf = resolveAsOf(args.text('as-of'), period === undefined ? undefined : parsePeriod(period));
    return { period: period ?? null, asOf: asOf.text };
  } catch (error) {
    if (error instanceof MissingAsOfError)
      throw new ArgumentError('needs --as-of or --period', { cause: error });
    throw error;
  }
};
