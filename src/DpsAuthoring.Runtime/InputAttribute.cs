namespace DpsAuthoring;

/// <summary>Declares a property as an input of the algorithm; the property's type says what the input may be.</summary>
/// <remarks>
/// <para>
/// A <c>required</c> property is a required input. Otherwise the property's initializer is the default; of a number, a boolean or an enum
/// without one that is 0, false or the member 0. An input whose default is null, an empty text or an empty list is optional: a job may
/// leave it out, or give an empty text, which means the same.
/// Types: <see cref="InputFile"/>, <see cref="InputDirectory"/>, <see cref="OutputName"/>, <see cref="string"/>, the number types,
/// <see cref="bool"/>, enums, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>, <see cref="BoundingBox"/>, any other type that
/// implements <see cref="IParsable{TSelf}"/> of itself, such as one's own (read in the invariant culture, registered as a text), and
/// <see cref="IReadOnlyList{T}"/> or an array of these. <c>[Range]</c>, <c>[RegularExpression]</c> and <c>[AllowedValues]</c> of
/// <c>System.ComponentModel.DataAnnotations</c> narrow what is allowed.
/// </para>
/// <para>
/// Under the OGC contract every input arrives as <c>--name value</c>. Under the legacy contract files are found in <c>input/</c> and
/// the others are positional, in the order in which they are declared here. A list of files is registered as a directory that holds them;
/// the program takes a directory as the files in it and below, and several files too. A <see cref="bool"/> is a bare option under OGC,
/// which cannot say false; a nullable one is a text.
/// </para>
/// </remarks>
/// <param name="name">The input's name in the configuration and, behind <c>--</c>, on the command line.</param>
/// <param name="description">What it means, with its unit; shown by <c>--help</c> and in the form users fill in.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute(string name, string description = "") : Attribute
{
    /// <summary>The input's name in the configuration and, behind <c>--</c>, on the command line.</summary>
    public string Name { get; } = name;

    /// <summary>What the input means, with its unit.</summary>
    public string Description { get; } = description;

    /// <summary>
    /// For files and directories under the legacy contract: which entries of <c>input/</c> belong to this input, as a wildcard
    /// such as <c>*.tif</c>. Needed only where an algorithm has several. Default: whatever no other input's pattern takes.
    /// </summary>
    public string? Pattern { get; set; }
}
