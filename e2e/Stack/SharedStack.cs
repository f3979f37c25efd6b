using E2E.Stack;

[assembly: AssemblyFixture(typeof(SharedStack))]

namespace E2E.Stack;

/// <summary>For every test that does not count calls: they run at the same time.</summary>
public sealed class SharedStack() : Stack(concurrencyLimit: 50);
