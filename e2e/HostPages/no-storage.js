// What a browser answers whose visitor lets sites store nothing.
for (const storage of ['sessionStorage', 'localStorage', 'indexedDB', 'caches']) {
  Object.defineProperty(window, storage, { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });
}
