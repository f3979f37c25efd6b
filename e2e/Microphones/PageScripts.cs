namespace E2E.Microphones;

/// <summary>Scripts that run before those of every page and frame: what an old browser lacks, what a system refuses, what a page does to frames.</summary>
internal static class PageScripts
{
    public const string NoMediaDevices = "delete Navigator.prototype.mediaDevices;";

    /// <summary>As a script that cleans up what others insert.</summary>
    public const string NoAllow = "Object.defineProperty(HTMLIFrameElement.prototype, 'allow', { set() {} });";

    public const string AllowNone =
        """
        Object.defineProperty(HTMLIFrameElement.prototype, 'allow', { set() { this.setAttribute('allow', "microphone 'none'"); } });
        """;

    /// <summary>Every frame that a script makes is in a sandbox.</summary>
    /// <param name="tokens">What the sandbox allows.</param>
    public static string Sandbox(string tokens) =>
        $$"""
        (() => {
          const create = Document.prototype.createElement;
          Document.prototype.createElement = function (...given) {
            const element = create.apply(this, given);
            if (element.localName === 'iframe') element.setAttribute('sandbox', '{{tokens}}');
            return element;
          };
        })();
        """;

    /// <summary>The browser's answer to every request for the microphone.</summary>
    /// <param name="name">Of the <c>DOMException</c>.</param>
    /// <param name="message">In Chromium's own words.</param>
    /// <param name="inFirefox">In Firefox's; null: they are not known.</param>
    public static string Failing(string name, string message, string? inFirefox = null) =>
        $$"""
        if (window.MediaDevices) {
          MediaDevices.prototype.getUserMedia = () => {
            instruments.microphoneRequests += 1;
            const message = navigator.userAgent.includes('Firefox') ? '{{inFirefox ?? message}}' : '{{message}}';
            return Promise.reject(new DOMException(message, '{{name}}'));
          };
        }
        """;
}
