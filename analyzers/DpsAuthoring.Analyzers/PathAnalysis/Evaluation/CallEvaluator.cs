using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Calls and properties, step by step: what they are given, what they use of it, what they give.</summary>
internal sealed class CallEvaluator(BodyRun run) : BodyPart(run)
{
    public Value Invoke(IInvocationOperation call)
    {
        Value? self = call.Instance is { } instance ? Evaluate(instance) : null;
        IMethodSymbol method = call.TargetMethod;
        Value[] arguments = EvaluateArguments(call.Arguments, method.Parameters.Length);
        if (State is null)
        {
            return PathValue.Nothing;
        }

        if (method.Is("System.Environment", "Exit", "FailFast"))
        {
            State = null;
            return PathValue.Nothing;
        }

        Run.Uses.Record(method, call.Instance, self, call.Arguments, arguments, call.Syntax);
        if (method.Name is "GetAttributes" or "ResolveLinkTarget"
            && method.ContainingNamespace.Is("System.IO")
            && LinkTest.IsSkip(call, method.Name == "ResolveLinkTarget"))
        {
            Frame.AddSkippedLinks(call.Syntax, Values.AsPath(self is PathValue ? self : arguments[0]));
        }

        AssignOut(call.Arguments, Sequences.Taken(method, self, arguments));
        Value result = method.MethodKind == MethodKind.DelegateInvoke ? Run.Functions.Invoke(self, call, arguments)
            : Analysis.Models.Call(Run, call, self, arguments)
            ?? Run.Helpers.Call(method, call.Arguments, arguments, call.Instance, self, call.Syntax)
            ?? Analysis.OfType(call);
        Run.Functions.RunArguments(call, self, arguments);
        return result;
    }

    public Value[] EvaluateArguments(ImmutableArray<IArgumentOperation> arguments, int count)
    {
        var values = new Value[count];
        foreach (IArgumentOperation argument in arguments)
        {
            bool isOut = argument.Parameter?.RefKind == RefKind.Out;
            Value value = isOut ? PathValue.Unknown : Evaluate(argument.Value);
            if (argument.Parameter is { } parameter && parameter.Ordinal < count)
            {
                values[parameter.Ordinal] = value;
            }
        }

        for (int i = 0; i < count; i++)
        {
            values[i] ??= PathValue.Unknown;
        }

        return values;
    }

    public void AssignOut(ImmutableArray<IArgumentOperation> arguments, Value? taken = null)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref && State is not null)
            {
                Run.Assignments.Assign(
                    argument.Value, taken is null or PathValue { IsNothing: true } ? Analysis.OfType(argument.Value) : taken);
            }
        }
    }

    public Value Read(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        Value? self = reference.Instance is { } instance ? Evaluate(instance) : null;
        if (reference.Arguments.Length > 0)
        {
            Value[] indices = EvaluateArguments(reference.Arguments, property.Parameters.Length);
            return Dictionaries.IsDictionary(property.ContainingType) ? Dictionaries.Lookup(self, indices[0]) ?? Analysis.OfType(reference)
                : self is SequenceValue sequence ? sequence.At(Constant(reference.Arguments))
                : Get(reference, indices, self) ?? Analysis.OfType(reference);
        }

        if (property.GetMethod is { } getter
            && Analysis.Types.IsSource(property.ContainingType)
            && (ExtensionMembers.HasReceiver(getter) || Analysis.Calls.IsHelper(getter))
            && Get(reference, [], self) is { } got)
        {
            return got;
        }

        return ReadOf(reference, self);
    }

    /// <summary>What a getter that is written out gives, called as a helper.</summary>
    private Value? Get(IPropertyReferenceOperation reference, Value[] indices, Value? self) =>
        reference.Property.GetMethod is { } getter
            ? Run.Helpers.Call(getter, reference.Arguments, indices, reference.Instance, self, reference.Syntax)
            : null;

    private static object? Constant(ImmutableArray<IArgumentOperation> arguments) =>
        arguments is [{ Value.ConstantValue: { HasValue: true, Value: var position } }] ? position : null;

    /// <summary>What a member of an object is, of which <paramref name="self"/> is known.</summary>
    public Value ReadOf(IMemberReferenceOperation reference, Value? self)
    {
        ISymbol member = reference.Member;
        if (reference is IPropertyReferenceOperation property && Analysis.Models.Read(Run, property, self) is { } known)
        {
            return known;
        }

        if (self is ObjectValue owner)
        {
            return owner.Member(member.Name)
                ?? ((member as IFieldSymbol)?.CorrespondingTupleField is { } position ? owner.Member(position.Name) : null)
                ?? (Analysis.Types.IsSource(member.ContainingType) ? Variables.MemberOf(owner, member) : Analysis.OfType(reference));
        }

        if (Analysis.Types.IsSource(member.ContainingType))
        {
            // Of an object that may be any: what the member is for all of them.
            return reference.Instance is null || Operations.IsThis(reference.Instance)
                ? Variables.ValueOf(member) ?? Variables.MemberOnEntry(member, reference.Syntax)
                : Analysis.Members.Of(member, reference.Syntax, Frame.Budget);
        }

        return RuntimeValues.OfType(Values.TypeOf(member), reference.Syntax) ?? Analysis.OfType(reference);
    }
}
