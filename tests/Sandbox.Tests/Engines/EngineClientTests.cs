using Microsoft.AspNetCore.Http;
using Sandbox.Engines;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Engines;

/// <summary>What goes wrong on the way to an engine, whichever it is.</summary>
public sealed class EngineClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(302)]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task StatusThatIsNoSuccess_IsNamedWithoutTheAnswer(int status)
    {
        await using var server = await FakeEngineServer.StartAsync();
        server.Misbehaviour = Misbehaviour.Status(status);
        Assert.Equal($"{server.BaseUrl}/audio/speech answered {status}.", await FailAsync(server.Options()));
    }

    [Fact]
    public async Task ServerThatDoesNotAnswer_IsGivenUpAfterTheTimeOut()
    {
        await using var server = await FakeEngineServer.StartAsync();
        var (came, gone) = server.NeverAnswer();
        var time = new FakeTime();
        var failing = FailAsync(server.Options(), time);
        await came.WaitAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(failing.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal($"{server.BaseUrl}/audio/speech gave no answer within 10 s.", await failing);
        await gone.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task ServerThatStopsInTheMiddle_IsGivenUpAfterTheTimeOut()
    {
        await using var server = await FakeEngineServer.StartAsync();
        var began = new TaskCompletionSource();
        server.Misbehaviour = async context =>
        {
            await context.Response.WriteAsync("the beginning", Cancellation);
            await context.Response.Body.FlushAsync(Cancellation);
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        var time = new FakeTime();
        var failing = FailAsync(server.Options(), time);
        await began.Task.WaitAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.EndsWith("gave no answer within 10 s.", await failing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallThatEnds_TakesItsRequestBack()
    {
        await using var server = await FakeEngineServer.StartAsync();
        var (came, gone) = server.NeverAnswer();
        using var client = new EngineClient(server.Options(), new FakeTime());
        using var callEnded = new CancellationTokenSource();
        var posting = client.PostAsync("/audio/speech", new StringContent(""), callEnded.Token);
        await came.WaitAsync(Cancellation);
        await callEnded.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => posting);
        await gone.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task AnswerWithoutEnd_IsCutOff()
    {
        await using var server = await FakeEngineServer.StartAsync();
        server.Misbehaviour = async context =>
        {
            var megabyte = new byte[1024 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(megabyte, Cancellation);
            }
        };
        Assert.Contains("gave no answer", await FailAsync(server.Options()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressWhereNobodyListens_IsNamed()
    {
        using var nowhere = new UnusedAddress();
        var url = $"{nowhere.Url}/v1";
        var message = await FailAsync(new EngineOptions { BaseUrl = url, ApiKey = FakeEngineServer.Key, Model = "any" });
        Assert.StartsWith($"{url}/audio/speech gave no answer: ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"text":7}""")]
    public async Task AnswerThatIsNotTheApis_IsAFailure(string answer)
    {
        await using var server = await FakeEngineServer.StartAsync();
        server.Misbehaviour = Misbehaviour.Body(answer);
        using var client = new EngineClient(server.Options(), new FakeTime());
        var failure = await Assert.ThrowsAsync<EngineException>(() => client.PostAsync<Words>("/any", new StringContent(""), Cancellation));
        Assert.Equal($"{server.BaseUrl}/any answered something else than the API's JSON.", failure.Message);
    }

    private static async Task<string> FailAsync(EngineOptions options, TimeProvider? time = null)
    {
        using var client = new EngineClient(options, time ?? new FakeTime());
        var failure = await Assert.ThrowsAsync<EngineException>(() => client.PostAsync("/audio/speech", new StringContent("hello"), Cancellation));
        Assert.DoesNotContain(FakeEngineServer.Key, failure.ToString(), StringComparison.Ordinal);
        return failure.Message;
    }

    private sealed record Words(string? Text);
}
