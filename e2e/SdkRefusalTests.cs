using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;

namespace E2E;

/// <summary>Calls that cannot be: one code each, told once, and a microphone that is off again.</summary>
public sealed class SdkRefusalTests(BrowserFixture browsers, SharedStack stack)
{
    public static TheoryData<Engine, string, string> Agents => Rows(
        ("av_busy", "capacity_reached"),
        ("av_draft", "agent_version_not_published"),
        ("av_rate_limited", "rate_limited"),
        ("av_error", "platform_unavailable"),
        ("av_missing", "agent_version_not_found"));

    public static TheoryData<Engine, string, string> Keys => Rows(
        ("dnx_pub_unknown", "invalid_key"),
        ("dnx_live_abcdef", "secret_key"),
        ("dnx_test_sandbox", "secret_key"));

    [Theory]
    [MemberData(nameof(Agents))]
    public Task AgentThatRefuses_FailsTheStart(Engine engine, string agent, string code) =>
        RefuseAsync(engine, agent, key: null, code);

    [Theory]
    [MemberData(nameof(Keys))]
    public Task KeyThatDoesNotFit_FailsTheStart(Engine engine, string key, string code) => RefuseAsync(engine, "av_echo", key, code);

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task DeniedMicrophone_FailsTheStartBeforeTheServerIsAsked(Engine engine) =>
        browsers.VisitAsync(engine, Microphone.Denied, async page =>
        {
            var creates = 0;
            page.Request += (_, request) => creates += request.Method == "POST" ? 1 : 0;
            var call = await SdkPage.OpenAsync(page, stack, "av_echo");
            await call.ExpectRefusalAsync("mic_denied");
            Assert.Equal(0, creates);
        });

    private Task RefuseAsync(Engine engine, string agent, string? key, string code) =>
        browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        {
            var call = await SdkPage.OpenAsync(page, stack, agent, key);
            await call.ExpectRefusalAsync(code);
            await Recording.IsOverAsync(page);
        });

    private static TheoryData<Engine, string, string> Rows(params (string Value, string Code)[] cases)
    {
        var rows = new TheoryData<Engine, string, string>();
        foreach (var engine in Engines.WithCalls)
        {
            foreach (var (value, code) in cases)
            {
                rows.Add(engine.Data, value, code);
            }
        }
        return rows;
    }
}
