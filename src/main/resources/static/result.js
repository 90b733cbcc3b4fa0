// Draws a zone's result, and puts sliders beside the values it may try out.
'use strict';
(() => {
  const styles = getComputedStyle(document.documentElement);
  const font = { fontFamily: styles.getPropertyValue('--pico-font-family-sans-serif'), color: '#22303c' };
  const fixed = value => value == null ? '—' : value.toFixed(2);
  const draw = (figure, option) => {
    const chart = echarts.init(figure.querySelector('.canvas'));
    chart.setOption({ animation: false, textStyle: font, tooltip: { renderMode: 'richText' }, ...option });
    addEventListener('resize', () => chart.resize());
  };
  const narrow = matchMedia('(max-width: 48rem)').matches;

  document.querySelectorAll('[data-chart="waterfall"]').forEach(figure => {
    const data = zonemark.data(figure), words = figure.querySelector('.canvas').dataset;
    const names = data.dimensions.map(one => one.name).concat(words.base, words.limits, words.total);
    let sum = 0;
    const hidden = [], shown = [];
    data.dimensions.forEach(one => { hidden.push(sum); shown.push({ value: one.points, itemStyle: { color: '#1273a8' } }); sum += one.points; });
    hidden.push(0); shown.push({ value: data.base, itemStyle: { color: '#6f7f8c' } });
    hidden.push(Math.min(data.base, data.total)); shown.push({ value: Math.abs(data.base - data.total), itemStyle: { color: data.total < data.base ? '#b3261e' : '#17683a' } });
    hidden.push(0); shown.push({ value: data.total, itemStyle: { color: '#0b4a6f' } });
    draw(figure, {
      grid: { left: 8, right: 40, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value', max: 100, axisLabel: font }, yAxis: { type: 'category', inverse: true, data: names, axisLabel: { ...font, width: narrow ? 90 : 150, overflow: 'truncate' } },
      tooltip: { renderMode: 'richText', trigger: 'item', formatter: item => `${item.name}  ${fixed(item.value)}` },
      series: [
        { type: 'bar', stack: 'all', silent: true, itemStyle: { color: 'transparent' }, data: hidden, tooltip: { show: false } },
        { type: 'bar', stack: 'all', data: shown, label: { show: true, position: 'right', formatter: item => fixed(item.value), color: '#22303c' } },
      ],
    });
  });

  document.querySelectorAll('[data-chart="radar"]').forEach(figure => {
    const data = zonemark.data(figure), words = figure.querySelector('.canvas').dataset;
    const hasMedian = data.dimensions.some(one => one.median != null);
    draw(figure, {
      legend: { bottom: 0, textStyle: font },
      radar: { radius: narrow ? '52%' : '62%', center: ['50%', '47%'], indicator: data.dimensions.map(one => ({ name: one.name, max: 100 })), axisName: { ...font, fontSize: narrow ? 10 : 12 } },
      series: [{ type: 'radar', data: [
        { name: words.own, value: data.dimensions.map(one => one.score), areaStyle: { opacity: 0.15 }, itemStyle: { color: '#0b4a6f' }, lineStyle: { width: 2 } },
        ...(hasMedian ? [{ name: words.median, value: data.dimensions.map(one => one.median), itemStyle: { color: '#b3742d' }, lineStyle: { type: 'dashed', width: 2 }, symbol: 'rect' }] : []),
      ] }],
    });
  });

  document.querySelectorAll('[data-slider]').forEach(field => {
    const slider = document.createElement('input');
    Object.assign(slider, { type: 'range', min: field.dataset.least, max: field.dataset.most, step: field.dataset.step });
    slider.value = field.value;
    slider.setAttribute('aria-label', field.labels[0].textContent.trim());
    slider.addEventListener('input', () => { field.value = slider.value; });
    field.addEventListener('input', () => { slider.value = field.value; });
    field.after(slider);
  });
})();
