using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>A text that is put together: by interpolation, or by <c>+</c>.</summary>
internal sealed class PathParts
{
    private readonly List<(string? Text, string Code, ExpressionSyntax? Hole)> _parts = [];

    private PathParts()
    {
    }

    /// <summary>The text that it begins with; null where a hole comes first.</summary>
    public string? Start => _parts.Count > 0 ? _parts[0].Text : null;

    /// <summary>The expression that it begins with.</summary>
    public ExpressionSyntax? FirstHole => _parts.Count > 0 ? _parts[0].Hole : null;

    public static PathParts? Of(ExpressionSyntax path, SemanticModel model)
    {
        var parts = new PathParts();
        switch (path)
        {
            case InterpolatedStringExpressionSyntax text:
                foreach (InterpolatedStringContentSyntax content in text.Contents)
                {
                    if (content is InterpolationSyntax hole)
                    {
                        parts._parts.Add((null, hole.ToString(), hole.Expression));
                    }
                    else
                    {
                        parts.Add(((InterpolatedStringTextSyntax)content).TextToken.ValueText);
                    }
                }

                return parts;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                parts.AddOperands(sum, model);
                return parts;
            default:
                return null;
        }
    }

    /// <summary>Puts another text in place of the one that it begins with.</summary>
    public void ReplaceStart(string text)
    {
        _parts.RemoveAt(0);
        if (text.Length > 0)
        {
            _parts.Insert(0, (text, "", null));
        }
    }

    /// <summary>Takes away the hole that it begins with, and the separator behind it.</summary>
    public bool RemoveBase()
    {
        if (_parts.Count < 2 || _parts[1].Text is not { Length: > 0 } text || text[0] != '/')
        {
            return false;
        }

        _parts.RemoveAt(0);
        ReplaceStart(text.Substring(1));
        return _parts.Count > 0;
    }

    /// <summary>As code.</summary>
    public override string ToString() => _parts switch
    {
        [(null, _, { } only)] when only is not ConditionalExpressionSyntax => only.ToString(),
        [({ } text, _, _)] => Code.Literal(text),
        _ => $"$\"{string.Concat(_parts.Select(static part => part.Text is { } text ? Escaped(text) : part.Code))}\"",
    };

    private static string Escaped(string text) =>
        SymbolDisplay.FormatLiteral(text, quote: true).Trim('"').Replace("{", "{{").Replace("}", "}}");

    private void AddOperands(ExpressionSyntax operand, SemanticModel model)
    {
        if (model.GetConstantValue(operand) is { HasValue: true, Value: string text })
        {
            Add(text);
        }
        else if (operand is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
            && model.GetTypeInfo(sum).Type?.SpecialType == SpecialType.System_String)
        {
            AddOperands(sum.Left, model);
            AddOperands(sum.Right, model);
        }
        else
        {
            ExpressionSyntax bare = operand.Bare();
            _parts.Add((null, bare is ConditionalExpressionSyntax or LambdaExpressionSyntax ? $"{{({bare})}}" : $"{{{bare}}}", bare));
        }
    }

    private void Add(string text)
    {
        if (_parts.Count > 0 && _parts[_parts.Count - 1].Text is { } before)
        {
            _parts[_parts.Count - 1] = (before + text, "", null);
        }
        else
        {
            _parts.Add((text, "", null));
        }
    }
}
