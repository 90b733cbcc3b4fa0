// What every page does when there are scripts. All of it also works without: forms are sent, links are followed.
'use strict';
(() => {
  const news = document.getElementById('news');
  const KEEP = 'zonemark-kept:';

  function tell(key, link) {
    news.textContent = news.dataset[key];
    if (link) {
      const a = document.createElement('a');
      a.href = '/login?next=' + encodeURIComponent(location.pathname + location.search);
      a.textContent = news.dataset.login;
      news.append(' ', a);
    }
  }

  // ---- what is typed and not yet taken is kept on this machine ------------------------------------------------

  const fields = form => [...form.elements].filter(field => field.name && field.name !== '_csrf'
    && field.type !== 'hidden' && field.type !== 'password' && field.type !== 'file' && field.type !== 'submit');
  const key = form => KEEP + (document.documentElement.dataset.reader || '') + (form.dataset.keep || location.pathname + '#' + form.id);
  const isChosen = field => field.type === 'checkbox' || field.type === 'radio';
  const mark = field => field.name + (isChosen(field) ? '=' + field.value : '');
  const value = field => isChosen(field) ? field.checked : field.value;
  const asServed = field => isChosen(field) ? field.defaultChecked
    : field.tagName === 'SELECT' ? [...field.options].find(o => o.defaultSelected)?.value ?? field.options[0]?.value
    : field.defaultValue;

  function keep(form) {
    const kept = {};
    fields(form).forEach(field => { if (value(field) !== asServed(field)) { kept[mark(field)] = value(field); } });
    try {
      if (Object.keys(kept).length) {
        localStorage.setItem(key(form), JSON.stringify(kept));
      } else {
        localStorage.removeItem(key(form));
      }
    } catch (e) { /* No room, or not allowed: the form still works. */ }
  }

  function restore(form) {
    let kept;
    try {
      kept = JSON.parse(localStorage.getItem(key(form)) || '{}');
    } catch (e) {
      return;
    }
    let restored = false;
    fields(form).forEach(field => {
      const was = kept[mark(field)];
      if (was === undefined || was === value(field)) {
        return;
      }
      if (isChosen(field)) { field.checked = was; } else { field.value = was; }
      restored = true;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    if (restored) {
      tell('restored');
    }
  }

  const forget = form => { try { localStorage.removeItem(key(form)); } catch (e) { /* as above */ } };

  document.addEventListener('input', event => {
    const form = event.target.form;
    if (form?.hasAttribute('data-keep')) {
      keep(form);
    }
  });

  // A page that came back without a refusal shows that the last form was taken.
  const sent = sessionStorage.getItem('zonemark-sent');
  if (sent) {
    sessionStorage.removeItem('zonemark-sent');
    const refused = document.body.dataset.notTaken || location.pathname.startsWith('/login') || document.getElementById('unsent');
    if (!refused) {
      try { localStorage.removeItem(sent); } catch (e) { /* as above */ }
    }
  }
  // After htmx has seen the page, so that what is put back is saved as well.
  addEventListener('DOMContentLoaded', () => document.querySelectorAll('form[data-keep]').forEach(restore));

  // What was saved while the page stays open is what its fields come from now.
  const sentValues = new WeakMap();
  document.addEventListener('htmx:beforeRequest', event => {
    if (event.target.matches('form[data-keep]')) {
      sentValues.set(event.target, new Map(fields(event.target).map(field => [field, value(field)])));
    }
  });
  document.addEventListener('htmx:afterOnLoad', event => {
    const form = event.detail.requestConfig.elt;
    if (event.detail.xhr.status >= 400 || !sentValues.has(form)) { return; }
    sentValues.get(form).forEach((was, field) => {
      if (field.getAttribute('aria-invalid') === 'true') { return; }
      if (isChosen(field)) { field.defaultChecked = was; } else if (field.tagName !== 'SELECT') { field.defaultValue = was; }
    });
    keep(form);
  });

  // ---- a form is sent once ------------------------------------------------------------------------------------

  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || form.hasAttribute('hx-post')) {
      return;
    }
    const question = event.submitter?.dataset.confirm;
    if (question && !confirm(question)) {
      event.preventDefault();
      return;
    }
    if (form.method === 'post') {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = 'true';
      if (form.hasAttribute('data-keep')) {
        keep(form);
        sessionStorage.setItem('zonemark-sent', key(form));
      }
    }
  });
  // Back to a page that the browser kept: its forms may be sent again.
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => delete form.dataset.sent));

  // Filters apply as they are chosen.
  document.addEventListener('change', event => {
    if (event.target.form?.hasAttribute('data-apply')) {
      event.target.form.requestSubmit();
    }
  });

  document.querySelectorAll('[data-back]').forEach(back => {
    back.hidden = false;
    back.addEventListener('click', event => { event.preventDefault(); history.back(); });
  });
  document.querySelectorAll('[data-print]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });

  // ---- parts of pages that come later ------------------------------------------------------------------------

  document.addEventListener('htmx:sendError', () => tell('offline'));
  document.addEventListener('htmx:timeout', () => tell('offline'));
  document.addEventListener('htmx:responseError', event => {
    const { xhr } = event.detail;
    if (xhr.status === 401 || xhr.status === 403) { tell('ended', true); return; }
    tell('failed');
    if ((xhr.getResponseHeader('Content-Type') || '').startsWith('application/problem+json')) {
      const problem = JSON.parse(xhr.responseText);
      news.textContent = [problem.detail || problem.title, ...(problem.errors || []).map(one => one.detail)].join(' ');
    }
  });
  // A refusal that says what is wrong, beside the field it is about, is shown like any other part.
  document.addEventListener('htmx:beforeSwap', event => {
    const { xhr } = event.detail;
    if ([409, 412, 422].includes(xhr.status)) {
      event.detail.shouldSwap = (xhr.getResponseHeader('Content-Type') || '').startsWith('text/html');
      event.detail.isError = !event.detail.shouldSwap;
    }
  });
  document.addEventListener('htmx:afterOnLoad', event => {
    if (event.detail.xhr.status < 400) { news.textContent = ''; }
  });
  // Whoever reads with scripts asks the interface itself, as the same reader.
  window.zonemark = {
    tell, keep, forget,
    async ask(method, address, body, headers = {}) {
      const forgery = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
      let response;
      try {
        response = await fetch(address, {
          method, credentials: 'same-origin',
          headers: {
            Accept: 'application/json, application/problem+json', 'Accept-Language': document.documentElement.lang,
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
            ...(forgery ? { 'X-XSRF-TOKEN': decodeURIComponent(forgery[1]) } : {}), ...headers,
          },
          body: body === undefined ? undefined : JSON.stringify(body),
        });
      } catch (e) {
        tell('offline');
        throw e;
      }
      if (response.status === 401) { tell('ended', true); }
      return response;
    },
    /** The data that a page gives its scripts. */
    data(element) {
      return JSON.parse(element.querySelector('script[type="application/json"]').textContent);
    },
  };
})();
