import type { PlantedCase, Shown } from './case';
import type { PlantedCard } from './cards';
import type { PlantedComplaint } from './complaints';
import type { Officer, Unit } from './county';
import type { PlantedRating } from './evaluations';
import type { Keys } from './tally';

/** The row of its own for an empty unit, section, officer or item. */
export const MISSING = '（未填）';

/** What the four columns about responsibility show; null is an empty cell. */
export type Responsible = {
  readonly unit: string | null;
  readonly section: string | null;
  readonly officerId: string | null;
  readonly officerName: string | null;
};

/** The planted responsibility as far as the export shows it. */
export function responsible(unit: Unit, officer: Officer, shown: Shown): Responsible {
  return {
    unit: shown === 'no_unit' ? null : unit.name,
    section: shown === 'no_section' ? null : officer.section,
    officerId: shown === 'no_officer' || shown === 'no_officer_id' ? null : officer.id,
    officerName: shown === 'no_officer' ? null : officer.name,
  };
}

/** Officer = 工号, else unit + section + name, else nobody. */
function officerKey({ unit, section, officerId, officerName }: Responsible): string {
  if (officerId !== null) return officerId;
  if (officerName === null) return MISSING;
  return [unit ?? MISSING, section ?? MISSING, officerName].join('|');
}

function keysOf(who: Responsible, item: string | null, channel: string | null): Keys {
  const unit = who.unit ?? MISSING;
  return {
    unit,
    section: `${unit}|${who.section ?? MISSING}`,
    officer: officerKey(who),
    item: item ?? MISSING,
    channel,
  };
}

/** Groups of a case. */
export function caseKeys({ unit, officer, shown, item, channel }: PlantedCase): Keys {
  return keysOf(responsible(unit, officer, shown), item.name, channel);
}

/** Groups of a rating: its own columns, the item of its case. */
export function ratingKeys({ unit, officer, shown, item, channel }: PlantedRating): Keys {
  return keysOf(responsible(unit, officer, shown), item?.name ?? null, channel);
}

/** Groups of a complaint: its own columns, the item of the case it names. */
export function complaintKeys({ unit, officer, shown, item }: PlantedComplaint): Keys {
  return keysOf(responsible(unit, officer, shown), item?.name ?? null, null);
}

/** Groups of a card: its own columns, the item of its case. */
export function cardKeys({ about, shown }: PlantedCard): Keys {
  return keysOf(responsible(about.unit, about.officer, shown), about.item.name, null);
}
