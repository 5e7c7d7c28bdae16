/** What is under way, in words and in percent. */
import { m } from '../i18n/paraglide/messages';

export type Doing = 'reading' | 'removing' | 'mending' | 'computing';

export const progressTitle = (doing: Doing, name: string): string => {
  switch (doing) {
    case 'reading':
      return m.loading_file({ name });
    case 'removing':
      return m.removing_file({ name });
    case 'mending':
      return m.mending_file({ name });
    case 'computing':
      return m.computing_figures();
  }
};

/** In steps: nothing slides. */
export const progressPercent = (bytesRead: number, bytesTotal: number): number =>
  bytesTotal > 0 ? Math.min(100, Math.floor((bytesRead / bytesTotal) * 100)) : 0;
