using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>Types that turn one thing into another: numbers and bytes into texts, texts into spans, addresses and arrays.</summary>
internal sealed class ConversionModel() : FrameworkModel(
        "System.Convert",
        "System.Enum",
        "System.Array",
        "System.Uri",
        "System.Net.WebUtility",
        "System.Web.HttpUtility",
        "System.FormattableString",
        "System.MemoryExtensions",
        "System.ReadOnlySpan",
        "System.ReadOnlyMemory",
        "System.Nullable")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        switch (method.ContainingType.Name, method.Name)
        {
            case ("Convert", "ToHexString" or "ToHexStringLower"):
                return Values.Made(call, Taint.Name);
            case ("Convert", "ToBase64String"):
                return Values.Made(call, Taint.Below);
            case ("Convert", "ToString") when call.Arguments.Length > 0:
                return run.Texts.AsText(call.Arguments[0].Value, null);
            case ("Enum", "GetName"):
                return Values.Made(call, Taint.Name);
            case ("Enum", "GetNames"):
                return new SequenceValue(Values.Made(call, Taint.Name));
            case ("Array", "Sort" or "Reverse") when arguments[0] is SequenceValue { Items.Length: > 0 } ordered:
                run.Assignments.Assign(call.Arguments[0].Value, new SequenceValue(ordered.Element));
                return null;
            case ("Uri", "EscapeDataString"):
            case ("WebUtility" or "HttpUtility", "UrlEncode"):
                return Values.Made(call, Taint.FileName);
            case ("FormattableString", "Invariant" or "CurrentCulture"):
                return arguments[0];
            case ("MemoryExtensions", "AsSpan" or "AsMemory") when arguments.Length == 1:
                return arguments[0];
            case ("MemoryExtensions", "AsSpan" or "AsMemory") when arguments[0] is PathValue text:
                return Substrings.Part(text, [.. arguments.Skip(1)], call);
            case ("ReadOnlySpan" or "ReadOnlyMemory", "Slice") when self is PathValue text:
                return Substrings.Part(text, arguments, call);
            default:
                return null;
        }
    }

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) =>
        property.Property is { Name: "Value", ContainingType.Name: "Nullable" } or { Name: "Span", ContainingType.Name: "ReadOnlyMemory" }
            ? self
            : null;
}
