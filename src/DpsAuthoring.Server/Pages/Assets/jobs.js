'use strict';
// The list of jobs: news by server-sent events, the keyboard, and what is ticked.
(() => {
  const table = document.getElementById('table');
  if (!table) return;
  const newer = document.getElementById('newer'), state = document.getElementById('live-state'), pause = document.getElementById('pause');
  const parts = ['counts', 'facets', 'toolbar', 'turn-below'];
  const ticked = new Set();
  let at = null, isOver = false, isAsking = false, isStale = false, source = null, told = 0, before = counts();

  function rows() { return [...document.querySelectorAll('#rows tr')]; }
  function counts() { return new Map([...document.querySelectorAll('#counts li a')].map(link => [link.lastElementChild?.textContent.trim() ?? 'total', link.querySelector('b').textContent])); }
  function isHeld(element) { return element.matches(':hover') || element.contains(document.activeElement); }

  // News.
  async function refresh() {
    if (isAsking) { isStale = true; return; }
    isAsking = true;
    do {
      isStale = false;
      try {
        const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
        if (answer.status === 401) { location.reload(); return; }
        if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      } catch {
        state.textContent = 'The server does not answer';
      }
    } while (isStale);
    isAsking = false;
  }

  function show(page) {
    for (const id of parts) {
      const here = document.getElementById(id), there = page.getElementById(id);
      if (!here || !there) continue;
      // A link under the pointer stays where it is; its number changes all the same.
      if (isHeld(here)) numbers(here, there); else here.replaceChildren(...there.childNodes);
    }
    const fresh = new Map([...page.querySelectorAll('#rows tr')].map(row => [row.dataset.job, row]));
    const old = rows();
    const same = old.length === fresh.size && old.every((row, index) => row.dataset.job === [...fresh.keys()][index]);
    if (same || isOver || table.contains(document.activeElement) || at) {
      for (const row of old) {
        const now = fresh.get(row.dataset.job);
        row.classList.toggle('gone', !now);
        if (now && (now.dataset.revision !== row.dataset.revision || now.querySelector('.status.running'))) {
          row.dataset.revision = now.dataset.revision;
          const cells = [...row.cells], others = [...now.cells];
          cells.forEach((cell, index) => { if (index > 0 && cell.innerHTML !== others[index].innerHTML && !cell.contains(document.activeElement)) cell.replaceChildren(...others[index].childNodes); });
        }
      }
      newer.hidden = same;
    } else {
      table.replaceChildren(...page.getElementById('table').childNodes);
      newer.hidden = true;
    }
    tick();
    tell();
  }

  function numbers(here, there) {
    const links = [...there.querySelectorAll('a')];
    for (const link of here.querySelectorAll('a')) {
      const other = links.find(each => each.getAttribute('href') === link.getAttribute('href'));
      const number = link.querySelector('b, .count'), now = other?.querySelector('b, .count');
      if (number && now) number.textContent = now.textContent;
    }
  }

  /** Says what is otherwise than when it was said last, and not more often than somebody wants to hear it. */
  function tell() {
    const now = counts();
    if (Date.now() - told < 10000) return;
    const changed = [...now].filter(([name, count]) => before.get(name) !== count && name !== 'total');
    if (changed.length > 0) {
      dps.say(changed.map(([name, count]) => `${count} ${name}`).join(', '));
      told = Date.now();
      before = now;
    }
  }

  function listen() {
    source = new EventSource('/jobs/events');
    source.addEventListener('changed', refresh);
    source.onopen = () => { state.textContent = 'Live'; };
    source.onerror = () => { state.textContent = 'Waiting for the server'; };
  }

  pause.addEventListener('click', () => {
    const paused = pause.getAttribute('aria-pressed') !== 'true';
    pause.setAttribute('aria-pressed', String(paused));
    pause.textContent = paused ? 'Go on' : 'Pause';
    sessionStorage.setItem('paused', paused ? 'yes' : '');
    if (paused) { source?.close(); source = null; state.textContent = 'Paused'; } else { listen(); refresh(); }
  });
  newer.querySelector('button').addEventListener('click', () => location.reload());
  table.addEventListener('pointerenter', () => { isOver = true; });
  table.addEventListener('pointerleave', () => { isOver = false; });
  document.addEventListener('visibilitychange', () => {
    if (pause.getAttribute('aria-pressed') === 'true') return;
    if (document.hidden) { source?.close(); source = null; } else if (!source) { listen(); refresh(); }
  });
  if (sessionStorage.getItem('paused')) pause.click(); else listen();

  // What is ticked stays ticked while rows are drawn anew.
  function tick() {
    for (const row of rows()) {
      const box = row.querySelector('.pick input');
      if (box) box.checked = ticked.has(row.dataset.job);
      row.classList.toggle('at', row.dataset.job === at);
    }
    const picked = document.getElementById('picked');
    if (picked) picked.textContent = `${ticked.size} selected`;
    for (const button of document.querySelectorAll('[data-picked]')) button.disabled = ticked.size === 0;
  }

  table.addEventListener('change', event => {
    const box = event.target;
    if (box.id === 'pick-all') {
      for (const row of rows()) if (box.checked) ticked.add(row.dataset.job); else ticked.delete(row.dataset.job);
    } else if (box.checked) {
      ticked.add(box.value);
    } else {
      ticked.delete(box.value);
    }
    tick();
  });
  for (const box of document.querySelectorAll('#rows .pick input:checked')) ticked.add(box.value);
  tick();

  // The keyboard.
  function move(step) {
    const all = rows();
    if (all.length === 0) return;
    const index = all.findIndex(row => row.dataset.job === at);
    const next = all[Math.min(all.length - 1, Math.max(0, index < 0 ? (step > 0 ? 0 : all.length - 1) : index + step))];
    at = next.dataset.job;
    tick();
    next.querySelector('a.job, a')?.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input:not([type=checkbox]), textarea, select')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    const row = rows().find(each => each.dataset.job === at);
    if (event.key === '/') document.getElementById('search').focus();
    else if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (event.key === 'Enter' && row && !event.target.closest?.('a, button, summary')) location.href = `/jobs/${encodeURIComponent(at)}`;
    else if (event.key === 'x' && row) row.querySelector('.pick input').click();
    else if (event.key === 'Escape') { at = null; tick(); return; }
    else return;
    event.preventDefault();
  });
})();
