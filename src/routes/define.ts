import { createContext } from 'svelte';

/** Opens the definition of a measure; the root layout shows it. */
export const [useDefine, provideDefine] = createContext<(measure: string) => void>();
