/** Words and tables of a spot check. */
import { count, percentRange } from '../domain/format';
import type { SampleRisk } from '../domain/sample-choices';
import { wilson } from '../domain/statistics';
import { collator } from '../i18n/format';
import { m } from '../i18n/paraglide/messages';
import { groupLabel, term, wordsOf } from '../i18n/words';
import type { PopulationStratum, SampledCase, SampleReport } from '../reports/sample/types';

export const riskWords = (risk: SampleRisk): string => wordsOf(`sample_risk_${risk}`) ?? risk;

/** 税务局, or 税务局 · 有风险. */
export const stratumWords = ({ unit, isRisky }: Pick<PopulationStratum, 'unit' | 'isRisky'>): string => {
  const name = groupLabel(unit.label);
  if (isRisky === null) return name;
  return m.sample_stratum({ unit: name, risk: isRisky ? m.sample_risky() : m.sample_plain() });
};

export interface StratumLine {
  readonly name: string;
  readonly title: string;
  readonly size: number;
  readonly share: number;
  /** null before the draw. */
  readonly drawn: number | null;
  /** Cases of the population that one drawn case stands for. */
  readonly weight: number | null;
}

/** Strata of the population, with what the draw took of each. */
export const stratumLines = (
  strata: readonly PopulationStratum[],
  allocation: SampleReport['allocation'] | null,
): readonly StratumLine[] => {
  const most = Math.max(1, ...strata.map(({ size }) => size));
  const lines = strata.map((stratum) => {
    const drawn = allocation?.find((one) => one.stratum === stratum.name)?.drawn ?? null;
    return {
      name: stratum.name,
      title: stratumWords(stratum),
      size: stratum.size,
      share: stratum.size / most,
      drawn,
      weight: drawn === null || drawn === 0 ? null : stratum.size / drawn,
    };
  });
  const { compare } = collator();
  return lines.sort((a, b) => compare(a.title, b.title) || (a.name < b.name ? -1 : 1));
};

export interface SampleLine extends SampledCase {
  /** Number on the list; null for a replacement. */
  readonly no: number | null;
  readonly stratumTitle: string;
}

/** The list as it is read out: the drawn cases numbered, then the replacements. */
export const sampleLines = ({
  cases,
  population,
}: SampleReport): { readonly drawn: readonly SampleLine[]; readonly spare: readonly SampleLine[] } => {
  const titles = new Map(population.strata.map((stratum) => [stratum.name, stratumWords(stratum)]));
  const titled = cases.map((one) => ({ ...one, stratumTitle: titles.get(one.stratum) ?? one.stratum }));
  return {
    drawn: titled.filter((one) => !one.isReplacement).map((one, at) => ({ ...one, no: at + 1 })),
    spare: titled.filter((one) => one.isReplacement).map((one) => ({ ...one, no: null })),
  };
};

const HEX_SHOWN = 12;
export const keyHead = (key: string): string => key.slice(0, HEX_SHOWN);

/** The list as a table with its head. */
export const sampleMatrix = (report: SampleReport): string[][] => {
  const { drawn, spare } = sampleLines(report);
  const head = [
    m.reminder_no(),
    term('case_id'),
    m.sample_col_stratum(),
    term('item'),
    term('officer'),
    term('accepted'),
    term('finished'),
    m.sample_col_order(),
    m.sample_col_key(),
    m.sample_col_risk(),
    m.sample_col_replacement(),
  ];
  const lines = [...drawn, ...spare].map((one) => [
    one.no === null ? '' : String(one.no),
    one.caseId,
    one.stratumTitle,
    one.item,
    one.officer,
    one.accepted,
    one.finished,
    String(one.order),
    one.key,
    one.risks.map(riskWords).join('、'),
    one.isReplacement ? m.yes() : m.no(),
  ]);
  return [head, ...lines];
};

/** What a sample of this size could tell, if one in ten had a finding. */
export const reachWords = (n: number): string => {
  const found = Math.round(n / 10);
  const interval = wilson(found, n);
  if (interval === null) return '';
  return m.sample_reach({ x: count(found), n: count(n), range: percentRange(interval, 1) });
};
