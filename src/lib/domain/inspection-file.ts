/** The file in which a tablet gives its inspection records away: whole records, checked as they come in. */
import * as v from 'valibot';
import { fault, formFaults, refuse, type AssessmentFault } from './assessment-fault';
import { jsonOf } from './data-file';
import { InspectionRecord } from './inspection';
import { recordFaults } from './inspection-check';

const RecordsFile = v.strictObject({
  format: v.literal('mingcha-inspection-records'),
  version: v.literal(1),
  records: v.array(InspectionRecord),
});

/** By number, and equal ones by content, so that the same records are the same bytes. */
const inOrder = (records: readonly InspectionRecord[]): readonly InspectionRecord[] =>
  records
    .map((record) => ({ record, key: `${record.id} ${JSON.stringify(record)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ record }) => record);

export const recordsText = (records: readonly InspectionRecord[]): string =>
  `${JSON.stringify({ format: 'mingcha-inspection-records', version: 1, records: inOrder(records) }, null, 2)}\n`;

const faultsIn = (records: readonly InspectionRecord[]): readonly AssessmentFault[] =>
  records.flatMap((record, at) =>
    recordFaults(record).map((one) => fault(`records.${String(at)}.${one.path}`, one.reason, one.params)),
  );

/** @throws InvalidDataFileError with the path of the first fault, the others as `also`. */
export function parseRecords(text: string, file: string): readonly InspectionRecord[] {
  const json = jsonOf(text, file);
  refuse(formFaults(RecordsFile, json), file);
  const { records } = v.parse(RecordsFile, json);
  refuse(faultsIn(records), file);
  return records;
}
