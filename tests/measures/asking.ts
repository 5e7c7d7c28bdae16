/** Small questions about a few loaded rows. */
import { parseAsOf } from '../../src/lib/domain/as-of';
import type { Engine } from '../../src/lib/db/engine';
import { callMacro } from '../../src/lib/db/sql-file';
import { buildFacts } from '../../src/lib/facts/facts';
import { tally } from '../../src/lib/measures/aggregate';
import { measureById } from '../../src/lib/measures/registry';
import { toQuestion } from '../../src/lib/reports/scope';
import { emptied, importText } from '../ingest/loading';

/** Lines of one file, header first, as the only thing that is loaded. */
export const given = async (engine: Engine, ...files: readonly (readonly string[])[]): Promise<void> => {
  await emptied(engine);
  let fileNo = 0;
  for (const lines of files) {
    fileNo += 1;
    await importText(engine, `${lines.join('\n')}\n`, { fileNo, name: `${fileNo}.csv` });
  }
  await buildFacts(engine);
};

/** `numerator/denominator` over everything that is loaded, or over one period. */
export const figure = async (
  engine: Engine,
  measure: string,
  asOf: string,
  period: string | null = null,
): Promise<string> => {
  const question = {
    ...toQuestion({ period, asOf, ruleSet: 'base', filters: {} }),
    measure: measureById(measure),
  };
  const [total] = await tally(engine, question, []);
  return `${total?.numerator ?? 0}/${total?.denominator ?? 0}`;
};

/** Ids of the records that the measure counts, in the order of the file. */
export const countedIds = async (
  engine: Engine,
  measure: string,
  asOf: string,
  part: 'in_numerator' | 'in_denominator' = 'in_numerator',
): Promise<string> => {
  const rows = await engine.query(
    `select source_id from ${callMacro(measureById(measure).file)} where ${part} order by source_row`,
    [parseAsOf(asOf).at],
  );
  return rows.map((row) => String(row['source_id'])).join(' ');
};
