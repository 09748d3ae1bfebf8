using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>Dictionaries.</summary>
internal sealed class DictionaryModel() : FrameworkModel([.. Dictionaries.Types, "System.Collections.Generic.CollectionExtensions"])
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        string name = call.TargetMethod.Name;
        if (name == "GetValueOrDefault" && self is null)
        {
            Value? found = Dictionaries.Lookup(arguments[0], arguments[1]);
            return found is not null && arguments.Length > 2 ? Value.Join(found, arguments[2]) : found;
        }

        if (self is not SequenceValue || arguments.Length < 2 || name is not ("Add" or "TryAdd" or "GetOrAdd"))
        {
            return null;
        }

        Value added =
            arguments[1] is FunctionValue ? run.Functions.ResultOf(arguments[1], arguments[0]) ?? PathValue.Unknown : arguments[1];
        if (run.Variables.VariableOf(call.Instance!, itself: true) is { } dictionary)
        {
            run.Variables.Write(dictionary, Dictionaries.WithEntry(self, arguments[0], added), call.Syntax);
        }

        return name == "GetOrAdd" && Dictionaries.Lookup(self, arguments[0]) is { } known ? Value.Join(known, added) : null;
    }

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) =>
        property.Property.Name is "Keys" or "Values"
        && self is SequenceValue { Element: ObjectValue entry }
        && entry.Member(property.Property.Name == "Keys" ? "Key" : "Value") is { } part
            ? new SequenceValue(part)
            : null;

    public override Value? Create(IObjectCreationOperation creation, Value[] arguments) =>
        arguments.Length > 0 && arguments[0] is SequenceValue given ? given
        : creation.Constructor!.Parameters.All(static parameter => parameter.Type.SpecialType == SpecialType.System_Int32
            || parameter.Type.Is("System.Collections.Generic.IEqualityComparer")
            || parameter.Type.Is("System.Collections.Generic.IComparer"))
            ? Dictionaries.Entry(PathValue.Nothing, PathValue.Nothing)
            : null;
}
