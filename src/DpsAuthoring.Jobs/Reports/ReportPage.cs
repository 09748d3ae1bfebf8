namespace DpsAuthoring.Jobs.Reports;

/// <summary>What is the same on the page of every batch: its style, and what sorts and filters it.</summary>
internal static class ReportPage
{
    public const string Head = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <style>
          :root { color-scheme: light dark } body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
          table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; overflow-wrap: anywhere }
          th { overflow-wrap: normal } th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap } #jobs td:nth-child(7) { min-width: 12rem } #jobs td:nth-child(2) { overflow-wrap: normal }
          th button { font: inherit; color: inherit; text-align: inherit; background: none; border: 0; padding: 0; cursor: pointer } input { font: inherit; width: 20rem; max-width: 100% }
          .bar { background: #8db8d8; height: .5rem; border-radius: 2px } .failed { color: #a01818 } .lost { color: #8a5a00 } pre { white-space: pre-wrap; margin: .3rem 0 } .succeeded { color: #1d6b2f }
          code { font-size: 90%; white-space: pre-wrap } img { max-height: 6rem; max-width: 100%; image-rendering: pixelated; border: 1px solid #ddd }
          @media (max-width: 50rem) { body { margin: .7rem } th, td { padding: .3rem } #jobs :is(th, td):is(:nth-child(4), :nth-child(5), :nth-child(6)) { display: none } #jobs td:nth-child(7) { min-width: 0 } }
          @media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } th, td { border-color: #444 } .failed { color: #f08080 } .lost { color: #e0b060 } .succeeded { color: #80d090 } }
          @media print { body { margin: 0; font-size: 11px } tr { break-inside: avoid } label { display: none } }
        </style>
        """;

    /// <summary>Without it the page is as it is written: all jobs, the failed ones first.</summary>
    public const string Script = """
        <script>
          const body = document.querySelector('#jobs tbody'), rows = [...body.rows], filter = document.querySelector('input');
          filter.parentElement.hidden = false;
          filter.oninput = () => rows.forEach(row => row.hidden = !row.textContent.toLowerCase().includes(filter.value.toLowerCase()));
          document.querySelectorAll('#jobs thead th').forEach((head, column) => {
            const button = document.createElement('button');
            button.append(...head.childNodes);
            head.append(button);
            button.onclick = () => {
              const down = head.ariaSort === 'ascending' ? -1 : 1, keys = new Map(rows.map(row => [row, row.cells[column].textContent]));
              const compare = new Intl.Collator('en', { numeric: true }).compare;
              rows.sort((one, other) => down * (head.className ? (parseFloat(keys.get(one)) || 0) - (parseFloat(keys.get(other)) || 0) : compare(keys.get(one), keys.get(other))));
              document.querySelectorAll('#jobs th').forEach(each => each.ariaSort = null);
              head.ariaSort = down > 0 ? 'ascending' : 'descending';
              body.append(...rows);
            };
          });
        </script>
        """;
}
