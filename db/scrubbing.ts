/** How long to wait before trying again what somebody stood in the way of, in milliseconds. */
const patience = 250;

/**
 * Runs a cleaning after those who ask for it, one at a time: who asks while one runs gets the next, together with all
 * who ask meanwhile. What could not be done at once is tried again until it is.
 */
export class Scrubbing {
  readonly #clean: () => Promise<boolean>;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #stopped = false;

  /** @param clean does the work; false, or an error, where it must be tried again. */
  constructor(clean: () => Promise<boolean>) {
    this.#clean = clean;
  }

  /** Resolves when a cleaning that began after the call has been tried. Never rejects. */
  request(): Promise<void> {
    if (this.#running === null) {
      this.#running = this.#run();
      return this.#running;
    }
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.request();
    });
    return this.#next;
  }

  /** Tries no more, and waits for what runs. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#next;
    await this.#running;
  }

  async #run(): Promise<void> {
    const done = this.#stopped || (await this.#clean().catch(() => false));
    this.#running = null;
    if (!done) this.#tryAgainLater();
  }

  #tryAgainLater(): void {
    if (this.#retry !== null || this.#stopped) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.request();
    }, patience);
    this.#retry.unref();
  }
}
