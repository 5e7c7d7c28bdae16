/** Rule sets by the name that a reader knows them by. */
import { getLocale } from '../i18n/paraglide/runtime';

export interface NamedRules {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
}

/** The id where there is none of that name. */
export const rulesTitle = (offered: readonly NamedRules[], id: string): string => {
  const found = offered.find((one) => one.id === id);
  if (found === undefined) return id;
  return getLocale() === 'en' ? found.title.en : found.title.zh;
};
