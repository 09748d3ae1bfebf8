using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Objects that are made: what their constructor and initializers give them.</summary>
internal sealed class CreationEvaluator(BodyRun run) : BodyPart(run)
{
    public Value Create(IObjectCreationOperation creation)
    {
        IMethodSymbol? constructor = creation.Constructor;
        if (constructor is null)
        {
            return Run.Expressions.EvaluateAll(creation);
        }

        Value[] arguments = Run.Calls.EvaluateArguments(creation.Arguments, constructor.Parameters.Length);
        if (State is null)
        {
            return PathValue.Nothing;
        }

        Run.Uses.Record(constructor, null, null, creation.Arguments, arguments, creation.Syntax);
        Value value =
            Analysis.Models.Create(creation, constructor, arguments)
            ?? (Value?)CreateSource(creation, constructor, arguments)
            ?? Values.OfType(creation);
        Run.Calls.AssignOut(creation.Arguments);
        return Initialize(value, creation.Initializer);
    }

    private ObjectValue? CreateSource(IObjectCreationOperation creation, IMethodSymbol constructor, Value[] arguments)
    {
        if (!Analysis.Types.IsSource(constructor.ContainingType))
        {
            return null;
        }

        ObjectValue value = ObjectValue.Empty.Made(
            constructor.ContainingType,
            arguments.Select((argument, i) => (Operations.SiteOf(creation.Arguments, i, creation.Syntax), argument)).ToImmutableArray());
        if (Analysis.Types.IsPrimary(constructor))
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                IParameterSymbol parameter = constructor.Parameters[i];
                value = value.With(ObjectValue.Captured(parameter), arguments[i]);
                value = constructor.ContainingType.IsRecord ? value.With(parameter.Name, arguments[i]) : value;
            }
        }

        if (constructor.IsImplicitlyDeclared || !Analysis.Calls.IsWorthRunning(constructor, creation) || !Run.Helpers.MayGoDeeper())
        {
            return value;
        }

        ObjectValue? self = Analysis.Types.IsPrimary(constructor) ? null : ObjectValue.Empty;
        if (Analysis.Run(constructor, arguments, self, Frame.Depth + 1, Frame.Budget) is not { } helper)
        {
            return value;
        }

        foreach (PathUse use in helper.Uses)
        {
            Run.Helpers.Propagate(use, arguments, 0, i => Operations.SiteOf(creation.Arguments, i, creation.Syntax), keepsOwn: false);
        }

        foreach ((ISymbol member, Value set) in MembersSet(helper))
        {
            value = value.With(NameOf(member), OriginBits.ForCaller(set, arguments, 0));
        }

        return value;
    }

    /// <summary>Applies an object or collection initializer.</summary>
    public Value Initialize(Value value, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
        {
            return value;
        }

        foreach (IOperation member in initializer.Initializers)
        {
            switch (member)
            {
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment:
                    Value assigned = Evaluate(assignment.Value);
                    if (target is IPropertyReferenceOperation { Arguments: var indices } written
                        && Run.Helpers.Set(
                            written,
                            Run.Calls.EvaluateArguments(indices, indices.Length),
                            value,
                            assigned,
                            assignment.Value.Syntax) is { } after)
                    {
                        value = value is ObjectValue ? after : value;
                    }
                    else if (value is ObjectValue known)
                    {
                        string? element = target is IPropertyReferenceOperation named ? AssignmentEvaluator.NameOf(named) : null;
                        value = known.With(element ?? Analysis.Members.StoredIn(target.Member).Name, assigned, assignment.Value.Syntax);
                    }
                    else if (value is SequenceValue
                        && target is IPropertyReferenceOperation { Arguments: [var index], Property.ContainingType: var indexed }
                        && Dictionaries.IsDictionary(indexed))
                    {
                        value = Dictionaries.WithEntry(value, Evaluate(index.Value), assigned);
                    }

                    if (target is IPropertyReferenceOperation property)
                    {
                        Run.Uses.RecordSetting(property, assigned, assignment.Value, value);
                    }

                    break;
                case IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation part } nested:
                    Value own = Initialize(Run.Calls.ReadOf(part, value), nested.Initializer);
                    value = value is ObjectValue whole ? whole.With(part.Member.Name, own) : value;
                    break;
                case IInvocationOperation { TargetMethod: var method } put when Analysis.Types.IsSource(method.ContainingType):
                    Value[] given = Run.Calls.EvaluateArguments(put.Arguments, method.Parameters.Length);
                    Run.Helpers.Call(method, put.Arguments, given, put.Instance, value, put.Syntax);
                    break;
                case IInvocationOperation { Arguments: [var key, var of], TargetMethod.ContainingType: var dictionary }
                    when Dictionaries.IsDictionary(dictionary):
                    value =
                        value is SequenceValue
                            ? Dictionaries.WithEntry(value, Evaluate(key.Value), Evaluate(of.Value))
                            : Run.Expressions.EvaluateAll(member);
                    break;
                case IInvocationOperation { Arguments.Length: > 0 } add:
                    foreach (IArgumentOperation argument in add.Arguments)
                    {
                        Value element = Evaluate(argument.Value);
                        if (value is SequenceValue sequence && argument.Parameter?.Ordinal == 0)
                        {
                            value = new SequenceValue(Value.Join(sequence.Element, element));
                        }
                    }

                    break;
                default:
                    Run.Expressions.EvaluateAll(member);
                    break;
            }
        }

        return value;
    }

    /// <summary>What a constructor has given to the members of its object, and to the primary constructors before it.</summary>
    public static IEnumerable<(ISymbol Member, Value Value)> MembersSet(HelperAnswer constructed) =>
        constructed.Known
            .Where(static member => member is IFieldSymbol or IPropertySymbol or IParameterSymbol
                {
                    ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor }
                } && !member.IsStatic)
            .Select(member => (member, constructed.AtEnd(member)!));

    private static string NameOf(ISymbol member) => member is IParameterSymbol parameter ? ObjectValue.Captured(parameter) : member.Name;
}
