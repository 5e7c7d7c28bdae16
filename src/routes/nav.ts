/** The pages that exist, by when they are used. */
import { m } from '$lib/i18n/paraglide/messages';
import type { PagePath } from './scope.svelte';

export interface NavPage {
  readonly href: string;
  readonly title: string;
  /** A count at the right, in words. */
  readonly count?: string;
}
export interface NavGroup {
  readonly title: string;
  readonly pages: readonly NavPage[];
}

/** `link` gives the address of a page under the choices in force. */
export function navGroups(link: (path: PagePath) => string, files: number): readonly NavGroup[] {
  const data = { href: link('/'), title: m.nav_data() };
  return [
    {
      title: '',
      pages: [
        files > 0 ? { ...data, count: m.nav_files({ n: files }) } : data,
        { href: link('/problems'), title: m.nav_problems() },
        { href: link('/quality'), title: m.nav_quality() },
      ],
    },
    {
      title: m.nav_monthly(),
      pages: [
        { href: link('/overview'), title: m.nav_overview() },
        { href: link('/compare'), title: m.nav_compare() },
        { href: link('/overdue'), title: m.nav_overdue() },
        { href: link('/speed'), title: m.nav_speed() },
        { href: link('/complaints'), title: m.nav_complaints() },
        { href: link('/satisfaction'), title: m.nav_satisfaction() },
        { href: link('/bottom'), title: m.nav_bottom() },
        { href: link('/triggers'), title: m.nav_triggers() },
        { href: link('/circular'), title: m.nav_circular() },
        { href: link('/feedback'), title: m.nav_feedback() },
        { href: link('/archive'), title: m.nav_archive() },
        { href: link('/handover'), title: m.nav_handover() },
      ],
    },
    {
      title: m.nav_inspection(),
      pages: [
        { href: link('/sample'), title: m.nav_sample() },
        { href: link('/findings'), title: m.nav_findings() },
        { href: link('/leads'), title: m.nav_leads() },
        { href: link('/rectification'), title: m.nav_rectification() },
      ],
    },
    { title: m.nav_yearly(), pages: [{ href: link('/year-end'), title: m.nav_year_end() }] },
    {
      title: m.nav_basis(),
      pages: [
        { href: link('/rules'), title: m.nav_rules() },
        { href: link('/calendar'), title: m.nav_calendar() },
        { href: link('/limits'), title: m.nav_limits() },
        { href: link('/readiness'), title: m.nav_readiness() },
        { href: link('/definitions'), title: m.nav_definitions() },
      ],
    },
  ];
}
