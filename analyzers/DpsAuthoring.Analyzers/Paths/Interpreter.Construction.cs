using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>Objects that are made: what their constructor and initializers give them.</summary>
internal sealed partial class Interpreter
{
    private Value Create(IObjectCreationOperation creation)
    {
        IMethodSymbol? constructor = creation.Constructor;
        if (constructor is null)
        {
            return EvaluateAll(creation);
        }

        Value[] arguments = EvaluateArguments(creation.Arguments, constructor.Parameters.Length);
        if (_state is null)
        {
            return PathValue.Nothing;
        }

        Use(constructor, null, null, creation.Arguments, arguments, creation.Syntax);
        Value value = KnownObject(creation, constructor, arguments) ?? (Value?)CreateSource(creation, constructor, arguments) ?? DefaultOf(creation);
        AssignOut(creation.Arguments);
        return Initialize(value, creation.Initializer);
    }

    private ObjectValue? CreateSource(IObjectCreationOperation creation, IMethodSymbol constructor, Value[] arguments)
    {
        if (!_analysis.IsSource(constructor.ContainingType))
        {
            return null;
        }

        ObjectValue value = ObjectValue.Empty.Made(
            constructor.ContainingType, arguments.Select((argument, i) => (SiteOf(creation.Arguments, i, creation.Syntax), argument)).ToImmutableArray());
        if (_analysis.IsPrimary(constructor))
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                value = value.With(constructor.Parameters[i].Name, arguments[i]);
            }
        }

        if (constructor.IsImplicitlyDeclared || !_analysis.IsWorthRunning(constructor, creation) || !MayRun())
        {
            return value;
        }

        ImmutableArray<Value> blamed = Blamed(arguments, 0);
        HelperRun run = _analysis.Run(constructor, blamed, _analysis.IsPrimary(constructor) ? null : ObjectValue.Empty, _frame.Depth + 1, _frame.Budget);
        foreach (PathUse use in run.Uses)
        {
            Propagate(use, arguments, 0, i => SiteOf(creation.Arguments, i, creation.Syntax), keepsOwn: false);
        }

        foreach (KeyValuePair<ISymbol, Value> member in MembersSet(run))
        {
            value = value.With(member.Key.Name, Return(member.Value, arguments, 0));
        }

        return value;
    }

    private static IEnumerable<KeyValuePair<ISymbol, Value>> MembersSet(HelperRun constructed) =>
        constructed.End?.Values.Where(static member => member.Key is IFieldSymbol or IPropertySymbol && !member.Key.IsStatic) ?? [];

    /// <summary>Applies an object or collection initializer.</summary>
    private Value Initialize(Value value, IObjectOrCollectionInitializerOperation? initializer)
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
                    if (value is ObjectValue known)
                    {
                        value = known.With(target.Member.Name, assigned);
                    }
                    else if (value is SequenceValue && target is IPropertyReferenceOperation { Arguments: [var index], Property.ContainingType: var indexed } && IsDictionary(indexed))
                    {
                        value = WithEntry(value, Evaluate(index.Value), assigned);
                    }

                    if (target is IPropertyReferenceOperation property)
                    {
                        SetKnownProperty(property, assigned, assignment.Value);
                    }

                    break;
                case IInvocationOperation { Arguments: [var key, var of], TargetMethod.ContainingType: var dictionary } when IsDictionary(dictionary):
                    value = value is SequenceValue ? WithEntry(value, Evaluate(key.Value), Evaluate(of.Value)) : EvaluateAll(member);
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
                    EvaluateAll(member);
                    break;
            }
        }

        return value;
    }
}
