namespace DpsAuthoring.Server.Pages.Forms;

/// <summary>What is wrong with what a field holds.</summary>
/// <param name="Field">The field's name; empty for the form as a whole.</param>
/// <param name="Severity">Whether the form can be sent all the same.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
/// <param name="Rule">The rule that says so; null for none of the project's.</param>
internal sealed record FieldProblem(string Field, Severity Severity, string Message, string? Rule = null);
