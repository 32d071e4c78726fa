using System.Reflection;
using Xunit.Sdk;

namespace InstructMix.Harness.Tests.Given;

/// <summary>Runs a theory on the oldest and the newest Python that stable Debian suites give without a registry.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryPythonAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [["3.11"], ["3.13"]];
}
