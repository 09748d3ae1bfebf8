// Items of a catalogue: a box is drawn on the map, and rows and places know each other.
(() => {
  // <input data-narrows="id"> shows only those choices of a list that have its text; what is chosen stays.
  document.querySelectorAll('[data-narrows]').forEach(field => {
    const list = document.getElementById(field.dataset.narrows);
    field.addEventListener('input', () => {
      const text = field.value.trim().toLowerCase();
      for (const option of list.options) option.hidden = !option.selected && !option.textContent.toLowerCase().includes(text);
    });
    field.addEventListener('keydown', event => { if (event.key === 'Enter') event.preventDefault(); });
  });

  const map = document.getElementById('box-map'), box = document.getElementById('bbox');
  if (map && box) {
    const drawn = document.getElementById('box-drawn');
    const at = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
    const round = value => Math.round(value * 10) / 10;
    const within = (value, most) => Math.min(most, Math.max(-most, value));
    let from = null;

    const show = text => {
      const numbers = text.split(/[\s,]+/).filter(part => part).map(Number);
      const sides = numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers;
      drawn.replaceChildren();
      if (sides.length !== 4 || !sides.every(Number.isFinite)) return;
      const [west, south, east, north] = sides;
      for (const [left, right] of west > east ? [[west, 180], [-180, east]] : [[west, east]]) {
        const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
        path.setAttribute('class', 'box');
        path.setAttribute('d', `M${left},${-south} ${right},${-south} ${right},${-north} ${left},${-north}Z`);
        drawn.append(path);
      }
    };
    map.addEventListener('pointerdown', event => { from = at(event); map.setPointerCapture(event.pointerId); event.preventDefault(); });
    map.addEventListener('pointermove', event => {
      if (!from) return;
      const to = at(event);
      const [west, east] = [from.x, to.x].sort((a, b) => a - b).map(x => round(within(x, 180)));
      const [north, south] = [from.y, to.y].sort((a, b) => a - b).map(y => round(within(-y, 90)));
      if (east - west < 0.2 || north - south < 0.2) return;
      box.value = `${west},${south},${east},${north}`;
      show(box.value);
    });
    map.addEventListener('pointerup', () => { if (from) dps.say(box.value ? `Box ${box.value}` : 'No box'); from = null; });
    map.addEventListener('pointercancel', () => { from = null; });
    box.addEventListener('input', () => show(box.value));
  }

  const found = document.getElementById('found');
  if (!found) return;
  const rows = [...found.querySelectorAll('tr[data-row]')], places = [...found.querySelectorAll('.place[data-row]')];
  const boxOf = row => row.querySelector('.pick input'), all = document.getElementById('pick-items'), told = document.getElementById('items-picked');
  let at = -1;

  function show() {
    const ticked = rows.filter(row => boxOf(row).checked);
    rows.forEach((row, index) => { row.classList.toggle('picked', boxOf(row).checked); row.classList.toggle('at', index === at); });
    for (const place of places) {
      const row = rows[Number(place.dataset.row)];
      place.classList.toggle('picked', boxOf(row).checked);
      place.classList.toggle('at', row === rows[at] || row.matches(':hover'));
    }
    if (told) told.textContent = `${ticked.length} selected`;
    all.checked = ticked.length === rows.length;
    all.indeterminate = ticked.length > 0 && ticked.length < rows.length;
  }

  found.addEventListener('change', event => {
    if (event.target === all) rows.forEach(row => { boxOf(row).checked = all.checked; });
    show();
  });
  for (const row of rows) {
    row.addEventListener('pointerenter', show);
    row.addEventListener('pointerleave', show);
    row.addEventListener('focusin', () => { at = rows.indexOf(row); show(); });
  }
  for (const place of places) {
    place.addEventListener('click', () => {
      const row = rows[Number(place.dataset.row)];
      boxOf(row).click();
      row.scrollIntoView({ block: 'nearest' });
    });
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input:not([type=checkbox]), textarea, select')) return;
    if (event.key === 'j' || event.key === 'k') {
      at = at < 0 ? (event.key === 'j' ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)));
      boxOf(rows[at]).focus({ preventScroll: true });
      rows[at].scrollIntoView({ block: 'nearest' });
      show();
    } else if (event.key === 'x' && at >= 0) {
      boxOf(rows[at]).click();
    } else {
      return;
    }
    event.preventDefault();
  });
  show();
})();
