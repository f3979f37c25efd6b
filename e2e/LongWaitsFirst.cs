using E2E;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongWaitsFirst))]

namespace E2E;

/// <summary>Two tests wait half a minute for a server's timer. They do so beside the others, not after them.</summary>
public sealed class LongWaitsFirst : ITestCollectionOrderer
{
    private static readonly string[] Waiting = [nameof(NetworkLossTests), nameof(KilledBrowserTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => !Array.Exists(Waiting, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)))];
}
