namespace Sandbox.Tests.Keys;

/// <summary>Every route of the application × every kind of credential.</summary>
public sealed class AccessTableTests
{
    private static readonly string[] Credentials =
    [
        "none", "unknown", "publishable", "publishable_of_another_workspace", "secret", "secret_in_a_page",
        "secret_of_another_workspace", "call_token", "token_of_another_call", "whip_creator", "grant", "whip_grant", "embed_token",
    ];

    // In the order above. - is invalid_key, x is key_not_allowed, call and agent are …_not_found, 404 is so for what has no code, and
    // 400 lets in and asks for an address to ping.
    // An agent, a key or a call in an address is one of the workspace that is not "another".
    private static readonly Dictionary<string, string> Table = new()
    {
        //                                           none   pub    secret      token  whip     embed
        //                                              unkn    pub2   page sec2  token2  grant whip_grant
        ["GET /v1/web-calls/ice-servers"] =         "-  -   ok  ok   x  x   x     x  x  ok ok  -   -",
        ["POST /v1/web-calls"] =                    "-  -   ok  ok   x  x   x     x  x  ok ok  -   -",
        ["POST /v1/web-calls/grants"] =             "-  -   x   x    ok x   ok    x  x  x  x   x   -",
        ["PATCH /v1/web-calls/{location}"] =        "-  -   x   call x  x   call  ok x  ok x   ok  -",
        ["DELETE /v1/web-calls/{location}"] =       "-  -   x   call ok x   call  ok x  ok x   ok  -",
        ["GET /v1/web-calls/{location}/events"] =   "-  -   x   call x  x   call  ok x  x  x   x   -",
        ["POST /v1/web-calls/{location}/messages"] = "- -   x   call x  x   call  ok x  x  x   x   -",
        ["POST /v1/web-calls/{location}/media"] =    "- -   x   call x  x   call  ok x  x  x   x   -",
        ["POST /v1/web-calls/{location}/leave"] =    "- -   x   call x  x   call  ok x  x  x   x   -",
        ["POST /v1/web-calls/{location}/feedback"] = "- -   x   call x  x   call  ok x  x  x   x   -",
        ["GET /v1/calls"] =                         "-  -   x   x    ok x   ok    x  x  x  x   x   -",
        ["GET /v1/calls/{id}"] =                    "-  -   x   x    ok x   call  x  x  x  x   x   -",
        ["GET /v1/agents"] =                        "-  -   x   x    ok x   ok    x  x  x  x   x   -",
        ["POST /v1/agents"] =                       "-  -   x   x    ok x   ok    x  x  x  x   x   -",
        ["GET /v1/agents/{id}"] =                   "-  -   x   x    ok x   agent x  x  x  x   x   -",
        ["PATCH /v1/agents/{id}"] =                 "-  -   x   x    ok x   agent x  x  x  x   x   -",
        ["DELETE /v1/agents/{id}"] =                "-  -   x   x    ok x   agent x  x  x  x   x   -",
        ["GET /v1/keys"] =                          "-  -   x   x    ok x   ok    x  x  x  x   x   -",
        ["POST /v1/keys"] =                         "-  -   x   x    ok x   ok    x  x  x  x   x   -",
        ["POST /v1/keys/{id}/rotate"] =             "-  -   x   x    ok x   404   x  x  x  x   x   -",
        ["DELETE /v1/keys/{id}"] =                  "-  -   x   x    ok x   404   x  x  x  x   x   -",
        ["GET /v1/user-webhooks"] =                 "-  -   x   x    ok x   ok    x  x  x  x   x   -",
        ["POST /v1/user-webhooks"] =                "-  -   x   x   400 x   400   x  x  x  x   x   -",
        ["GET /v1/user-webhooks/{id}"] =            "-  -   x   x    ok x   404   x  x  x  x   x   -",
        ["PATCH /v1/user-webhooks/{id}"] =          "-  -   x   x    ok x   404   x  x  x  x   x   -",
        ["DELETE /v1/user-webhooks/{id}"] =         "-  -   x   x    ok x   404   x  x  x  x   x   -",
        ["GET /v1/user-webhooks/{id}/deliveries"] = "-  -   x   x    ok x   404   x  x  x  x   x   -",
        ["GET /v1/openapi.json"] =                  "ok ok  ok  ok   ok ok  ok    ok ok ok ok  ok  ok",
        ["GET /health/live"] =                      "ok ok  ok  ok   ok ok  ok    ok ok ok ok  ok  ok",
    };

    public static TheoryData<string> Routes => [.. Table.Keys];

    [Fact]
    public async Task EveryRoute_HasItsRow()
    {
        await using var scene = await AccessScene.StartAsync();
        Assert.Equal(Table.Keys.Order(), scene.Routes.Order());
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Route_IsOpenToItsCredentialsOnly(string route)
    {
        await using var scene = await AccessScene.StartAsync();
        var outcomes = new List<string>();
        foreach (var credential in Credentials)
        {
            outcomes.Add($"{credential}: {Short(await scene.TryAsync(route, credential))}");
        }
        var expected = Table[route].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Credentials.Zip(expected, (credential, outcome) => $"{credential}: {outcome}"), outcomes);
    }

    private static string Short(string outcome) => outcome switch
    {
        "invalid_key" => "-",
        "key_not_allowed" => "x",
        "call_not_found" => "call",
        "agent_version_not_found" => "agent",
        _ => outcome,
    };
}
