// Sends a table of many zones and shows how far the service is. Without scripts the form is sent as any other.
(() => {
  'use strict';
  const form = document.getElementById('import');
  if (!form || !window.ReadableStream) return;
  const bar = document.getElementById('import-progress');
  const said = document.getElementById('import-said');
  const forgery = () => decodeURIComponent(document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] || '');

  function say(lines) {
    said.textContent = said.dataset.said.replace('{0}', lines);
  }

  function tell(last) {
    bar.hidden = true;
    const list = document.createElement('ul');
    const add = text => list.appendChild(document.createElement('li')).textContent = text;
    if (last.report) {
      said.textContent = said.dataset.report.replace('{0}', last.report.added).replace('{1}', last.report.replaced).replace('{2}', last.report.unchanged);
      return;
    }
    said.textContent = last.problem.detail;
    (last.problem.errors || []).forEach(fault => add([fault.sheet, fault.cell, fault.cell ? '' : fault.pointer, fault.clause, fault.detail].filter(Boolean).join(' ')));
    list.className = 'faults';
    said.after(list);
  }

  form.addEventListener('submit', async event => {
    const button = event.submitter;
    if (event.defaultPrevented || !button || button.value !== 'false') return;
    event.preventDefault();
    form.querySelectorAll('ul.faults').forEach(one => one.remove());
    bar.hidden = false;
    bar.removeAttribute('value');
    say(0);
    button.disabled = true;
    try {
      const replace = form.elements.replace.checked;
      const answer = await fetch('/api/v1/self-assessments/watched?replace=' + replace, {
        method: 'POST',
        headers: {'Content-Type': 'application/octet-stream', 'X-XSRF-TOKEN': forgery(),
          'Accept-Language': document.documentElement.lang},
        body: form.elements.file.files[0]
      });
      if (!answer.ok) { tell({problem: await answer.json()}); return; }
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      let last = {lines: 0};
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const lines = (rest + part.value).split('\n');
        rest = lines.pop();
        for (const line of lines.filter(Boolean)) { last = JSON.parse(line); say(last.lines); }
      }
      tell(last.report || last.problem ? last : {problem: {detail: said.dataset.lost}});
    } catch (e) {
      tell({problem: {detail: said.dataset.lost}});
    } finally {
      button.disabled = false;
    }
  });
})();
