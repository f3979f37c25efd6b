using System.Text.Json.Nodes;
using Sandbox.Flows;

namespace Sandbox.Tests.Flows;

public sealed class TemplateTests
{
    private static readonly JsonObject Variables = JsonNode.Parse("""
        {
          "name": "Ada", "empty": "", "nothing": null, "age": 36, "price": 1.50, "vip": true,
          "customer": { "city": "London", "orders": [ { "id": "A1" }, { "id": "B2" } ] },
          "first-name": "Grace", "face": "A😀B"
        }
        """)!.AsObject();

    [Theory]
    [InlineData("no variables", "no variables")]
    [InlineData("Hello {{name}}!", "Hello Ada!")]
    [InlineData("{{ name }} and {{name}}", "Ada and Ada")]
    [InlineData("{{Name}}", "")]
    [InlineData("{{missing}}", "")]
    [InlineData("{{nothing}}", "")]
    [InlineData("{{age}} {{price}} {{vip}}", "36 1.50 true")]
    [InlineData("{{first-name}}", "Grace")]
    [InlineData("{{customer.city}}", "London")]
    [InlineData("{{customer.street.number}}", "")]
    [InlineData("{{customer.orders[1].id}}", "B2")]
    [InlineData("{{customer.orders[2].id}}", "")]
    [InlineData("{{customer.orders[99999999999].id}}", "")]
    [InlineData("{{name[0]}}", "")]
    [InlineData("{{customer[0]}}", "")]
    [InlineData("{{missing | default: \"there\"}}", "there")]
    [InlineData("{{empty | default: 'there'}}", "there")]
    [InlineData("{{name | default: \"there\"}}", "Ada")]
    [InlineData("{{name | upcase}}", "ADA")]
    [InlineData("{{customer.city | truncate: 3}}", "Lon")]
    [InlineData("{{name | truncate: 30}}", "Ada")]
    [InlineData("{{face | truncate: 1}}", "A")]
    [InlineData("{{face | truncate: 2}}", "A")]
    [InlineData("{{face | truncate: 3}}", "A😀")]
    [InlineData("{{face | truncate: 0}}", "")]
    [InlineData("{{missing | default: \"a | b\" | upcase | truncate: 3}}", "A |")]
    [InlineData("a single { brace } stays", "a single { brace } stays")]
    public void Text_IsRendered(string text, string expected)
    {
        Assert.Empty(Template.Problems(text));
        Assert.Equal(expected, Template.Render(text, Variables));
    }

    [Fact]
    public void ValueThatLooksLikeAVariable_IsNotRenderedAgain()
    {
        var variables = new JsonObject { ["name"] = "{{secret}}", ["secret"] = "x" };
        Assert.Equal("{{secret}}", Template.Render("{{name}}", variables));
    }

    [Theory]
    [InlineData("Hello {{name")]
    [InlineData("{{}}")]
    [InlineData("{{name | shout}}")]
    [InlineData("{{name | truncate: many}}")]
    [InlineData("{{name | default: there}}")]
    [InlineData("{{orders[x]}}")]
    [InlineData("{{a b}}")]
    public void MalformedText_IsAProblem(string text) => Assert.NotEmpty(Template.Problems(text));
}
