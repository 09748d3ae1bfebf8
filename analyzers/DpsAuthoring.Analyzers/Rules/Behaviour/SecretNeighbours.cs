using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>
/// Secrets that have no shape of their own, and are known by what stands beside them: a cloud's secret key, a bearer's token.
/// </summary>
internal static class SecretNeighbours
{
    private const int SecretKeyLength = 40;
    private const int SecretKeyVariety = 16;
    private const int ShortestToken = 20;

    /// <summary>Whether a text may be one of them, where the right thing stands beside it.</summary>
    /// <param name="value">The text.</param>
    /// <param name="isArgument">Whether it may be an argument of a call.</param>
    public static bool MayBe(string value, bool isArgument) =>
        IsSecretKey(value) || (isArgument && value.Length >= ShortestToken && SecretShapes.Find("Bearer " + value) is not null);

    public static string? Find(IOperation literal, string value)
    {
        if (IsSecretKey(value)
            && (
                NameOfTarget(literal) is { } name && IsSecretName(name)
                || Siblings(literal).Any(text => IsSecretName(text) || SecretShapes.Find(text) == "an AWS access key")))
        {
            return "an AWS secret key";
        }

        // new AuthenticationHeaderValue("Bearer", "…")
        return value.Length >= ShortestToken && Siblings(literal).Contains("Bearer") ? SecretShapes.Find("Bearer " + value) : null;
    }

    private static bool IsSecretKey(string value) =>
        value.Length == SecretKeyLength && value.All(IsBase64) && value.Any(char.IsUpper) && value.Any(char.IsLower)
        && !Placeholder.Is(value, SecretKeyVariety);

    private static bool IsSecretName(string name) =>
        name.IndexOf("secret", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsBase64(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '/';

    /// <summary>What a literal is given to: a variable, a member, a parameter.</summary>
    private static string? NameOfTarget(IOperation literal)
    {
        IOperation? parent = literal.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IFieldInitializerOperation { InitializedFields: [var field, ..] } => field.Name,
            IPropertyInitializerOperation { InitializedProperties: [var property, ..] } => property.Name,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => variable.Symbol.Name,
            IAssignmentOperation { Target: IMemberReferenceOperation { Member: IPropertySymbol { IsIndexer: true } } indexer } =>
                indexer.ChildOperations.OfType<IArgumentOperation>().FirstOrDefault()?.Value.ConstantValue.Value as string,
            IAssignmentOperation { Target: IMemberReferenceOperation member } => member.Member.Name,
            IAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local.Name,
            IArgumentOperation { Parameter: { } parameter } => parameter.Name,
            _ => null,
        };
    }

    /// <summary>The other constant texts of the call that a literal is an argument of.</summary>
    private static IEnumerable<string> Siblings(IOperation literal) =>
        literal.Parent is IArgumentOperation { Parent: { } call } mine
            ? call.ChildOperations.OfType<IArgumentOperation>()
                .Where(argument => argument != mine)
                .Select(argument => argument.Value.ConstantValue.Value as string)
                .OfType<string>()
            : [];
}
