// A procedure, its papers and the registers that hold their data, drawn in three columns. Layouts of
// libraries are larger than this whole page, and three columns need none.
function graphOf(row, detail) {
  const width = 1000, step = 30, boxes = [[10, 190], [280, 370], [730, 260]];
  const papers = [];
  for (const line of detail.lines) {
    const named = line.papers.filter(paper => paper.type !== null);
    if (!named.length) papers.push({ name: line.text, grade: line.grade, registers: line.registers, quoted: true });
    for (const paper of named) {
      const name = tables.documents[paper.type][1];
      const known = papers.find(other => other.name === name && other.grade === paper.grade);
      const registers = paper.grade === 3 ? [] : line.registers;
      if (known) known.registers = [...new Set([...known.registers, ...registers])];
      else papers.push({ name, grade: paper.grade, registers });
    }
  }
  const registers = [...new Set(papers.flatMap(paper => paper.registers))];
  const tall = Math.max(papers.length, registers.length, 1) * step + 20;
  const middle = (count, at) => tall / 2 + (at - (count - 1) / 2) * step;
  const paperY = papers.map((_, at) => middle(papers.length, at));
  // Each register as near as can be to the papers it replaces, so that few lines cross.
  const pull = register => {
    const near = papers.flatMap((paper, at) => paper.registers.includes(register) ? [paperY[at]] : []);
    return near.reduce((sum, y) => sum + y, 0) / near.length;
  };
  registers.sort((a, b) => pull(a) - pull(b) || a - b);
  const registerY = registers.map((_, at) => middle(registers.length, at));

  const node = (column, y, name, kind, quotation) => {
    const [left, wide] = boxes[column];
    const most = Math.floor(wide / 6.9);
    const short = [...name].length > most ? [...name].slice(0, most - 1).join('') + '…' : name;
    return svg('g', { class: kind, ...(quotation ? foreign : {}) }, svg('title', {}, name),
      svg('rect', { x: left, y: y - 11, width: wide, height: 22, rx: 2 }),
      svg('text', { x: left + 7, y: y + 4 }, short));
  };
  const edge = (column, from, to, grade) => {
    const x = boxes[column][0] + boxes[column][1], end = boxes[column + 1][0], half = (x + end) / 2;
    return svg('path', { class: 'e' + grade, d: `M${x} ${from}C${half} ${from} ${half} ${to} ${end} ${to}` });
  };
  const edges = papers.flatMap((paper, at) => [
    edge(0, tall / 2, paperY[at], 3),
    ...paper.registers.map(register => edge(1, paperY[at], registerY[registers.indexOf(register)], paper.grade)),
  ]);
  const desc = fill(words.graphDesc, { papers: number(papers.length), registers: number(registers.length) });
  return el('div', { class: 'drawing', tabindex: 0, role: 'group', 'aria-label': words.graph },
    svg('svg', { viewBox: `0 0 ${width} ${tall}`, role: 'img', 'aria-labelledby': 'graph-t graph-d' },
      svg('title', { id: 'graph-t' }, words.graph), svg('desc', { id: 'graph-d' }, desc), edges,
      node(0, tall / 2, row.code, 'focus'),
      papers.map((paper, at) => node(1, paperY[at], paper.name, 'paper', paper.quoted)),
      registers.map((register, at) => node(2, registerY[at], tables.registers[register][1], 'register'))),
    el('p', { class: 'faint' }, desc));
}
