/** Who is assessed: units within the office's peer groups, or officers within their unit, with the months they served. */
import type { AssessmentScheme } from '../domain/assessment';
import { serviceOf, type Service } from '../rules/service';
import type { ReportContext } from './context';
import type { YearEndQuestion } from './year-end-types';

/** Who is assessed, before any value. */
export interface Assessed {
  readonly key: number;
  readonly id: string;
  readonly group: string;
  readonly service: Service;
}

const unitGroups = ({ groups }: AssessmentScheme): ReadonlyMap<string, string> =>
  new Map(groups.flatMap(({ name, units }) => units.map((unit) => [unit, name] as const)));

/** Officers with a name whose records name no unit: nobody's peers, so that no assessment of persons holds them. */
export const countWithoutUnit = async (
  { engine, names }: ReportContext,
  { subject }: AssessmentScheme,
): Promise<number> => {
  if (subject === 'unit') return 0;
  const rows = await engine.query('select officer_key from officer where officer_key > 0 and unit_key = 0');
  return rows.filter((row) => names('officer', Number(row['officer_key'])).label !== '').length;
};

/** Units of the directory by peer group; officers by unit. 未填 (key 0) is nobody. */
export const readAssessed = async (
  { engine, standing, names }: ReportContext,
  { scheme, entries }: YearEndQuestion,
): Promise<readonly Assessed[]> => {
  const own = unitGroups(scheme);
  const [places, units] = [await standing.subjects(scheme.subject), await standing.subjects('unit')];
  const rows =
    scheme.subject === 'unit'
      ? await standing.units()
      : await engine.query(
          'select officer_key, unit_key from officer where officer_key > 0 order by officer_key',
        );
  return rows.flatMap((row): Assessed[] => {
    const unit = Number(row['unit_key']);
    const key = scheme.subject === 'unit' ? unit : Number(row['officer_key']);
    const id = places.get(key)?.id ?? '';
    if (names(scheme.subject, key).label === '' || unit === 0) return [];
    const service = serviceOf(
      entries.year,
      entries.service.filter((one) => one.subject === id),
    );
    const usual =
      scheme.subject === 'unit'
        ? (own.get(id) ?? own.get(names('unit', key).label) ?? String(row['peer_group'] ?? ''))
        : (units.get(unit)?.id ?? '');
    return [{ key, id, group: service.group ?? usual, service }];
  });
};
