namespace DpsAuthoring.Configuration.Scripts;

internal sealed partial class ShellParser
{
    /// <summary>A here-document: its mark stands in the command, its text begins on the next line.</summary>
    private sealed class HereDocument
    {
        private readonly string _mark;
        private readonly bool _isExpanded;
        private readonly List<ShellPart> _parts = [];

        public HereDocument(ShellParser parser, string redirection)
        {
            int start = parser._position;
            ShellWord? word = parser.Word();
            _mark = word is null ? "" : string.Concat(word.Parts.OfType<TextPart>().Select(part => part.Text));
            _isExpanded = word is not null && word.Parts.All(part => !part.IsQuoted);
            Redirection = new ShellRedirection(redirection, new ShellWord(parser.From(start), _parts));
            parser._hereDocuments.Enqueue(this);
        }

        public ShellRedirection Redirection { get; }

        /// <summary>Reads the text, up to the line that is the mark.</summary>
        public void Read(ShellParser parser)
        {
            int start = parser._position;
            while (parser._position < parser._end)
            {
                int line = parser._position;
                int lineEnd = parser.EndOfLine();
                parser._position = Math.Min(parser._end, lineEnd + 1);
                string content = parser._text.Substring(line, lineEnd - line).TrimEnd('\r');
                if ((Redirection.Operator == "<<-" ? content.TrimStart('\t') : content) == _mark)
                {
                    ReadParts(parser, start, line);
                    return;
                }
            }

            parser.IsComplete = false;
        }

        private void ReadParts(ShellParser parser, int start, int end)
        {
            if (!_isExpanded)
            {
                var span = new TextSpan(start, end - start);
                _parts.Add(new TextPart(span, true, parser._text.Substring(start, end - start)));
                return;
            }

            (int position, int limit) = (parser._position, parser._end);
            (parser._position, parser._end) = (start, end);
            parser.Quoted(_parts, '\0');
            (parser._position, parser._end) = (position, limit);
        }
    }
}
