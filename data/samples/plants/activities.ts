/**
 * 履责记录: what units, sections and persons had to do and did. Where everybody owes something, one of them did not; a
 * duty begins in the period of its first record, so only periods since then are owed.
 */
import { type Day, dayOf, isoOf } from '../civil';
import type { Unit } from '../county';
import { owned, PARTS, sectionOf, type Cast, type Person } from './people';
import type { PlantBook } from './registers';
import { pair, type RulePlant } from './rule-plant';
import { dayCell, numbered, type Row, sheetOf, yesNo } from './sheet';

const HEADER = [
  ...['履责编号', '履责类型', '履责单位', '股室', '履责人', '工号', '履责事项', '数量', '是否完成'],
  ...['应完成时间', '完成时间'],
];

type Context = { readonly units: readonly Unit[]; readonly cast: Cast };

const done = (kind: string, title: string, on: Day, cells: Row = {}): Row => ({
  履责类型: kind,
  履责事项: title,
  是否完成: '是',
  完成时间: dayCell(on),
  ...cells,
});

/** Units that did neither the test of the quarter nor the announcement of the half-year. */
const NO_TEST = '水利局';
const NO_ANNOUNCEMENT = '环境监察大队';

function ofUnits({ units }: Context): Row[] {
  const of = (name: string): Row => ({ 履责单位: name });
  const names = units.map(({ name }) => name);
  return [
    ...names
      .filter((name) => name !== NO_TEST)
      .map((name) => done('季度测评', '第三季度测评', dayOf(2026, 9, 15), of(name))),
    ...names
      .filter((name) => name !== NO_ANNOUNCEMENT)
      .map((name) => done('执法证公告', '执法证件公告', dayOf(2026, 3, 12), of(name))),
  ];
}

/** Every section has a sheet of the first half of the year, save one. */
function targets({ units, cast }: Context): Row[] {
  const places = new Map<string, Row>();
  for (const unit of units)
    for (const { section } of unit.officers)
      places.set(`${unit.name}|${section}`, { 履责单位: unit.name, 股室: section });
  for (const part of PARTS) {
    const { unit, officer } = cast(part);
    if (part !== 'targets missing')
      places.set(sectionOf(cast(part)), { 履责单位: unit.name, 股室: officer.section });
  }
  return [...places.values()].map((cells) => done('目标责任书', '上半年目标', dayOf(2026, 1, 20), cells));
}

const byPerson = (person: Person): Row => owned(person, ['履责单位', '股室', '履责人']);

/** Meetings in every quarter but the second; days in the village; reports of last year. */
function ofPersons({ cast }: Context): Row[] {
  const [short, enough] = [byPerson(cast('short')), byPerson(cast('enough'))];
  const october = dayOf(2026, 10, 30);
  const report = (n: number, who: Row): Row =>
    done('心得体会', `心得之${String(n)}`, dayOf(2025, 11, 3 + n), who);
  return [
    done('评议会', '一季度评议会', dayOf(2026, 3, 18), { 履责单位: '数据局' }),
    done('评议会', '三季度评议会', dayOf(2026, 9, 17), { 履责单位: '数据局' }),
    done('下村', '十月下村', october, { ...short, 数量: '9' }),
    done('下村', '十月下村', october, { ...enough, 数量: '10' }),
    report(1, short),
    report(1, enough),
    report(2, enough),
  ];
}

/** Of seventeen suggestions five were adopted (004-9 三). */
const SUGGESTIONS = { all: 17, adopted: 5 };

const suggestions = ({ cast }: Context): Owed[] =>
  Array.from({ length: SUGGESTIONS.all }, (_, n) => ({
    key: `suggestion ${String(n + 1)}`,
    row: done('意见建议', `改进意见之${String(n + 1)}`, dayOf(2026, 4, 1) + n, {
      ...byPerson(cast('general')),
      是否完成: yesNo(n < SUGGESTIONS.adopted),
    }),
  }));

