namespace WebRtc.Ice;

/// <summary>Numbers of STUN (RFC 8489 sections 5, 14 and 18) and of ICE's attributes (RFC 8445 section 16.1).</summary>
internal static class StunProtocol
{
    public const int HeaderLength = 20;
    public const int TransactionOffset = 8;
    public const int TransactionLength = 12;
    public const int AttributeHeaderLength = 4;
    public const int IntegrityLength = 20;
    public const int FingerprintLength = 4;
    public const uint MagicCookie = 0x2112_A442;
    public const uint FingerprintMask = 0x5354_554E;

    public const ushort BindingRequest = 0x0001;
    public const ushort BindingSuccess = 0x0101;
    public const ushort BindingError = 0x0111;
}

internal enum StunAttribute : ushort
{
    Username = 0x0006,
    MessageIntegrity = 0x0008,
    ErrorCode = 0x0009,
    UnknownAttributes = 0x000A,
    XorMappedAddress = 0x0020,
    Priority = 0x0024,
    UseCandidate = 0x0025,
    Fingerprint = 0x8028,
    IceControlled = 0x8029,
    IceControlling = 0x802A,
}

/// <summary>The errors a check can be answered with (RFC 8489 section 14.8, RFC 8445 section 7.3.1.1).</summary>
internal enum StunError
{
    BadRequest = 400,
    Unauthenticated = 401,
    UnknownAttribute = 420,
    RoleConflict = 487,
}
