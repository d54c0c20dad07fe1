// Where one is in the page, keys, and light or dark.
const overview = byId('overview'), detail = byId('detail'), title = document.title;
let open = null, scrolled = 0;

// The procedure that an address means, and the place in its page: `1.004194`, `1.004194/r7`, a measure.
function meant(address) {
  if (byCode.has(address)) return [byCode.get(address), null];
  const slash = address.indexOf('/');
  if (slash > 0 && byCode.has(address.slice(0, slash))) return [byCode.get(address.slice(0, slash)), address];
  // `kind:code` or `kind:code:line`; a code of another system has a colon of its own.
  const measure = address.split(':');
  for (const end of [2, 3]) {
    const code = measure.slice(1, end).join(':');
    if (byCode.has(code)) return [byCode.get(code), address];
  }
  return null;
}

function showOverview() {
  if (open === null) return;
  const row = open;
  open = null;
  detail.hidden = true;
  overview.hidden = false;
  detail.replaceChildren();
  document.title = title;
  list.redraw();
  return row;
}

function showDetail(row, place) {
  if (open === null) scrolled = scrollY;
  if (open !== row) {
    open = row;
    detail.replaceChildren(...detailPage(row));
    detail.setAttribute('aria-labelledby', 'detail-h');
    detail.hidden = false;
    overview.hidden = true;
    document.title = `${row.code} ${row.name} – ${title}`;
  }
  detail.querySelectorAll('.aimed').forEach(one => one.classList.remove('aimed'));
  const aim = place && byId(place);
  if (aim) {
    aim.classList.add('aimed');
    aim.scrollIntoView({ block: 'center' });
    aim.querySelector('a')?.focus({ preventScroll: true });
  } else {
    byId('detail-h').focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

// The id of a line alone: the dossier that has it, or the list of all that do.
function lineOf(id) {
  const found = rows.filter(row => detailOf(row).lines.some(line => line.id === id));
  if (found.length === 1) return showDetail(found[0], `${found[0].code}/${id}`);
  list.filter(new URLSearchParams(), found.length ? new Set(found) : null, found.length ? id : fill(words.notHere, { id }));
  byId('filters').scrollIntoView();
}

function go() {
  const address = location.hash.slice(1);
  if (address.startsWith('?')) {
    showOverview();
    list.filter(new URLSearchParams(address.slice(1)));
    byId('filters').scrollIntoView();
    return;
  }
  const id = decoded(address);
  const found = meant(id);
  if (found) return showDetail(...found);
  const row = showOverview();
  if (row && id === 'procedures') {
    // Back where one came from, on the row that was opened.
    scrollTo(0, scrolled);
    list.focus(list.positionOf(row));
  } else if (id) {
    const place = byId(id);
    if (place) place.scrollIntoView();
    else lineOf(id);
  }
}

addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === '/' && !typing) {
    event.preventDefault();
    if (open !== null) { showOverview(); history.pushState(null, '', '#procedures'); }
    byId('filters').scrollIntoView();
    list.query.focus();
    list.query.select();
  } else if (event.key === 'Escape') {
    if (open !== null) location.hash = '#procedures';
    else if (event.target === list.query && list.query.value) { list.query.value = ''; list.query.dispatchEvent(new Event('input')); }
    else if (byId('rows').contains(event.target)) list.query.focus();
  }
});

const theme = byId('theme');
const isDark = () => (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
theme.setAttribute('aria-pressed', isDark());
theme.addEventListener('click', () => {
  document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
  theme.setAttribute('aria-pressed', isDark());
});

document.querySelectorAll('table.sortable').forEach(sortable);
list.start();
addEventListener('hashchange', go);
go();
document.documentElement.dataset.ready = 'yes';
