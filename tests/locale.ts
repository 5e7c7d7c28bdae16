/** Before every file of the unit tests, which share one world: words are Chinese until a test says otherwise. */
import { overwriteGetLocale } from '../src/lib/i18n/paraglide/runtime';

overwriteGetLocale(() => 'zh-CN');
