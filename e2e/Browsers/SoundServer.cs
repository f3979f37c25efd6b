using System.Net.Sockets;
using E2E.Facts;

namespace E2E.Browsers;

/// <summary>
/// A private PulseAudio whose default source is somebody talking, or saying nothing: Firefox has no fake microphone that speaks, but takes
/// this one for real. Its default sink plays into nothing; without one an AudioContext stays suspended.
/// </summary>
internal sealed class SoundServer : IAsyncDisposable
{
    private readonly ChildProcess server;
    private readonly ChildProcess? player;
    private readonly Task playing;
    private readonly CancellationTokenSource stop = new();

    private SoundServer(ChildProcess server, string address, SpokenSentence? sentence)
    {
        this.server = server;
        Address = address;
        if (sentence is not null)
        {
            player = Player(address);
        }
        playing = player is null ? Task.CompletedTask : SpeakOverAndOverAsync(player, sentence!);
    }

    /// <summary>For the environment variable <c>PULSE_SERVER</c>.</summary>
    public string Address { get; }

    /// <param name="folder">For its socket and its settings.</param>
    /// <param name="sentence">What is said; null: the microphone delivers digital silence.</param>
    public static async Task<SoundServer> StartAsync(string folder, SpokenSentence? sentence)
    {
        var socket = Path.Combine(folder, "pulse");
        var script = Path.Combine(folder, "pulse.pa");
        await File.WriteAllTextAsync(script, Script(socket));
        var server = ChildProcess.Start(
            "pulseaudio",
            ["-n", "-F", script, "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes", "--no-cpu-limit=yes", "--realtime=no"],
            new Dictionary<string, string> { ["HOME"] = folder, ["XDG_RUNTIME_DIR"] = folder, ["PULSE_RUNTIME_PATH"] = folder });
        await Until.TrueAsync("the sound server listens", () => CanConnect(socket));
        var address = "unix:" + socket;
        return new(server, address, sentence);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (player is not null)
        {
            await player.DisposeAsync();
        }
        await playing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await server.DisposeAsync();
        stop.Dispose();
    }

    private static bool CanConnect(string socket)
    {
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            client.Connect(new UnixDomainSocketEndPoint(socket));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>
    /// Browsers list a remapped source as a microphone, but not the monitor of a sink. A null sink renders two seconds ahead unless it
    /// may not rewind, and Firefox would hear and sound as late.
    /// </summary>
    private static string Script(string socket) =>
        $"""
        load-module module-null-sink sink_name=speaker norewinds=1
        load-module module-null-sink sink_name=mouth norewinds=1 rate={SpokenSentence.SampleRateHz} channels=1
        load-module module-remap-source master=mouth.monitor source_name=microphone
        set-default-sink speaker
        set-default-source microphone
        load-module module-native-protocol-unix socket={socket} auth-anonymous=1

        """;

    private static ChildProcess Player(string address) => ChildProcess.Start(
        "pacat",
        ["--playback", "--raw", "--device=mouth", $"--rate={SpokenSentence.SampleRateHz}", "--channels=1", "--format=s16le"],
        new Dictionary<string, string> { ["PULSE_SERVER"] = address });

    /// <summary>The player takes no more than it can play, so the pipe itself keeps the time.</summary>
    private async Task SpeakOverAndOverAsync(ChildProcess player, SpokenSentence sentence)
    {
        var sound = await File.ReadAllBytesAsync(sentence.RawFile, stop.Token);
        while (true)
        {
            await player.Input.WriteAsync(sound, stop.Token);
        }
    }
}
