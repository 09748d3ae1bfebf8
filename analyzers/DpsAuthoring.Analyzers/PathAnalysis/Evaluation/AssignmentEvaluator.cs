using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What is given to variables, members, elements and patterns.</summary>
internal sealed class AssignmentEvaluator(BodyRun run) : BodyPart(run)
{
    /// <summary>An assignment's target may hold uses of its own: <c>list[Find()] = …</c>.</summary>
    public void EvaluateTarget(IOperation target)
    {
        if (target is IPropertyReferenceOperation or IArrayElementReferenceOperation)
        {
            foreach (IOperation child in target.ChildOperations)
            {
                Evaluate(child);
            }
        }
    }

    public void Assign(IOperation target, Value value, IOperation? from = null)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Variables.RememberOrigin(local.Local, from);
                Variables.Write(local.Local, Values.WithName(value, local.Local), target.Syntax);
                break;
            case IVariableDeclaratorOperation declarator:
                Variables.Write(declarator.Symbol, Values.WithName(value, declarator.Symbol), target.Syntax);
                break;
            case IParameterReferenceOperation parameter:
                Variables.Write(parameter.Parameter, value, target.Syntax);
                break;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                Variables.Write(field.Field, value, target.Syntax);
                break;
            case IPropertyReferenceOperation
            {
                Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } or null
            } property:
                Variables.Write(property.Property, value, target.Syntax);
                Run.Uses.RecordSetting(property, value, from);
                break;
            case IPropertyReferenceOperation { Arguments.Length: > 0 } element:
                AssignElement(element, value);
                break;
            case IPropertyReferenceOperation property:
                Run.Uses.RecordSetting(property, value, from);
                AssignMember(property, property.Property.Name, value);
                break;
            case IFieldReferenceOperation field:
                AssignMember(field, field.Field.CorrespondingTupleField?.Name ?? field.Field.Name, value);
                break;
            case IArrayElementReferenceOperation element
                when Variables.VariableOf(element.ArrayReference) is { } array && Variables.ValueOf(array) is { } elements:
                Variables.Write(
                    array,
                    new SequenceValue(elements is SequenceValue sequence ? Value.Join(sequence.Element, value) : value),
                    target.Syntax);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, from);
                break;
            case ITupleOperation tuple:
                for (int i = 0; i < tuple.Elements.Length; i++)
                {
                    Value part = (value as ObjectValue)?.Member($"Item{i + 1}")
                        ?? DeconstructedMember(value, i, tuple)
                        ?? Values.OfType(tuple.Elements[i]);
                    Assign(tuple.Elements[i], part);
                }

                break;
        }
    }

    /// <summary>The name under which an indexer's element is known: a library's object has its members by name too.</summary>
    public static string? NameOf(IPropertyReferenceOperation element) =>
        element.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: string name } }] ? name : null;

    private void AssignMember(IMemberReferenceOperation target, string name, Value value)
    {
        if (Variables.VariableOf(target.Instance!) is { } owner && Variables.ValueOf(owner) is ObjectValue known)
        {
            Variables.Write(owner, known.With(name, value), target.Syntax);
        }
    }

    /// <summary>A record's positional member, taken apart by position.</summary>
    private static Value? DeconstructedMember(Value value, int position, ITupleOperation tuple)
    {
        if (value is not ObjectValue known
            || (
                (tuple.Parent is IDeclarationExpressionOperation declaration ? declaration.Parent : tuple.Parent)
                as IDeconstructionAssignmentOperation)
                ?.Value
                .Type
                is not INamedTypeSymbol { IsRecord: true } record)
        {
            return null;
        }

        foreach (IMethodSymbol constructor in record.InstanceConstructors)
        {
            if (constructor.Parameters.Length == tuple.Elements.Length)
            {
                return known.Member(constructor.Parameters[position].Name);
            }
        }

        return null;
    }

    /// <summary>Pattern variables. What a pattern asks of a value is not followed.</summary>
    public void Bind(IPatternOperation pattern, Value? value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol } declaration:
                Variables.Write(symbol, value ?? Values.OfSymbol(symbol, declaration.Syntax), declaration.Syntax);
                break;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } whole)
                {
                    Variables.Write(whole, value ?? Values.OfSymbol(whole, recursive.Syntax), recursive.Syntax);
                }

                foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
                {
                    string? name = (property.Member as IMemberReferenceOperation)?.Member.Name;
                    Bind(property.Pattern, name is null ? null : (value as ObjectValue)?.Member(name));
                }

                for (int i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
                {
                    Bind(recursive.DeconstructionSubpatterns[i], (value as ObjectValue)?.Member($"Item{i + 1}"));
                }

                break;
            case IBinaryPatternOperation binary:
                Bind(binary.LeftPattern, value);
                Bind(binary.RightPattern, value);
                break;
            case INegatedPatternOperation negated:
                Bind(negated.Pattern, value);
                break;
            case IListPatternOperation list:
                foreach (IPatternOperation element in list.Patterns)
                {
                    Bind(element, (value as SequenceValue)?.Element);
                }

                break;
        }
    }

    /// <summary>Something is put into a list or a dictionary, beside what may be in it.</summary>
    private void AssignElement(IPropertyReferenceOperation element, Value value)
    {
        if (Variables.VariableOf(element.Instance!, itself: true) is { } collection && Variables.ValueOf(collection) is SequenceValue held)
        {
            Value with = Dictionaries.IsDictionary(element.Property.ContainingType)
                ? Dictionaries.WithEntry(held, Evaluate(element.Arguments[0].Value), value)
                : Value.Join(held, new SequenceValue(value));
            Variables.Write(collection, with, element.Syntax);
        }
        else if (!Analysis.Types.IsSource(element.Property.ContainingType) && NameOf(element) is { } name)
        {
            AssignMember(element, name, value);
        }
    }
}
