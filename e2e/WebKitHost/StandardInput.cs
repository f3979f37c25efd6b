namespace WebKitHost;

internal static class StandardInput
{
    /// <summary>Ends the process when whoever started it has closed its end, or has died.</summary>
    public static void ExitWhenClosed()
    {
        var watcher = new Thread(() =>
        {
            while (Console.ReadLine() is not null)
            {
            }
            Environment.Exit(0);
        });
        watcher.IsBackground = true;
        watcher.Start();
    }
}
