using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What is given to variables, members and elements.</summary>
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
                if (Run.Helpers.Set(property, [], Frame.Self, value, (from ?? target).Syntax) is null)
                {
                    Variables.Write(Analysis.Members.StoredIn(property.Property), value, target.Syntax);
                }

                Run.Uses.RecordSetting(property, value, from);
                break;
            case IPropertyReferenceOperation { Arguments.Length: > 0 } element:
                AssignElement(element, value, from);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property:
                Run.Uses.RecordSetting(property, value, from);
                Value owner = Evaluate(instance);
                if (Run.Helpers.Set(property, [], owner, value, (from ?? target).Syntax) is not { } after)
                {
                    AssignMember(property, Analysis.Members.StoredIn(property.Property).Name, value);
                }
                else if (owner is ObjectValue && Variables.VariableOf(instance) is { } variable)
                {
                    Variables.Write(variable, after, target.Syntax);
                }

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
                IMethodSymbol? method = DeconstructionOf(tuple);
                for (int i = 0; i < tuple.Elements.Length; i++)
                {
                    Assign(tuple.Elements[i], Deconstruction.Part(Run, value, i, method) ?? Values.OfType(tuple.Elements[i]));
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

    /// <summary>The method that takes a value apart for a tuple of variables; null for a tuple, and for a tuple in a tuple.</summary>
    private static IMethodSymbol? DeconstructionOf(ITupleOperation tuple) => tuple.Syntax.Parent switch
    {
        AssignmentExpressionSyntax assignment => tuple.SemanticModel?.GetDeconstructionInfo(assignment).Method,
        DeclarationExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } =>
            tuple.SemanticModel?.GetDeconstructionInfo(assignment).Method,
        ForEachVariableStatementSyntax loop => tuple.SemanticModel?.GetDeconstructionInfo(loop).Method,
        _ => null,
    };

    /// <summary>Something is put into a list or a dictionary, beside what may be in it.</summary>
    private void AssignElement(IPropertyReferenceOperation element, Value value, IOperation? from)
    {
        if (Analysis.Types.IsSource(element.Property.ContainingType))
        {
            Value? owner = element.Instance is { } instance ? Evaluate(instance) : null;
            Value[] indices = Run.Calls.EvaluateArguments(element.Arguments, element.Arguments.Length);
            if (Run.Helpers.Set(element, indices, owner, value, (from ?? element).Syntax) is { } after
                && owner is ObjectValue
                && Variables.VariableOf(element.Instance!) is { } variable)
            {
                Variables.Write(variable, after, element.Syntax);
            }

            return;
        }

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
