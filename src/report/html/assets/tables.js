// Tables that stand in the page are sorted by their headings.
function sortable(table) {
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const button = el('button', { type: 'button' }, ...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const numeric = heading.classList.contains('n');
      const now = heading.getAttribute('aria-sort');
      const falling = now ? now === 'ascending' : numeric;
      headings.forEach(other => other.removeAttribute('aria-sort'));
      heading.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
      const key = row => row.cells[column].dataset.v ?? row.cells[column].textContent;
      const order = numeric && body.rows[0].cells[column].dataset.v !== undefined
        ? (a, b) => Number(key(a)) - Number(key(b))
        : (a, b) => key(a).localeCompare(key(b), 'vi', { numeric: true });
      const sorted = [...body.rows].sort((a, b) => falling ? order(b, a) : order(a, b));
      body.append(...sorted);
    });
  });
}