type Owed = { readonly key: string; readonly row: Row };

/** What has a date of its own: milestones of the year, and the forms, late only after two more months. */
function dated({ cast }: Context): Owed[] {
  const due = dayOf(2026, 3, 31);
  const owedBy = (person: Person, kind: string, finished: Day | null): Row => ({
    履责类型: kind,
    履责事项: kind === '报表' ? '一季度三表' : '动员部署',
    ...byPerson(person),
    是否完成: yesNo(finished !== null),
    应完成时间: dayCell(due),
    完成时间: dayCell(finished),
  });
  return [
    { key: 'milestone late', row: owedBy(cast('general'), '工作节点', due + 1) },
    { key: 'milestone kept', row: owedBy(cast('general alike'), '工作节点', due) },
    { key: 'milestone of a section without targets', row: owedBy(cast('targets missing'), '工作节点', due) },
    { key: 'form late', row: owedBy(cast('form late'), '报表', null) },
    { key: 'form on the last day', row: owedBy(cast('form on the last day'), '报表', dayOf(2026, 5, 31)) },
  ];
}

/** What did not happen, as the answers name it. */
const absence = (until: Day, { unit = '', section = '', officer = '' }): string =>
  [isoOf(until), unit, section, officer].join('|');

function absences({ cast }: Context): RulePlant[] {
  const [june, quarter, october] = [dayOf(2026, 6, 30), dayOf(2026, 9, 30), dayOf(2026, 10, 31)];
  const of = (until: Day, unit: string): string => absence(until, { unit });
  const who = (until: Day, { unit, officer }: Person, byOfficer = true): string =>
    absence(until, { unit: unit.name, section: officer.section, officer: byOfficer ? officer.id : '' });
  const lastYear = dayOf(2025, 12, 31);
  const [short, enough] = [cast('short'), cast('enough')];
  return [
    pair('EV-06', 'event:test_missed', of(quarter, NO_TEST), of(quarter, NO_ANNOUNCEMENT)),
    pair('SP-13', 'event:announcement_missed', of(june, NO_ANNOUNCEMENT), of(june, NO_TEST)),
    pair('EV-10', 'event:meeting_missed', absence(june, {}), absence(quarter, {})),
    pair('AS-11', 'event:attendance_short', who(october, short), who(october, enough)),
    pair('AS-12', 'event:reports_short', who(lastYear, short), who(lastYear, enough)),
    pair(
      'AS-15',
      'event:targets_missing',
      who(june, cast('targets missing'), false),
      who(june, cast('general alike'), false),
    ),
    pair('SP-01', 'event:inspection_missed', absence(june, {}), absence(dayOf(2026, 5, 31), {})),
    pair('SP-02', 'event:key_inspection_missed', absence(june, {}), absence(lastYear, {})),
    pair(
      'SP-10',
      'event:unit_unvisited',
      of(october, '档案局'),
      of(october, cast('general alike').unit.name),
    ),
  ];
}

/** All records in file order. */
export function plantActivities(units: readonly Unit[], cast: Cast): PlantBook {
  const context = { units, cast };
  const owed = [...dated(context), ...suggestions(context)];
  const no = (key: string): string =>
    numbered(
      'LZ26-',
      owed.findIndex((one) => one.key === key),
    );
  const rows = [
    ...owed.map(({ row }) => row),
    ...ofPersons(context),
    ...ofUnits(context),
    ...targets(context),
  ];
  return {
    sheet: sheetOf(
      '履责记录.csv',
      HEADER,
      rows.map((row, index) => ({ 履责编号: numbered('LZ26-', index), ...row })),
    ),
    pairs: [
      pair('AC-15', 'event:milestone_late', no('milestone late'), no('milestone kept')),
      pair('AC-18', 'event:form_late', no('form late'), no('form on the last day')),
      pair('CP-12', 'measure:adoption_rate', no('suggestion 5'), no('suggestion 6')),
      ...absences(context),
    ],
  };
}
