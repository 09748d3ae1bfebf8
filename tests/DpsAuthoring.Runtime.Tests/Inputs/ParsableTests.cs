using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DpsAuthoring.Runtime.Tests.Inputs;

/// <summary>A type of an author's own.</summary>
public sealed record Wavelength(double Nanometres) : IParsable<Wavelength>
{
    public static Wavelength Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return s.EndsWith("nm", StringComparison.Ordinal)
            ? new(double.Parse(s[..^2], provider))
            : throw new FormatException("a wavelength ends in nm.");
    }

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out Wavelength? result)
    {
        result =
            s is not null && s.EndsWith("nm", StringComparison.Ordinal) && double.TryParse(s[..^2], provider, out double number)
                ? new(number)
                : null;
        return result is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Nanometres} nm");
}

/// <summary>A type that does not say what is wrong.</summary>
public readonly record struct Orbit(int Number) : IParsable<Orbit>
{
    public static Orbit Parse(string s, IFormatProvider? provider) => new(int.Parse(s, NumberStyles.None, provider));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Orbit result)
    {
        bool isNumber = int.TryParse(s, NumberStyles.None, provider, out int number);
        result = new(number);
        return isNumber && number > 0;
    }
}

/// <summary>A type whose parsing throws whatever happens in it.</summary>
public readonly record struct Cell(int Row) : IParsable<Cell>
{
    private static readonly Dictionary<char, int> s_rows = new() { ['a'] = 1 };

    public static Cell Parse(string s, IFormatProvider? provider) => new(s_rows[s[1]] * checked(int.Parse(s[..1], provider) * (1 << 30)));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Cell result)
    {
        result = Parse(s!, provider);
        return true;
    }
}

[Algorithm("cells")]
public sealed partial class Cells : Echo
{
    [Input("cell")] public required Cell Cell { get; init; }

    protected override object Value => Cell.Row;
}

[Algorithm("parsables")]
public sealed partial class Parsables : Echo
{
    [Input("at", "Where to look")] public Wavelength At { get; init; } = Wavelength.Parse("650nm", null);
    [Input("orbit")] public Orbit? Orbit { get; init; }
    [Input("id")] public Guid Id { get; init; }
    [Input("bands")] public IReadOnlyList<Wavelength> Bands { get; init; } = [];
    [Input("span")] public TimeSpan? Span { get; init; }
    [Input("noon")] public TimeOnly Noon { get; init; } = new(12, 0);

    protected override object Value =>
        new object?[] { At.ToString(), Orbit?.Number, Id, Bands.Select(band => band.ToString()), Span, Noon };
}

public sealed class ParsableTests
{
    private const string Defaults = "650 nm|(null)|00000000-0000-0000-0000-000000000000||(null)|12:00";

    [Fact]
    public async Task Any_type_that_parses_itself_is_an_input_under_both_contracts()
    {
        const string Id = "6f9619ff-8b86-d011-b42d-00c04fc964ff";
        string[] values = ["550.5nm", "12", Id, "1nm,2nm", "-1.02:30:00", "13:45"];
        string[] names = ["--at", "--orbit", "--id", "--bands", "--span", "--noon"];
        string expected = $"550.5 nm|12|{Id}|1 nm|2 nm|-1.02:30:00|13:45";

        Assert.Equal(expected, await Run.Value<Parsables>([.. names.Zip(values).SelectMany(pair => new[] { pair.First, pair.Second })]));
        Assert.Equal(expected, await Run.Value<Parsables>(values));
        Assert.Equal(Defaults, await Run.Value<Parsables>("", "", "", "", "", ""));
        Assert.Equal(Defaults, await Run.Value<Parsables>([.. names.SelectMany(name => new[] { name, "" })]));
    }

    [Theory]
    [InlineData("--at", "550", "at is '550', but must be a Wavelength: a wavelength ends in nm.")]
    [InlineData("--orbit", "0", "orbit is '0', but must be an Orbit.")]
    [InlineData("--id", "7", "id is '7', but must be a Guid: Unrecognized Guid format.")]
    [InlineData("--span", "1:x", "span is '1:x', but must be a TimeSpan: String '1:x' was not recognized as a valid TimeSpan.")]
    [InlineData("--bands", "1nm,2", "bands is '2', but must be a Wavelength: a wavelength ends in nm (element 2 of 2).")]
    public async Task A_refused_text_is_told_with_the_reason_of_the_type(string option, string text, string sentence) =>
        Assert.Equal(sentence, await Run.Refusal<Parsables>(option, text));

    [Theory]
    [InlineData("1")]
    [InlineData("1b")]
    [InlineData("9a")]
    [InlineData("xa")]
    public async Task Whatever_a_type_throws_is_told_of_the_input(string text)
    {
        Assert.StartsWith($"cell is '{text}', but must be a Cell: ", await Run.Refusal<Cells>("--cell", text), StringComparison.Ordinal);
        Assert.Equal("1073741824", await Run.Value<Cells>("--cell", "1a"));
    }

    [Fact]
    public async Task Culture_does_not_change_a_value()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(Defaults.Replace("650", "1.5", StringComparison.Ordinal), await Run.Value<Parsables>("--at", "1.5nm"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_librarys_own_types_parse_themselves()
    {
        Assert.Equal("a/b.tif", Parsed<OutputName>("a//b.tif").Value);
        Assert.Equal(new BoundingBox(1, 2, 3, 4), Parsed<BoundingBox>("1 2 3 4"));
        Assert.Equal(Path.GetFullPath("a.tif"), Parsed<InputFile>("a.tif").FullPath);
        Assert.Equal(Path.GetFullPath("tiles"), Parsed<InputDirectory>("tiles/").FullPath);
        Assert.Equal("'1,2' is not a box of four numbers west,south,east,north with south not above north.", Fault<BoundingBox>("1,2"));
        Assert.Equal("An empty text, or one with a NUL character, is not the path of a file.", Fault<InputFile>(""));
        Assert.Equal("An empty text, or one with a NUL character, is not the path of a directory.", Fault<InputDirectory>("a\0b"));
    }

    private static T Parsed<T>(string text)
        where T : notnull, IParsable<T>
    {
        Assert.True(T.TryParse(text, CultureInfo.InvariantCulture, out T? value));
        Assert.Equal(value.ToString(), T.Parse(text, CultureInfo.InvariantCulture).ToString());
        return value;
    }

    private static string Fault<T>(string text)
        where T : notnull, IParsable<T>
    {
        Assert.False(T.TryParse(text, CultureInfo.InvariantCulture, out _));
        return Assert.Throws<FormatException>(() => T.Parse(text, CultureInfo.InvariantCulture)).Message;
    }
}
