/** A tab's storage, or one that the browser keeps from this page: every use of it throws. */
export class FakeStorage {
  blocked = false;
  private readonly entries = new Map<string, string>();

  get length(): number {
    return this.use().size;
  }

  getItem(key: string): string | null {
    return this.use().get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.use().set(key, value);
  }

  removeItem(key: string): void {
    this.use().delete(key);
  }

  private use(): Map<string, string> {
    if (this.blocked) throw new DOMException('The operation is insecure.', 'SecurityError');
    return this.entries;
  }
}
