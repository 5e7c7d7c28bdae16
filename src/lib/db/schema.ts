/** The canonical tables, made on either engine. */
import type { Engine } from './engine';
import schemaSql from './schema.sql?raw';
import { PRELUDE } from './sql-file';

const statements = (text: string): string[] =>
  text
    .replace(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

/** All tables, empty, with the row 0 = 未填 of each group, and the functions that the .sql files may call. */
export const createSchema = async (engine: Engine): Promise<void> => {
  await engine.runAll([...statements(schemaSql), ...PRELUDE]);
};
