// What docfx's own pages lack for those who read them by ear or by keyboard. It writes parts of them late, so they are looked at again.
const mends = {
  'a[data-bs-toggle=dropdown]:not([role])': link => { link.role = 'button'; link.tabIndex = 0 },
  '.affix h5:not([role]), .offcanvas h5:not([role])': title => { title.role = 'heading'; title.ariaLevel = '2' },
  'nav:not([aria-label])': nav => { nav.ariaLabel = { autocollapse: 'Site', breadcrumb: 'Where this is', toc: 'Pages', affix: 'In this page' }[nav.id] },
  '#logo:not([alt=""])': logo => { logo.alt = '' },
  // What is wider than its place is scrolled by the arrow keys.
  'article pre > code:not([tabindex]), article table:not([tabindex])': box => { if (box.scrollWidth > box.clientWidth) box.tabIndex = 0 },
  // A column that needs no name has none: Markdown gives it an empty one.
  'article th:empty': cell => cell.replaceWith(document.createElement('td')),
}

function mend() {
  for (const [selector, change] of Object.entries(mends)) {
    document.querySelectorAll(selector).forEach(change)
  }
}

export default {
  start: () => {
    new MutationObserver(mend).observe(document.documentElement, { childList: true, subtree: true })
    addEventListener('resize', mend)
    mend()
  },
}
