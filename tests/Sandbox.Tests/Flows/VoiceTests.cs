using Sandbox.Flows;

namespace Sandbox.Tests.Flows;

public sealed class VoiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(598, 600)]
    [InlineData(599, 599)]
    [InlineData(600, 600)]
    public async Task LineThatIsTooLong_IsCutAt600CharactersAndNotWithinOne(int letters, int expected)
    {
        var text = new string('a', letters) + "😀 and so on";
        var (said, _) = await new Voice(new FakeSynthesizer(), []).SayAsync(text, Cancellation);
        Assert.Equal(text[..expected], said);
    }
}
