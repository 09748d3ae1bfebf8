namespace DpsAuthoring.Server.Pages.Forms;

/// <summary>A field with its label, what it means, and what is wrong with it.</summary>
/// <param name="Name">What it is sent as.</param>
/// <param name="Id">Its id in the page.</param>
/// <param name="Label">Its label.</param>
internal sealed record FormField(string Name, string Id, string Label)
{
    public bool IsRequired { get; init; }

    /// <summary>What it means.</summary>
    public string Hint { get; init; } = "";

    public string Value { get; init; } = "";

    /// <summary>The only values that it can have; null where any text can be typed.</summary>
    public IReadOnlyList<(string Value, string Text)>? Choices { get; init; }

    /// <summary>Suggestions.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>Lines of a larger field; 1 for one that has a single line.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>Which keys a telephone shows: <c>numeric</c>, <c>decimal</c>, <c>url</c>.</summary>
    public string Keys { get; init; } = "text";

    /// <summary>What stands beside it.</summary>
    public Html Beside { get; init; }

    /// <summary>Whether it is one of several in a row, below which stands what is wrong with any of them.</summary>
    public bool IsCell { get; init; }

    public bool HasFocus { get; init; }

    public Html Show(FieldProblems problems)
    {
        var mark = Html.If(IsRequired, $""" <span class="must" aria-hidden="true">*</span>""");
        var hint = Html.If(Hint.Length > 0, $"""<p class="hint" id="{Id}-hint">{Hint}</p>""");
        return Html.Of($"""<div class="field"><label for="{Id}"><bdi>{Label}</bdi>{mark}</label><div class="control">{Control(problems.IsWrong(Name))}{Beside}</div>{hint}{(IsCell ? default : Wrong(problems))}</div>""");
    }

    /// <summary>What is wrong with it.</summary>
    public Html Wrong(FieldProblems problems) => problems.At(Name, Id + "-problems");

    private Html Control(bool isWrong)
    {
        var told = Html.Of(
            $""" id="{Id}" name="{Name}" aria-describedby="{Html.If(Hint.Length > 0, $"{Id}-hint ")}{Id}-problems"{Html.If(IsRequired, $""" aria-required="true" """)}{Html.If(isWrong, $""" aria-invalid="true" """)}{Html.If(HasFocus, $" autofocus")}""");
        return this switch
        {
            { Choices: { } choices } => Html.Of($"<select{told}>{choices.Select(choice => Html.Of($"""<option value="{choice.Value}"{Html.If(choice.Value == Value, $" selected")}>{choice.Text}</option>"""))}</select>"),

            // A text area drops the first line's end.
            { Lines: > 1 } => Html.Of($"<textarea{told} rows=\"{Lines}\" spellcheck=\"false\">\n{Value}</textarea>"),
            _ => Html.Of(
                $"""<input{told} type="text" value="{Value}" inputmode="{Keys}" autocomplete="off" spellcheck="false"{Html.If(Suggestions.Count > 0, $""" list="{Id}-list" """)}>{Html.If(Suggestions.Count > 0, $"""<datalist id="{Id}-list">{Suggestions.Select(one => Html.Of($"""<option value="{one}">"""))}</datalist>""")}"""),
        };
    }
}
