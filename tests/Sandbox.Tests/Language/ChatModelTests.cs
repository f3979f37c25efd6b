using Sandbox.Engines;
using Sandbox.Language;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Language;

public sealed class ChatModelTests
{
    private static readonly ChatMessage[] Question = [new("system", "Be brief."), new("user", "Where is \"Köln\"?")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_AreAnsweredByTheModelThatIsSet()
    {
        await using var server = await FakeEngineServer.StartAsync();
        using var model = new ChatModel(server.Options(), new FakeTime());
        server.Answer("On the Rhine.");
        Assert.Equal("On the Rhine.", await model.CompleteAsync(Question, Cancellation));
        using var sent = System.Text.Json.JsonDocument.Parse(Assert.Single(server.Chats));
        var messages = sent.RootElement.EnumerateArray().Select(one => (one.GetProperty("role").GetString(), one.GetProperty("content").GetString()));
        Assert.Equal([("system", "Be brief."), ("user", "Where is \"Köln\"?")], messages);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"choices":null}""")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":[null]}""")]
    [InlineData("""{"choices":[{}]}""")]
    [InlineData("""{"choices":[{"message":{"content":null}}]}""")]
    [InlineData("""{"choices":[{"message":{"content":""}}]}""")]
    public async Task AnswerWithoutAText_IsAFailure(string answer)
    {
        await using var server = await FakeEngineServer.StartAsync();
        server.Misbehaviour = Misbehaviour.Body(answer);
        using var model = new ChatModel(server.Options(), new FakeTime());
        var failure = await Assert.ThrowsAsync<EngineException>(() => model.CompleteAsync(Question, Cancellation));
        Assert.Equal($"{server.BaseUrl}: the language model answered without a text.", failure.Message);
    }
}
