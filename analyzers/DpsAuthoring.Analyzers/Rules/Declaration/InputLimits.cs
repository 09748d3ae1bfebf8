using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>What the attributes of an input allow, judged as the runtime judges it.</summary>
internal static class InputLimits
{
    private static readonly TimeSpan s_patternTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The attribute whose limits cannot be kept, and why; null where all can.</summary>
    public static (AttributeData Attribute, string Fault)? Problem(IPropertySymbol property)
    {
        ITypeSymbol declared = property.Type.WithoutNullable();
        ITypeSymbol type = (declared.ListElement() ?? declared).WithoutNullable();
        if (property.Attribute(WellKnownTypes.RangeAttribute) is { } range && FaultOfRange(range, type) is { } fault)
        {
            return (range, fault);
        }

        AttributeData? pattern = property.Attribute(WellKnownTypes.RegularExpressionAttribute);
        if ((pattern ?? property.Attribute(WellKnownTypes.AllowedValuesAttribute)) is { } limit
            && type.SpecialType != SpecialType.System_String)
        {
            string what = limit == pattern ? "a [RegularExpression]" : "[AllowedValues]";
            return (limit, $"has {what} that nobody checks: it is {Shown(type)}, and only a string has these");
        }

        return pattern is not null && IsMatch(pattern.Text(0), "") is null
            ? (pattern, "has a [RegularExpression] that cannot be read")
            : null;
    }

    /// <summary>Why a constant is refused, as a clause; null where it is not.</summary>
    public static string? Refusal(IPropertySymbol property, ITypeSymbol type, object value)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return IsMember(type, value) ? null : $"which is no member of {type.Name}";
        }

        string text = value as string ?? NumberRange.Text(value);
        if (type.Is(WellKnownTypes.OutputName))
        {
            return OutputNames.Refusal(text) is { } reason ? $"which cannot be the name of an output: {reason}" : null;
        }

        if (type.Is("System.DateOnly"))
        {
            return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? null
                : "a day that does not exist";
        }

        if (property.Attribute(WellKnownTypes.RangeAttribute) is { } range && NumberRange.Of(range) is { } limits && !limits.Allows(value))
        {
            return $"which is not from {NumberRange.Text(limits.Minimum)} to {NumberRange.Text(limits.Maximum)}";
        }

        return RefusalOfText(property, text);
    }

    /// <summary>An empty text stands for "not given", so it may be the default of a text that is limited.</summary>
    private static string? RefusalOfText(IPropertySymbol property, string text)
    {
        if (text.Length > 0
            && property.Attribute(WellKnownTypes.AllowedValuesAttribute)
                is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } allowed] })
        {
            string[] values = [.. allowed.Values.Select(each => Convert.ToString(each.Value, CultureInfo.InvariantCulture))];
            return values.Contains(text, StringComparer.Ordinal) ? null : $"which is not one of {string.Join(", ", values)}";
        }

        return
            text.Length > 0
            && property.Attribute(WellKnownTypes.RegularExpressionAttribute) is { } pattern
            && IsMatch(pattern.Text(0), text) == false
            ? $"which does not match {pattern.Text(0)} as a whole"
            : null;
    }

    private static string? FaultOfRange(AttributeData range, ITypeSymbol type)
    {
        if (type.SpecialType is not (>= SpecialType.System_SByte and <= SpecialType.System_Double))
        {
            return $"has a [Range] that nobody checks: it is {Shown(type)}, and only numbers have a range";
        }

        if (NumberRange.Of(range) is not { } limits)
        {
            return "has a [Range] whose limits are not numbers";
        }

        if (range.Named("MinimumIsExclusive") is true || range.Named("MaximumIsExclusive") is true)
        {
            return "has a [Range] with an exclusive limit, and the runtime allows the limit itself; write the last value that is allowed";
        }

        if (limits.IsEmpty)
        {
            return $"has a [Range] that allows nothing: {NumberRange.Text(limits.Minimum)} is above {NumberRange.Text(limits.Maximum)}";
        }

        return limits.Misfit(type.SpecialType) is { } misfit
            ? $"has a [Range] up to {NumberRange.Text(misfit)}, which no {Shown(type)} can be"
            : null;
    }

    private static string Shown(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static bool IsMember(ITypeSymbol type, object value) =>
        type.Attribute("System.FlagsAttribute") is not null
        || type.GetMembers().OfType<IFieldSymbol>().Any(member => member.HasConstantValue && value.Equals(member.ConstantValue));

    /// <summary>Whether a pattern matches a text as a whole, as the runtime asks; null for a pattern that cannot be read.</summary>
    private static bool? IsMatch(string pattern, string text)
    {
        try
        {
            Match match = Regex.Match(text, pattern, RegexOptions.CultureInvariant, s_patternTimeout);
            return match.Success && match.Length == text.Length;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
