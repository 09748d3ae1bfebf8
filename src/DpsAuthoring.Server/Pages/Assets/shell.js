'use strict';
// What all pages have. Without it every page can be read, and its forms be sent.
document.documentElement.classList.add('scripts');

const dps = {
  token: document.querySelector('meta[name="form-token"]')?.content,

  /** Says something in the page's one polite region. */
  say(text) {
    const news = document.getElementById('news');
    news.textContent = '';
    requestAnimationFrame(() => { news.textContent = text; });
  },

  /** Copies a text, and says so on the button that was pressed. */
  async copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      area.className = 'unseen';
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    dps.say('Copied');
    if (button) {
      const before = button.textContent;
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = before; }, 1500);
    }
  },

  /** Sends a form of ours, as the page itself would. */
  post(path, fields) {
    return fetch(path, { method: 'POST', headers: { 'form-token': dps.token }, body: new URLSearchParams(fields) });
  },
};

// <button data-copy="#id"> copies an element's text or value; <button data-copy-text="…"> the text.
document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-copy], [data-copy-text]');
  if (!button) return;
  const from = button.dataset.copy ? document.querySelector(button.dataset.copy) : null;
  dps.copy(from ? from.value ?? from.textContent : button.dataset.copyText, button);
});

// <form data-ask="…?"> is sent when its user says so.
document.addEventListener('submit', event => {
  const question = event.submitter?.dataset.ask ?? event.target.dataset.ask;
  if (question && !confirm(question)) event.preventDefault();
});
