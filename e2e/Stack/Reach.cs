namespace E2E.Stack;

/// <summary>How a server is reached. Every server of the stack answers in all three ways.</summary>
public enum Reach
{
    /// <summary>HTTPS.</summary>
    Secure,

    /// <summary>Plain HTTP on localhost or 127.0.0.1, which browsers trust.</summary>
    Loopback,

    /// <summary>Plain HTTP on a name, as on the internet: not a secure context.</summary>
    Insecure,
}
