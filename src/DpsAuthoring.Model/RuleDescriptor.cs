namespace DpsAuthoring.Model;

/// <summary>What a check looks for; the page about it is <c>analyzers/rules/&lt;Id&gt;.md</c>.</summary>
/// <param name="Id">Its id, such as <c>DPS4003</c>.</param>
/// <param name="Severity">How bad what it finds is.</param>
/// <param name="Title">What is wrong where it finds something, in a few words.</param>
public sealed record RuleDescriptor(string Id, Severity Severity, string Title);
