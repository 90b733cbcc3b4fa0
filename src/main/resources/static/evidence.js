// Sends a document in pieces: what is sent stays sent when the line is lost, and goes on from there.
'use strict';
(() => {
  const PIECE = 512 * 1024;
  const form = document.querySelector('form[data-upload]');
  if (!form) { return; }
  const field = form.querySelector('[type="file"]');
  const shown = form.querySelector('[data-progress]'), bar = shown.querySelector('progress'), said = shown.querySelector('span');
  const wait = ms => new Promise(done => setTimeout(done, ms));

  // The same document, chosen again after the page was closed, goes on where it stopped.
  const name = async file => {
    const text = [file.name, file.size, file.lastModified, form.action].join('\n');
    if (!crypto.subtle) {
      let sum = 0;
      for (const c of text) { sum = (sum * 31 + c.codePointAt(0)) >>> 0; }
      return sum.toString(16).padStart(8, '0') + file.size.toString(16).padStart(8, '0');
    }
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return [...new Uint8Array(hash)].slice(0, 16).map(b => b.toString(16).padStart(2, '0')).join('');
  };

  const forgery = () => decodeURIComponent(document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] || '');

  async function send(file) {
    const address = form.dataset.pieces + await name(file);
    let size = null;
    for (let lost = 0; size === null || size < file.size;) {
      try {
        const response = size === null
          ? await fetch(address, { credentials: 'same-origin' })
          : await fetch(address + '?offset=' + size, { method: 'PUT', credentials: 'same-origin', headers: { 'X-XSRF-TOKEN': forgery(), 'Content-Type': 'application/octet-stream' }, body: file.slice(size, size + PIECE) });
        if (response.status === 401 || response.status === 403) { zonemark.tell('ended', true); return null; }
        if (!response.ok) { zonemark.tell('failed'); return null; }
        size = (await response.json()).size;
        lost = 0;
        if (size > file.size) { return null; }
      } catch (e) {
        zonemark.tell('offline');
        await wait(Math.min(30000, 1000 * 2 ** lost++));
      }
      bar.value = (size || 0) / file.size;
      said.textContent = Math.floor(100 * (size || 0) / file.size) + '%';
    }
    document.getElementById('news').textContent = '';
    return address.split('/').pop();
  }

  form.addEventListener('submit', async event => {
    const file = field.files[0];
    if (!file || form.elements.upload.value) { return; }
    event.preventDefault();
    event.stopPropagation();
    const button = event.submitter;
    if (button) { button.disabled = true; }
    shown.hidden = false;
    const upload = await send(file);
    if (button) { button.disabled = false; }
    if (upload) {
      form.elements.upload.value = upload;
      form.elements.fileName.value = file.name;
      field.required = false;
      field.value = '';
      form.requestSubmit();
    }
  }, true);

  const drop = form.querySelector('.drop');
  ['dragover', 'drop'].forEach(kind => addEventListener(kind, event => event.preventDefault()));
  ['dragenter', 'dragover'].forEach(kind => drop.addEventListener(kind, () => drop.classList.add('over')));
  ['dragleave', 'drop'].forEach(kind => drop.addEventListener(kind, () => drop.classList.remove('over')));
  drop.addEventListener('drop', event => {
    if (event.dataTransfer.files.length) { field.files = event.dataTransfer.files; }
  });
})();
