/** A 通报 as a Word file in the house layout of official papers; the same report gives the same bytes. */
import { AlignmentType, Document, LineRuleType, Packer, Paragraph, type ISectionOptions } from 'docx';
import { periodTitle } from '../domain/format';
import type { MonthlyReport } from '../reports/monthly-types';
import type { CircularText } from './circular';
import { settled } from './docx-package';
import { paperSection, TEXT_STYLE, wideSection } from './docx-page';
import { annexLines, factsTable } from './docx-tables';
import { paperLines, textRun } from './docx-text';
import { SIZE } from './house';
import { draftLine, provenanceLines } from './provenance';
import type { DrawnPicture } from './pictures';
import type { DocumentTable } from './tables';
import type { Template } from './template';
import { xmlText } from './zip';

const basisLines = (
  facts: readonly (readonly [string, string])[],
  lacking: readonly DocumentTable[],
  { phrases }: Template,
): ISectionOptions['children'] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 120, line: 480, lineRule: LineRuleType.AT_LEAST },
    children: [textRun({ text: phrases.cover, kind: 'plain' }, 'title', { size: SIZE.annex })],
  }),
  factsTable([...facts, ...lacking.map(({ title, missing }) => [title, missing ?? ''] as const)]),
];

/** `tables`: all of them; those that cannot be made are named with why. `drawn`: pictures in the order in which they stand. */
export const writeDocx = async (
  report: MonthlyReport,
  text: CircularText,
  tables: readonly DocumentTable[],
  template: Template,
  drawn: readonly DrawnPicture[],
): Promise<Uint8Array> => {
  const draft = draftLine(report, template);
  const there = tables.filter(({ missing }) => missing === null);
  const period = periodTitle(report.period).zh;
  const facts = provenanceLines(report, template, text);
  const document = new Document({
    ...{ title: xmlText(text.title), creator: 'Mingcha', lastModifiedBy: 'Mingcha' },
    evenAndOddHeaderAndFooters: true,
    styles: { default: TEXT_STYLE },
    sections: [
      paperSection(draft, paperLines(text, there, template, drawn)),
      ...there.map((table) => wideSection(draft, annexLines(table, template, period))),
      wideSection(
        draft,
        basisLines(
          facts,
          tables.filter(({ missing }) => missing !== null),
          template,
        ),
      ),
    ],
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(document)), report.on);
};
