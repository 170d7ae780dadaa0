/** Remembers the newest `capacity` keys; `add` says whether the key was new. */
export class RecentKeys {
  private readonly keys = new Set<string>();
  constructor(private readonly capacity = 500) {}

  has(key: string): boolean {
    return this.keys.has(key);
  }

  add(key: string): boolean {
    const isNew = !this.keys.delete(key);
    this.keys.add(key);
    if (this.keys.size > this.capacity) this.keys.delete(this.keys.values().next().value as string);
    return isNew;
  }
}
