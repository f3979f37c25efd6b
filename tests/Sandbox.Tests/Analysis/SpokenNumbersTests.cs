using System.Globalization;
using Sandbox.Analysis;

namespace Sandbox.Tests.Analysis;

public sealed class SpokenNumbersTests
{
    [Theory]
    [InlineData("We are 4.", "4")]
    [InlineData("It costs 1,200.50 euros", "1200.50")]
    [InlineData("four", "4")]
    [InlineData("zero", "0")]
    [InlineData("twenty-five", "25")]
    [InlineData("Twenty five people", "25")]
    [InlineData("nineteen", "19")]
    [InlineData("a hundred", "100")]
    [InlineData("two hundred and three", "203")]
    [InlineData("one hundred twenty three thousand four hundred and fifty six", "123456")]
    [InlineData("two thousand and twenty six", "2026")]
    [InlineData("a million", "1000000")]
    [InlineData("3 thousand", "3000")]
    [InlineData("three point one four", "3.14")]
    [InlineData("minus five", "-5")]
    [InlineData("four five one two", "4512")]
    [InlineData("nine oh five", "905")]
    [InlineData("from five to seven", "5 7")]
    [InlineData("a table for four at twenty past eight", "4 20 8")]
    [InlineData("twenty twenty", "20 20")]
    [InlineData("five and six", "5 6")]
    [InlineData("just one please", "1")]
    [InlineData("the first one, no one else", "")]
    [InlineData("a table", "")]
    [InlineData("and so on", "")]
    [InlineData("oh well", "")]
    [InlineData("a hundred thousand", "100000")]
    [InlineData("what is the point", "")]
    [InlineData("seven point", "7")]
    [InlineData("", "")]
    public void Text_HasTheNumbers(string text, string numbers) => Assert.Equal(
        numbers, string.Join(' ', SpokenNumbers.In(text).Select(number => number.ToString(CultureInfo.InvariantCulture))));

    [Fact]
    public void EndlessNumbers_AreCutAndDoNotFail()
    {
        Assert.Single(SpokenNumbers.In(string.Join(' ', Enumerable.Repeat("nine", 500))));
        SpokenNumbers.In(string.Join(' ', Enumerable.Repeat("nine hundred thousand million", 100)));
        SpokenNumbers.In(new string('9', 500));
    }
}
