namespace DpsAuthoring.Configuration.Scripts;

internal sealed partial class ShellParser
{
    /// <summary>A here-document: its mark stands in the command, its text begins on the next line.</summary>
    private sealed class HereDocument
    {
        private readonly string mark;
        private readonly bool isExpanded;
        private readonly List<ShellPart> parts = [];

        public HereDocument(ShellParser parser, string redirection)
        {
            var start = parser.position;
            var word = parser.Word();
            mark = word is null ? "" : string.Concat(word.Parts.OfType<TextPart>().Select(part => part.Text));
            isExpanded = word is not null && word.Parts.All(part => !part.IsQuoted);
            Redirection = new ShellRedirection(redirection, new ShellWord(parser.From(start), parts));
            parser.hereDocuments.Enqueue(this);
        }

        public ShellRedirection Redirection { get; }

        /// <summary>Reads the text, up to the line that is the mark.</summary>
        public void Read(ShellParser parser)
        {
            var start = parser.position;
            while (parser.position < parser.end)
            {
                var line = parser.position;
                var lineEnd = parser.EndOfLine();
                parser.position = Math.Min(parser.end, lineEnd + 1);
                var content = parser.text.Substring(line, lineEnd - line).TrimEnd('\r');
                if ((Redirection.Operator == "<<-" ? content.TrimStart('\t') : content) == mark)
                {
                    ReadParts(parser, start, line);
                    return;
                }
            }

            parser.IsComplete = false;
        }

        private void ReadParts(ShellParser parser, int start, int end)
        {
            if (!isExpanded)
            {
                var span = new TextSpan(start, end - start);
                parts.Add(new TextPart(span, true, parser.text.Substring(start, end - start)));
                return;
            }

            var (position, limit) = (parser.position, parser.end);
            (parser.position, parser.end) = (start, end);
            parser.Quoted(parts, '\0');
            (parser.position, parser.end) = (position, limit);
        }
    }
}
