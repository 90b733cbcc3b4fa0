// Draws what the pages of a round compare.
'use strict';
(() => {
  const font = { fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--pico-font-family-sans-serif'), color: '#22303c' };
  const colours = ['#0b4a6f', '#b3742d', '#17683a', '#8a5a99', '#b3261e'];
  const narrow = matchMedia('(max-width: 48rem)').matches;
  const draw = (figure, option) => {
    const chart = echarts.init(figure.querySelector('.canvas'));
    chart.setOption({ animation: false, color: colours, textStyle: font, ...option });
    addEventListener('resize', () => chart.resize());
    return chart;
  };

  document.querySelectorAll('[data-chart="compare"]').forEach(figure => {
    const data = zonemark.data(figure);
    draw(figure, {
      tooltip: { renderMode: 'richText', trigger: 'axis' }, legend: { bottom: 0, textStyle: font },
      grid: { left: 8, right: 24, top: 8, bottom: narrow ? 90 : 40, containLabel: true },
      xAxis: { type: 'value', max: 100, axisLabel: font }, yAxis: { type: 'category', inverse: true, data: data.dimensions, axisLabel: font },
      series: data.zones.map(zone => ({ name: zone.name, type: 'bar', data: zone.scores.map(score => Math.round(score * 10) / 10) })),
    });
  });

  document.querySelectorAll('[data-chart="heat"]').forEach(figure => {
    const data = zonemark.data(figure);
    figure.querySelector('.canvas').style.height = Math.max(240, 24 * data.zones.length + 130) + 'px';
    const chart = draw(figure, {
      tooltip: { renderMode: 'richText', formatter: item => `${data.zones[item.value[1]]}\n${data.criteria[item.value[0]].id} ${data.criteria[item.value[0]].name}\n${item.value[2]}` },
      grid: { left: 8, right: 16, top: 80, bottom: 8, containLabel: true },
      xAxis: { type: 'category', position: 'top', data: data.criteria.map(one => one.id.replace('A2-', '')), axisLabel: { ...font, rotate: 90, fontSize: 10 } },
      yAxis: { type: 'category', inverse: true, data: data.zones, axisLabel: { ...font, width: narrow ? 80 : 190, overflow: 'truncate' } },
      visualMap: { min: 0, max: 100, calculable: false, orient: 'horizontal', left: 'center', top: 0, itemHeight: 90, textStyle: font, inRange: { color: ['#8c1c13', '#e5a65a', '#f5f0d8', '#7fb3a2', '#0b4a6f'] } },
      series: [{ type: 'heatmap', data: data.scores, progressive: 4000, itemStyle: { borderColor: '#fff', borderWidth: 0.5 } }],
    });
    chart.resize();
  });

  const slopes = () => document.querySelectorAll('[data-chart="slope"]:not([data-drawn])').forEach(figure => {
    figure.dataset.drawn = 'true';
    const data = zonemark.data(figure), words = figure.querySelector('.canvas').dataset;
    draw(figure, {
      tooltip: { renderMode: 'richText', trigger: 'item', formatter: item => `${item.seriesName}  ${item.value}` },
      grid: { left: 40, right: narrow ? 110 : 190, top: 24, bottom: 24 },
      xAxis: { type: 'category', boundaryGap: false, data: [words.before, words.after], axisLabel: font },
      yAxis: { type: 'value', inverse: true, min: 1, minInterval: 1, axisLabel: font },
      series: data.map(zone => ({
        name: zone.name, type: 'line', data: [zone.before, zone.after], symbolSize: 5,
        lineStyle: { width: zone.crosses ? 3 : 1.5 },
        itemStyle: { color: zone.crosses === 'in' ? '#17683a' : zone.crosses === 'out' ? '#b3261e' : zone.before === zone.after ? '#b8c2cb' : '#1273a8' },
        endLabel: { show: zone.before !== zone.after || Boolean(zone.crosses), formatter: `${zone.after} ${zone.name}`, color: '#22303c', width: narrow ? 100 : 180, overflow: 'truncate' },
        labelLayout: { moveOverlap: 'shiftY' },
      })),
    });
  });
  slopes();
  document.addEventListener('htmx:afterSettle', slopes);
})();
