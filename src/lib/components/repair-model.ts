/** The list of repairs: a row per kind, below it a row per record; all of one height, so that only those in sight are drawn. */
import { REPAIR_KINDS, type RepairKind, type SetAsideRecord } from '../domain/repair';
import { m } from '../i18n/paraglide/messages';
import { wordsOf } from '../i18n/words';
import type { FileReport } from '../reports/types';

export type RepairItem =
  | {
      readonly what: 'kind';
      readonly kind: RepairKind;
      readonly all: number;
      /** Those that can be accepted together: only one way fits. */
      readonly sure: readonly SetAsideRecord[];
    }
  | { readonly what: 'record'; readonly record: SetAsideRecord };

export const kindWords = (kind: string): string => wordsOf(`mend_kind_${kind}`) ?? kind;

/** Kinds in their own order, records in the order of the files. */
export const repairItems = (records: readonly SetAsideRecord[]): RepairItem[] =>
  REPAIR_KINDS.flatMap((kind) => {
    const own = records.filter(({ proposal }) => proposal?.kind === kind);
    if (own.length === 0) return [];
    const sure = own.filter(({ proposal }) => proposal?.isSure === true);
    const rows = own.map((record) => ({ what: 'record', record }) as const);
    return [{ what: 'kind', kind, all: own.length, sure } as const, ...rows];
  });

/** 股室：婚姻,登记股；办结时间：（空） */
export const changeWords = ({ proposal }: SetAsideRecord, file: FileReport | undefined): string => {
  const headerAt = (at: number): string =>
    file?.layout.columns.find(({ position }) => position === at)?.header ?? m.column_unnamed({ n: at + 1 });
  const changed = (proposal?.changed ?? []).map(
    (at) => `${headerAt(at)}${m.colon()}${proposal?.cells[at] || m.record_empty()}`,
  );
  return changed.join(m.list_and()) || '—';
};
