using WidgetHost.Scripts;

namespace WidgetHost.Tests;

public sealed class ContentNegotiationTests
{
    [Theory]
    [InlineData(null, "identity")]
    [InlineData("", "identity")]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("BR", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("deflate, zstd", "identity")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("br;q=0.001, gzip;q=0", "br")]
    [InlineData("br;q=0, gzip;q=0", "identity")]
    [InlineData("gzip;q=0.8, br;q=0.8", "br")]
    [InlineData("identity, br;q=0.9", "identity")]
    [InlineData("identity;q=0.1, gzip;q=0.2", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("gzip, *;q=0", "gzip")]
    [InlineData("gzip;q=0.1, *;q=0.5", "br")]
    [InlineData("identity;q=0, zstd", "identity")]
    [InlineData("*;q=0", "identity")]
    [InlineData("br;q=high", "identity")]
    public void HighestWeight_Wins_AndBetweenEqualsTheSmallest(string? acceptEncoding, string coding)
    {
        var file = ServedFile.Compress(new byte[1000], Compression.BrotliAndGzip);

        Assert.Equal(coding, ContentNegotiation.Choose(file, acceptEncoding).Coding);
    }

    [Theory]
    [InlineData(Compression.BrotliAndGzip, 1000, "br gzip identity")]
    [InlineData(Compression.Gzip, 1000, "gzip identity")]
    [InlineData(Compression.None, 1000, "identity")]
    [InlineData(Compression.BrotliAndGzip, 0, "identity")]
    [InlineData(Compression.BrotliAndGzip, 1, "identity")]
    public void Form_IsMadeWhereItIsSmaller(Compression compression, int length, string codings)
    {
        var forms = ServedFile.Compress(new byte[length], compression).Representations;

        Assert.Equal(codings, string.Join(' ', forms.Select(form => form.Coding)));
        Assert.Distinct(forms.Select(form => form.ETag));
    }
}
