/** Heads of columns: the template's, the level of a rating scale, the field of a table. */
import { fieldTerm } from '../domain/terms';
import type { AnnexColumn } from '../reports/monthly-types';
import type { Template } from './template';
import { levelTerm } from './words';

export const formatHead = ({ id, title }: AnnexColumn, { columns }: Template): string => {
  if (title === null) return columns[id] ?? id;
  return 'level' in title ? levelTerm(title.level) : fieldTerm(title.table, title.field).zh;
};
