/** The records behind one line of a lead, in the order of the files. */
import { fileNoOf, recordNoOf, type RecordTable } from '../../domain/records';
import { KEY_COLUMN, narrowed } from '../../measures/aggregate';
import { UnknownNameError } from '../../domain/errors';
import type { LeadSubject } from '../../domain/leads';
import type { ReportContext } from '../context';
import { toQuestion } from '../scope';
import type { Scope } from '../types';
import { leadById } from './registry';

export interface LeadRow {
  readonly table: RecordTable;
  readonly fileNo: number;
  readonly recordNo: number;
  /** Number of the case or rating; '' without one. */
  readonly id: string;
  readonly unit: string;
  readonly happenedOn: string;
}

/** @throws UnknownNameError for no lead; as `toQuestion`. */
export const readLeadRows = async (
  { engine, names }: ReportContext,
  id: string,
  { kind, key }: { readonly kind: LeadSubject; readonly key: number },
  scope: Scope,
): Promise<LeadRow[]> => {
  const lead = leadById(id);
  if (lead === undefined) throw new UnknownNameError({ kind: 'lead', name: id });
  const { from, where, values } = narrowed({ ...toQuestion(scope), measure: lead });
  const rows = await engine.query(
    `select source_row, coalesce(source_id, '') as id, unit_key, coalesce(cast(happened_on as varchar), '') as happened_on
    from ${from} where in_numerator and ${where} and ${KEY_COLUMN[kind]} = $${String(values.push(key))}::integer
    order by source_row`,
    values,
  );
  return rows.map((row) => ({
    table: lead.source,
    fileNo: fileNoOf(Number(row['source_row'])),
    recordNo: recordNoOf(Number(row['source_row'])),
    id: String(row['id']),
    unit: names('unit', Number(row['unit_key'])).label,
    happenedOn: String(row['happened_on']),
  }));
};
