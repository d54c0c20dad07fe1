// The list of procedures: searched, filtered and sorted as a whole, on the screen only where one looks.
const list = (() => {
  const frame = byId('rows'), table = byId('list'), body = table.tBodies[0], query = byId('query');
  const selects = Object.fromEntries(['authority', 'register', 'instrument', 'rule'].map(name => [name, byId('f-' + name)]));
  const replaceable = byId('f-replaceable');
  const priced = table.tHead.rows[0].cells.length > 6;
  const sort = { key: priced ? 'saving' : 'full', falling: true };
  let shown = rows, paper = null, only = null, remark = '', first = -1, last = -1, announce = 0;

  // Folded when the first search comes; the names of all, then the lines of all.
  const heads = once(() => rows.map(row => folded(
    `${row.code} ${row.name} ${index.authorities[row.authority][1]} ${index.sectors[row.sector]}`)));
  const folds = once(() => texts().map(folded));

  function matching(terms) {
    const all = text => terms.every(term => text.includes(term));
    const lines = folds().map(all);
    return row => all(heads()[row.at]) || row.lines.some(line => lines[line]);
  }

  const sorters = {
    code: (a, b) => a.at - b.at,
    name: (a, b) => a.name.localeCompare(b.name, 'vi'),
    authority: (a, b) => index.authorities[a.authority][1].localeCompare(index.authorities[b.authority][1], 'vi'),
  };

  function choose() {
    const chosen = name => selects[name].value === '' ? null : Number(selects[name].value);
    const [authority, register, instrument, rule] = ['authority', 'register', 'instrument', 'rule'].map(chosen);
    const terms = folded(query.value).split(/\s+/).filter(Boolean);
    const matches = terms.length ? matching(terms) : () => true;
    shown = rows.filter(row =>
      (authority === null || row.authority === authority) &&
      (register === null || row.registers.includes(register)) &&
      (instrument === null || row.instruments.includes(instrument)) &&
      (rule === null || row.rules.includes(rule)) &&
      (paper === null || row.documents.includes(paper)) && (only === null || only.has(row)) &&
      (!replaceable.checked || row.full > 0) && matches(row));
    const order = sorters[sort.key] ?? ((a, b) => Number(a[sort.key] ?? -Infinity) - Number(b[sort.key] ?? -Infinity));
    // Equal ones keep the order of codes, whichever way the rest goes.
    shown.sort((a, b) => (sort.falling ? order(b, a) : order(a, b)) || a.at - b.at);
    for (const heading of table.tHead.rows[0].cells) {
      const own = heading.firstElementChild.dataset.sort === sort.key;
      if (own) heading.setAttribute('aria-sort', sort.falling ? 'descending' : 'ascending');
      else heading.removeAttribute('aria-sort');
    }
    frame.scrollTop = 0;
    draw(true);
    clearTimeout(announce);
    const said = shown.length ? fill(words.hits, { count: number(shown.length), all: number(rows.length) }) : words.noHits;
    const about = [said, remark, paper !== null && tables.documents[paper][1]].filter(Boolean).join(' – ');
    announce = setTimeout(() => { byId('hits').textContent = about; }, 120);
  }

  const clamp = (text, attributes) => el('td', attributes, el('span', { class: 'clamp', title: text }, text));
  function rowOf(row, position) {
    const authority = index.authorities[row.authority][1];
    return el('tr', { 'aria-rowindex': position + 2, 'data-at': position },
      el('th', { scope: 'row' }, el('a', { href: '#' + row.code }, row.code)),
      clamp(row.name, foreign), clamp(authority),
      numberCell(number(row.papers)), numberCell(number(row.full)), numberCell(number(row.partial)),
      priced && [numberCell(coins(row.before)), numberCell(coins(row.saving)), numberCell(percent(row.percent))]);
  }

  const height = once(() => parseFloat(getComputedStyle(document.documentElement).fontSize) * 3);
  function space(rowsHidden) {
    const cell = el('td', { colspan: priced ? 9 : 6 });
    cell.style.height = `${rowsHidden * height()}px`;
    return el('tr', { class: 'space', 'aria-hidden': 'true' }, cell);
  }
  function draw(anew, from, to) {
    const begin = from ?? Math.max(0, Math.floor(frame.scrollTop / height()) - 8);
    const end = to ?? Math.min(shown.length, begin + Math.ceil(frame.clientHeight / height()) + 16);
    if (!anew && begin === first && end === last) return;
    [first, last] = [begin, end];
    const focused = body.contains(document.activeElement) ? document.activeElement.closest('tr').dataset.at : null;
    const lines = shown.slice(begin, end).map((row, n) => rowOf(row, begin + n));
    body.replaceChildren(space(begin), ...lines, space(shown.length - end));
    table.setAttribute('aria-rowcount', shown.length + 1);
    if (focused !== null) body.querySelector(`tr[data-at="${focused}"] a`)?.focus({ preventScroll: true });
  }

  // Puts a row on the screen and the focus on it.
  function focus(position) {
    const at = Math.max(0, Math.min(shown.length - 1, position));
    if (!shown.length) return;
    const top = at * height(), head = table.tHead.offsetHeight;
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (top + height() + head > frame.scrollTop + frame.clientHeight) frame.scrollTop = top + height() + head - frame.clientHeight;
    draw(false);
    body.querySelector(`tr[data-at="${at}"] a`)?.focus({ preventScroll: true });
  }

  function keys(event) {
    const row = event.target.closest('tr[data-at]');
    const at = row ? Number(row.dataset.at) : -1;
    const page = Math.floor(frame.clientHeight / height()) - 2;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target === query && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (to < 0 && event.key === 'ArrowUp') query.focus(); else focus(to);
  }

  // Sets the filters; `among` are the procedures that come into question, and `note` says which.
  function filter(wanted, among = null, note = '') {
    [only, remark] = [among, note];
    const position = (all, value) => { const at = all.indexOf(value); return at < 0 ? '' : String(at); };
    selects.authority.value = position(index.authorities.map(one => one[0]), wanted.get('authority'));
    selects.register.value = position(tables.registers.map(one => one[0]), wanted.get('register'));
    selects.instrument.value = position(index.instruments, wanted.get('instrument'));
    selects.rule.value = position(index.rules, wanted.get('rule'));
    const at = tables.documents.findIndex(one => one[0] === wanted.get('paper'));
    paper = at < 0 ? null : at;
    query.value = wanted.get('q') ?? '';
    replaceable.checked = false;
    choose();
  }

  function start() {
    const option = (select, value, name) => select.append(el('option', { value }, name));
    const used = new Set(rows.flatMap(row => row.registers));
    index.authorities.forEach(([, name], at) => option(selects.authority, at, name));
    tables.registers.forEach(([, name], at) => used.has(at) && option(selects.register, at, name));
    index.instruments.forEach((name, at) => option(selects.instrument, at, name));
    index.rules.forEach((code, at) => option(selects.rule, at, tables.rules[code] ? `${tables.rules[code][2]} (${code})` : code));
    let waiting = 0;
    query.addEventListener('input', () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(choose); });
    for (const control of [...Object.values(selects), replaceable]) control.addEventListener('change', choose);
    const form = byId('filters');
    form.addEventListener('submit', event => { event.preventDefault(); focus(0); });
    form.addEventListener('reset', () => { [paper, only, remark] = [null, null, '']; setTimeout(choose); });
    frame.addEventListener('scroll', () => draw(false), { passive: true });
    frame.addEventListener('keydown', keys);
    query.addEventListener('keydown', keys);
    table.tHead.addEventListener('click', event => {
      const key = event.target.closest('button')?.dataset.sort;
      if (!key) return;
      const numeric = !(key in sorters);
      [sort.falling, sort.key] = [sort.key === key ? !sort.falling : numeric, key];
      choose();
    });
    // On paper there is no scrolling: as many rows as anybody reads.
    addEventListener('beforeprint', () => draw(true, 0, Math.min(shown.length, 200)));
    addEventListener('afterprint', () => draw(true));
    choose();
  }

  // The neighbours of a procedure in the order on the screen.
  function beside(row, by) {
    const at = shown.indexOf(row);
    return at < 0 ? undefined : shown[at + by];
  }
  return { start, filter, focus, beside, query, positionOf: row => shown.indexOf(row), redraw: () => draw(true) };
})();
