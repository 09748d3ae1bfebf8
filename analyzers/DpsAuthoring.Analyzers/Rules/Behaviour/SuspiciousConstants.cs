using DpsAuthoring.Analyzers.PathAnalysis.Index;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>
/// The named constants of a compilation that may be a part of a secret, by their text alone: nothing is bound to find them.
/// </summary>
internal sealed class SuspiciousConstants(Compilation compilation)
{
    private readonly Lazy<HashSet<int>> _names = new(() => Find(compilation));

    /// <summary>Their names, as <see cref="WordReader"/> knows them.</summary>
    public HashSet<int> Names => _names.Value;

    public bool Contains(string name) => Names.Contains(WordReader.Hash(name));

    private static HashSet<int> Find(Compilation compilation)
    {
        var names = new HashSet<int>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (int start in Declarations.Of(tree).ConstantTexts)
            {
                string statement = Statement(Declarations.Of(tree).Text, start);
                if (SecretShapes.IsSuspicious(statement))
                {
                    var words = new WordReader(statement, new TextSpan(0, statement.Length));
                    _ = words.Read();
                    names.Add(words.Word);
                }
            }
        }

        return names;
    }

    private static string Statement(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] is not ';')
        {
            end++;
        }

        return text.Substring(start, end - start);
    }
}
