namespace DpsAuthoring.Jobs.Reports;

/// <summary>What is the same on the page of every batch: its style, and what sorts, filters and turns its table.</summary>
internal static class ReportPage
{
    public const string Head = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <style>
          :root { color-scheme: light dark } body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
          table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; overflow-wrap: anywhere }
          th { overflow-wrap: normal } th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap } #jobs td:nth-child(7) { min-width: 12rem } #jobs td:nth-child(2) { overflow-wrap: normal } #jobs.plain :is(th, td):nth-child(8) { display: none }
          th button { font: inherit; color: inherit; text-align: inherit; background: none; border: 0; padding: 0; cursor: pointer } input { font: inherit; width: 20rem; max-width: 100% }
          .bar { background: #8db8d8; height: .5rem; border-radius: 2px; min-width: 1px } .bar.cut { background: linear-gradient(90deg, #8db8d8 60%, #8db8d800 60% 65%, #8db8d8 65% 75%, #8db8d800 75% 80%, #8db8d8 80%) }
          .failed { color: #a01818 } .lost { color: #8a5a00 } pre { white-space: pre-wrap; margin: .3rem 0 } .succeeded { color: #1d6b2f }
          dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0 } dt { color: #666 } dd { margin: 0; overflow-wrap: anywhere } .pages button { font: inherit; margin-left: .6rem }
          code { font-size: 90%; white-space: pre-wrap } img { max-height: 6rem; max-width: 100%; image-rendering: pixelated; border: 1px solid #ddd }
          .plot { margin: 1rem 0 } .plot svg { width: 100%; max-width: 40rem; display: block } .plot .bar { fill: #5f93b8; border-radius: 0 } .plot .axis { stroke: #888 } .plot .median { stroke: #a01818; stroke-dasharray: 4 3 } .plot text { fill: currentColor; font-size: 12px } figcaption { font-size: 90% }
          @media (max-width: 50rem) { body { margin: .7rem } th, td { padding: .3rem } #jobs :is(th, td):is(:nth-child(4), :nth-child(5), :nth-child(6)), .scale { display: none } #jobs td:nth-child(7) { min-width: 0 } dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .4rem } }
          @media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } th, td { border-color: #444 } dt { color: #aaa } a { color: #8ab8ff } .failed { color: #f08080 } .lost { color: #e0b060 } .succeeded { color: #80d090 } }
          @media print { body { margin: 0; font-size: 11px } tr { break-inside: avoid } label, .pages button { display: none } }
        </style>
        """;

    /// <summary>
    /// Without it the page is as it is written. It reads the jobs that are not in the HTML when they are asked for, and draws a page of
    /// them; only texts and links of <see cref="ReportData"/> come into the document, and none as HTML.
    /// </summary>
    public const string Script = """
        <script>
          const body = document.querySelector('#jobs').tBodies[0], heads = [...document.querySelectorAll('#jobs thead th')];
          const filter = document.querySelector('input'), pages = [...document.querySelectorAll('.pages')], size = 500;
          let count = +pages[0].dataset.count, data, rows, shown, first = 0;

          function read() {
            if (rows) return;
            rows = [...body.rows].map(element => ({ element }));
            const more = document.querySelector('#more');
            if (more) {
              data = JSON.parse(more.textContent);
              more.remove();
              const before = [];
              for (const job of data.rows) {
                let at = 5;
                const text = column => before[column] = job[at] < 0 ? (at++, before[column] ?? '') : (before[column] ?? '').slice(0, job[at++]) + job[at++];
                const row = { numbers: [job[0], job[2], job[3], job[4]], state: data.states[job[1]], link: text(0), result: data.texts[job[at++]], told: job[at++] };
                row.names = data.names[job[at++]];
                row.values = row.names.map((name, column) => text(column + 1));
                rows.push(row);
              }
              data.rows = null;
            }
            shown = rows;
          }

          const number = { 0: 0, 3: 1, 4: 2, 5: 3 };
          const inputs = row => row.names.map((name, at) => name + ' ' + row.values[at]).join('\n');
          const results = row => row.result + row.told.filter(told => typeof told === 'string').map(told => '\n' + told).join('');
          const key = (row, column) =>
            row.element ? (column in number ? parseFloat(row.element.cells[column].textContent) || 0 : row.element.cells[column].textContent)
            : column in number ? row.numbers[number[column]] : column === 1 ? row.state : column === 2 ? inputs(row) : column === 6 ? results(row) : '';
          const all = row => row.all ??= (row.element ? row.element.textContent : [row.numbers[0], row.state, inputs(row), results(row)].join('\n')).toLowerCase();

          function draw(row) {
            if (row.element) return row.element;
            const line = document.createElement('tr');
            const cell = (style, ...content) => {
              const made = line.insertCell();
              made.className = style;
              made.append(...content);
              return made;
            };
            const node = (name, text, style = '') => {
              const made = document.createElement(name);
              made.textContent = text;
              made.className = style;
              return made;
            };
            const [job, seconds, cpu, memory] = row.numbers, known = seconds >= 0;
            cell('n', job);
            cell(row.state, row.state);
            cell('', ...row.names.flatMap((name, at) => [...(at ? [document.createElement('br')] : []), name + ' ', node('code', row.values[at])]));
            const duration = cell('n', known ? seconds.toFixed(2) + ' s' : '');
            if (known) {
              const bar = node('div', '', seconds > data.scale ? 'bar cut' : 'bar');
              bar.style.width = Math.min(100, Math.round(100 * seconds / data.scale)) + '%';
              duration.append(bar);
            }
            cell('n', known ? cpu.toFixed(2) + ' s' : '');
            cell('n', known ? memory + ' MB' : '');
            const result = cell('', row.link ? node('a', row.result) : row.result);
            if (row.link) result.firstChild.href = row.link;
            for (let at = 0; at < row.told.length; at += 2) result.append(node('div', row.told[at + 1], row.told[at] ? 'lost' : ''));
            cell('');
            return line;
          }

          function show() {
            body.replaceChildren(...shown.slice(first, first + size).map(draw));
            turn();
          }

          function turn() {
            const length = shown ? shown.length : count, last = Math.min(first + size, length);
            for (const page of pages) {
              page.replaceChildren(length > size || length < count ? `${length ? first + 1 : 0} to ${last} of ${length} jobs` : '');
              if (length > size) for (const [name, to] of [['Earlier', first - size], ['Later', first + size]]) {
                const button = document.createElement('button');
                button.textContent = name;
                button.disabled = to < 0 || to >= length;
                button.onclick = () => { read(); first = to; show(); if (page !== pages[0]) pages[0].scrollIntoView(); };
                page.append(button);
              }
            }
          }

          filter.parentElement.hidden = false;
          filter.oninput = () => {
            read();
            const text = filter.value.toLowerCase();
            shown = text ? rows.filter(row => all(row).includes(text)) : rows;
            first = 0;
            show();
          };
          heads.forEach((head, column) => {
            const button = document.createElement('button');
            button.append(...head.childNodes);
            head.append(button);
            button.onclick = () => {
              read();
              const down = head.ariaSort === 'ascending' ? -1 : 1;
              // Numbers in texts are sorted as numbers; a collator takes seconds for as many rows.
              for (const row of rows) row.key = column in number ? key(row, column) : key(row, column).toLowerCase().replace(/\d+/g, digits => digits.padStart(15, '0'));
              rows.sort((one, other) => one.key < other.key ? -down : one.key > other.key ? down : 0);
              if (shown !== rows) { const kept = new Set(shown); shown = rows.filter(row => kept.has(row)); }
              heads.forEach(each => each.ariaSort = null);
              head.ariaSort = down > 0 ? 'ascending' : 'descending';
              first = 0;
              show();
            };
          });
          turn();
        </script>
        """;
}
