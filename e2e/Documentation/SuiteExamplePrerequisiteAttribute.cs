using System.Reflection;
using E2E.Browsers;
using E2E.Documentation;
using Xunit.v3;

[assembly: SuiteExamplePrerequisite]

namespace E2E.Documentation;

/// <summary>
/// Skips the C# example of docs/testing-your-site.md where its browser is not installed, as every other test here: the example itself,
/// which the build compiles from the document, knows nothing of that.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SuiteExamplePrerequisiteAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (methodUnderTest.DeclaringType?.Namespace == "GardenCentre.Tests")
        {
            Prerequisite.Demand(Engine.Chromium, hasOwnBuild: false);
        }
    }
}
