using System.Globalization;
using System.Text;

namespace Sandbox.Speech;

/// <summary>
/// SentencePiece tokens by id. <c>▁</c> begins a word, <c>&lt;0x41&gt;</c> is one byte of UTF-8, other names in angle brackets are control tokens.
/// </summary>
internal sealed class Vocabulary(IReadOnlyList<string> tokens)
{
    private const char WordStart = '▁';

    /// <summary>Reads one token a line; the line number is the id.</summary>
    public static Vocabulary Read(string path) => new(File.ReadAllLines(path));

    /// <summary>The text that the tokens spell; ids outside the vocabulary and control tokens spell nothing.</summary>
    public string Spell(IEnumerable<int> ids)
    {
        var bytes = new List<byte>();
        foreach (var token in ids.Where(id => id >= 0 && id < tokens.Count).Select(id => tokens[id]))
        {
            if (TryReadByte(token, out var value))
            {
                bytes.Add(value);
            }
            else if (!IsControl(token))
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(token.Replace(WordStart, ' ')));
            }
        }
        return Encoding.UTF8.GetString([.. bytes]).Trim();
    }

    private static bool TryReadByte(string token, out byte value)
    {
        value = 0;
        return token.Length == 6
            && token.StartsWith("<0x", StringComparison.Ordinal)
            && byte.TryParse(token.AsSpan(3, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out value);
    }

    private static bool IsControl(string token) => token.Length > 2 && token[0] == '<' && token[^1] == '>';
}
