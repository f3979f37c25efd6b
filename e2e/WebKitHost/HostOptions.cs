namespace WebKitHost;

/// <param name="Inspector">Address and port of the remote inspector's HTTP server.</param>
/// <param name="AllowMicrophone">The answer to every permission request of a page.</param>
/// <param name="HasMicrophone">Whether there is a microphone, which WebKit invents.</param>
/// <param name="HttpProxy">Proxy for plain HTTP to names other than localhost, or null.</param>
internal sealed record HostOptions(string Inspector, bool AllowMicrophone, bool HasMicrophone, string? HttpProxy)
{
    public static HostOptions Parse(string[] args)
    {
        var inspector = Value(args, "inspector") ?? throw new ArgumentException("Pass --inspector=<address>:<port>.");
        var microphone = Value(args, "microphone");
        return new(inspector, microphone is "allow" or "none", microphone != "none", Value(args, "proxy"));
    }

    private static string? Value(string[] args, string name)
    {
        var prefix = $"--{name}=";
        return args.FirstOrDefault(arg => arg.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
    }
}
