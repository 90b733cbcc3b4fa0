// Sliders beside weights. Moving a dimension moves the others along, so that the sum stays, if that is wished.
'use strict';
(() => {
  const form = document.getElementById('weights');
  if (!form || form.querySelector('fieldset').disabled) { return; }
  const keepSum = document.getElementById('keep-sum');
  const dimensions = [...form.querySelectorAll('[data-dimension]')];
  const value = field => Number(field.value) || 0;
  const show = field => { field.slider.value = field.value; };
  const write = (field, number) => { field.value = String(Math.round(number * 100) / 100); show(field); };

  function moveOthers(field) {
    const others = dimensions.filter(one => one !== field);
    const sum = others.reduce((all, one) => all + value(one), 0);
    const room = 100 - value(field);
    if (sum <= 0 || room <= 0) { return; }
    others.forEach(one => write(one, value(one) * room / sum));
    // What rounding has left over goes to the largest.
    const largest = others.reduce((a, b) => value(a) >= value(b) ? a : b);
    write(largest, value(largest) + 100 - dimensions.reduce((all, one) => all + value(one), 0));
  }

  form.querySelectorAll('[data-slider]').forEach(field => {
    const slider = document.createElement('input');
    Object.assign(slider, { type: 'range', min: field.dataset.least, max: field.dataset.most, step: field.dataset.step });
    slider.setAttribute('aria-label', field.labels[0].textContent.trim());
    field.slider = slider;
    slider.value = field.value;
    const moved = () => {
      if (keepSum.checked && field.matches('[data-dimension]')) { moveOthers(field); }
      zonemark.keep(form);
    };
    slider.addEventListener('input', () => {
      field.value = slider.value;
      moved();
    });
    field.addEventListener('input', () => show(field));
    field.addEventListener('change', moved);
    field.after(slider);
  });
})();
