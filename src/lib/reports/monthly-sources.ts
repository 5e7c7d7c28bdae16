/** Which table a measure counts, by its Chinese name. */
import { TABLE_TERMS } from '../domain/terms';
import { measureById } from '../measures/registry';

export const measureSource = (measure: string): string => TABLE_TERMS[measureById(measure).source].zh;
