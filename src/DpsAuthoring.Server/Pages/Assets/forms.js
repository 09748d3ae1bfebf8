// Forms that are checked while they are filled in: <form data-check="/path"> is sent there, and what is wrong is written at its fields.
document.querySelectorAll('form[data-check]').forEach(form => {
  let timer, asked = 0;

  const show = ({ problems, texts }) => {
    form.querySelectorAll('[data-problems-of]').forEach(place => {
      const own = problems.filter(problem => problem.field === place.dataset.problemsOf);
      place.replaceChildren(...own.map(problem => {
        const line = document.createElement('p'), word = document.createElement('b'), rule = document.createElement('small');
        line.className = 'finding ' + problem.severity;
        word.textContent = problem.severity;
        rule.textContent = problem.rule ?? '';
        line.append(word, ' ' + problem.message + ' ', rule);
        return line;
      }));
      const field = form.elements.namedItem(place.dataset.problemsOf);
      if (field?.setAttribute) {
        if (own.some(problem => problem.severity === 'error')) field.setAttribute('aria-invalid', 'true');
        else field.removeAttribute('aria-invalid');
      }
    });
    form.querySelectorAll('.notice').forEach(notice => notice.remove());
    for (const [name, text] of Object.entries(texts ?? {})) {
      form.querySelectorAll(`[data-text-of="${name}"]`).forEach(place => { place.textContent = text; });
    }
  };

  const check = async () => {
    const mine = ++asked, fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    try {
      const answer = await fetch(form.dataset.check, { method: 'POST', headers: { 'form-token': dps.token }, body: fields });
      if (answer.ok && mine === asked) show(await answer.json());
    } catch {
      // The server is gone; what is typed stays, and is checked when it is sent.
    }
  };

  form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(check, 300); });
  form.addEventListener('change', () => { clearTimeout(timer); timer = setTimeout(check, 50); });
});

// A log that grows: its end is kept in sight for whoever looks at it.
document.querySelectorAll('[data-events]').forEach(log => {
  const box = log.closest('.scroll'), source = new EventSource(log.dataset.events);
  box.scrollTop = box.scrollHeight;
  source.addEventListener('log', event => {
    const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
    log.append(JSON.parse(event.data).text);
    if (isAtEnd) box.scrollTop = box.scrollHeight;
  });
  source.addEventListener('state', event => {
    const state = JSON.parse(event.data);
    document.getElementById('state').innerHTML = state.html; // The server's own page, encoded there.
    dps.say(state.say);
    if (state.isOver) source.close();
  });
});
