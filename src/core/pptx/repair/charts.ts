/** Faults of the chart parts that pptxgenjs 4.0.1 writes (schema: ECMA-376-1, 21.2). Each function mends one. */

/** Two-dimensional charts have two axes; a third `axId` names one that does not exist (issue #1534). */
export function twoAxes(xml: string): string {
  return xml.replace(
    /(<c:axId val="\d+"\/>\s*<c:axId val="\d+"\/>)\s*<c:axId val="\d+"\/>(\s*<\/c:(?:bar|line|area|radar)Chart>)/g,
    '$1$2',
  );
}

/** Line and area charts need `grouping` before anything else. */
export function lineAndAreaGrouping(xml: string): string {
  return xml.replace(/(<c:(?:line|area)Chart>)\s*(?=<c:varyColors)/g, '$1<c:grouping val="standard"/>');
}

/** `invertIfNegative` belongs to bars; in the series of lines, areas and radars it is a stray. */
export function noStrayInvert(xml: string): string {
  return xml.replace(/<c:(line|area|radar)Chart>.*?<\/c:\1Chart>/gs, (chart) =>
    chart.replace(/\s*<c:invertIfNegative val="\d"\/>/g, ''),
  );
}

/** In a series, markers and points come before the labels. */
export function labelsAfterPoints(xml: string): string {
  return xml.replace(
    /(<c:dLbls>(?:(?!<\/c:dLbls>).)*<\/c:dLbls>)((?:\s*<c:marker>(?:(?!<\/c:marker>).)*<\/c:marker>)?(?:\s*<c:dPt>(?:(?!<\/c:dPt>).)*<\/c:dPt>)*)(?=\s*<c:(?:cat|val|xVal)>)/gs,
    '$2$1',
  );
}

/** Leader lines are for pies; `auto`, `lblAlgn` and `noMultiLvlLbl` are for category axes, never for value axes. */
export function plainValueAxes(xml: string): string {
  return xml.replace(/<c:valAx>.*?<\/c:valAx>/gs, (axis) =>
    axis.replace(/\s*<c:(?:auto|lblAlgn|noMultiLvlLbl|tickLblSkip) val="[^"]*"\/>/g, ''),
  );
}
