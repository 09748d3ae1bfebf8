'use strict';
// A job's page: its logs grow while it runs, and its state follows. A batch's page follows its jobs.
(() => {
  const job = document.getElementById('job');
  if (!job || job.dataset.ended) return;
  const most = 400000;
  let source = null;

  function listen() {
    const places = [...document.querySelectorAll('[data-stream]')].map(log => `${log.dataset.stream}=${log.dataset.to}`).join('&');
    source = new EventSource(`/jobs/${encodeURIComponent(job.dataset.job)}/events?${places}`);
    source.addEventListener('log', event => {
      const news = JSON.parse(event.data), log = document.getElementById(`log-${news.stream}`);
      if (!log || +log.dataset.to >= news.to) return;
      const isAtEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 40;
      log.querySelector('.none')?.remove();
      log.append((news.skipped ? `\n… ${news.skipped} bytes are left out here; the download has them\n` : '') + news.text);
      log.dataset.to = news.to;
      if (log.textContent.length > most) log.textContent = '…' + log.textContent.slice(-most / 2);
      if (isAtEnd) log.scrollTop = log.scrollHeight;
    });
    source.addEventListener('state', async event => {
      const news = JSON.parse(event.data);
      if (news.isFirst && !news.ended) return;
      if (news.ended) source.close();
      const answer = await fetch(location.pathname + location.search);
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const id of news.ended ? ['state', 'live-facts', 'acts', 'errors', 'inputs', 'outputs', 'metrics', 'again'] : ['state', 'live-facts', 'acts']) {
        const here = document.getElementById(id), there = page.getElementById(id);
        if (here && there) here.replaceChildren(...there.childNodes);
      }
      dps.say(`The job is ${document.getElementById('state').textContent.trim()}`);
    });
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) { source?.close(); source = null; } else if (!source) listen();
  });
  for (const log of document.querySelectorAll('[data-stream]')) log.scrollTop = log.scrollHeight;
  listen();
})();

(() => {
  const live = document.querySelector('[data-live]');
  if (!live) return;
  let source = null;
  function listen() {
    source = new EventSource('/jobs/events');
    source.addEventListener('changed', async () => {
      if (live.matches(':hover') || live.contains(document.activeElement)) return;
      const answer = await fetch(location.href);
      if (!answer.ok) return;
      const there = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(live.id);
      if (there) live.replaceChildren(...there.childNodes);
    });
  }
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) { source?.close(); source = null; } else if (!source) listen();
  });
  listen();
})();
