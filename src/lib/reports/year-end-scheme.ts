/** The scheme to begin with, as data that an office changes by the form; and schemes from files. */
import { parseScheme, schemeFaults } from '../domain/assessment-check';
import type { AssessmentFault } from '../domain/assessment-fault';
import type { AssessmentScheme } from '../domain/assessment';
import example from '../../../data/assessment-schemes/county.json';
import { ASSESSABLE } from './year-end-values';

export const exampleScheme = (): AssessmentScheme => parseScheme(example, 'county.json', ASSESSABLE);

/** @throws InvalidDataFileError with the path of the first fault, the others beside it. */
export const readScheme = (json: unknown, file: string): AssessmentScheme =>
  parseScheme(json, file, ASSESSABLE);

/** Everything that is wrong with a scheme as it stands in the form. */
export const faultsOf = (scheme: AssessmentScheme): readonly AssessmentFault[] =>
  schemeFaults(scheme, ASSESSABLE);
