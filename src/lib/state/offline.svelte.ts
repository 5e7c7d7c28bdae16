/** Whether the product opens without a network on this machine, and whether a newer version waits to be used. */
import { createContext } from 'svelte';

/**
 * `unavailable`: the browser or the address does not allow it. `preparing`: the product's files are being fetched.
 * `ready`: they are here, whole. `failed`: they could not all be fetched; the next visit tries again.
 */
export type OfflineState = 'idle' | 'unavailable' | 'preparing' | 'ready' | 'failed';

const script = 'service-worker.js';

/** Right after a load its figures are read: fetching comes after that, or every answer waits for it. */
const READING_MS = 8_000;

/** Browsers give service workers to `https` and to this machine only, and some not to a private window. */
const container = (): ServiceWorkerContainer | null =>
  'serviceWorker' in navigator ? navigator.serviceWorker : null;

export class Offline {
  state = $state<OfflineState>('idle');
  /** A newer version is here and is used once every window of this one is closed. */
  newer = $state(false);

  /**
   * Fetches the product's files for later visits; what is asked again does nothing. To be called when nothing else
   * is to do: the first file that a reader opens comes before it.
   */
  prepare(base: string): void {
    if (this.state !== 'idle') return;
    const workers = container();
    this.state = workers === null ? 'unavailable' : 'preparing';
    if (workers === null) return;
    setTimeout(() => {
      requestIdleCallback(() => {
        this.register(workers, base);
      });
    }, READING_MS);
  }

  private register(workers: ServiceWorkerContainer, base: string): void {
    workers.register(new URL(script, new URL(base, location.href)), { scope: base }).then(
      (registration) => {
        this.follow(registration, workers);
      },
      () => {
        this.state = 'failed';
      },
    );
  }

  private follow(registration: ServiceWorkerRegistration, workers: ServiceWorkerContainer): void {
    if (registration.active !== null) this.state = 'ready';
    this.newer = registration.waiting !== null;
    this.watch(registration.installing, workers);
    registration.addEventListener('updatefound', () => {
      this.watch(registration.installing, workers);
    });
  }

  private watch(coming: ServiceWorker | null, workers: ServiceWorkerContainer): void {
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && workers.controller !== null) this.newer = true;
      else if (coming.state === 'activated') this.state = 'ready';
      else if (coming.state === 'redundant' && this.state === 'preparing') this.state = 'failed';
    });
  }
}

export const [useOffline, provideOffline] = createContext<Offline>();
