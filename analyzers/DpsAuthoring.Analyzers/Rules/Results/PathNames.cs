using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>
/// What one and the same path is called in a body: its text, the variables that hold it, and the result that it belongs to.
/// </summary>
internal sealed class PathNames
{
    private readonly HashSet<ISymbol> _variables = new(SymbolEqualityComparer.Default);
    private string? _text;

    public PathNames(IOperation path, BodyNotes notes) => Add(path, notes);

    public IEnumerable<ISymbol> Variables => _variables;

    public bool Overlap(PathNames other) => (_text is not null && _text == other._text) || _variables.Overlaps(other._variables);

    private void Add(IOperation path, BodyNotes notes)
    {
        path = Operations.WithoutConversions(path);
        switch (path)
        {
            case { ConstantValue.Value: string text }:
                _text = text;
                break;
            case ILocalReferenceOperation { Local: var local } when _variables.Add(local):
                Add(notes.OriginOf(path), notes);
                break;
            case IParameterReferenceOperation parameter:
                _variables.Add(parameter.Parameter);
                break;
            case IPropertyReferenceOperation { Property.Name: "FullPath" or "FullName", Instance: { } instance }:
                Add(instance, notes);
                break;
        }
    }
}
