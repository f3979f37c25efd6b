namespace Sandbox.Keys;

/// <summary>The keys of the sandbox's one workspace.</summary>
internal sealed class KeyRing
{
    private const string FixturePublishable = "dnx_pub_sandbox";
    private const string FixtureSecret = "dnx_test_sandbox";

    private readonly Dictionary<string, ApiKey> byHash;

    /// <param name="publishableKey">What <see cref="PublishableKey"/> says.</param>
    /// <param name="keys">Every key by its text, which is not kept.</param>
    public KeyRing(string publishableKey, IReadOnlyDictionary<string, ApiKey> keys)
    {
        PublishableKey = publishableKey;
        byHash = keys.ToDictionary(pair => RandomToken.Hash(pair.Key), pair => pair.Value);
    }

    /// <summary>May be used from any origin.</summary>
    public string PublishableKey { get; }

    /// <summary>The two keys of the fixtures in <c>docs/protocol.md</c>. Everybody knows them: Development only.</summary>
    public static KeyRing Fixtures() => Of(FixturePublishable, FixtureSecret);

    /// <summary>One publishable key for any origin and one secret key.</summary>
    public static KeyRing Of(string publishableKey, string secretKey) => new(publishableKey, new Dictionary<string, ApiKey>
    {
        [publishableKey] = ApiKey.Publishable("*"),
        [secretKey] = ApiKey.Secret,
    });

    public ApiKey? Find(string credential) => byHash.GetValueOrDefault(RandomToken.Hash(credential));
}
