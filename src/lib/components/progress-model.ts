/** What is under way, in words and in percent. */
import { m } from '../i18n/paraglide/messages';

export type Doing = 'opening' | 'reading' | 'removing' | 'mending' | 'computing' | 'keeping' | 'restoring';

export const progressTitle = (doing: Doing, name: string): string => {
  switch (doing) {
    case 'opening':
      return m.opening_file({ name });
    case 'reading':
      return m.loading_file({ name });
    case 'removing':
      return m.removing_file({ name });
    case 'mending':
      return m.mending_file({ name });
    case 'computing':
      return m.computing_figures();
    case 'keeping':
      return m.keeping_writing();
    case 'restoring':
      return m.keeping_restoring();
  }
};

/** What stopping it means. */
export const progressSafe = (doing: Doing): string => {
  if (doing === 'opening') return m.opening_safe();
  if (doing === 'keeping') return m.keeping_writing_safe();
  return doing === 'restoring' ? m.keeping_restoring_safe() : m.loading_safe();
};

/** In steps: nothing slides. */
export const progressPercent = (bytesRead: number, bytesTotal: number): number =>
  bytesTotal > 0 ? Math.min(100, Math.floor((bytesRead / bytesTotal) * 100)) : 0;
