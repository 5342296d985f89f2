// Streamlit marks when its script begins and ends, measures between the marks, and keeps all of it: on a page that
// follows a folder that is one more every two seconds, for days. What was measured is let go of.
(() => {
  const MARKS = ["running", "notRunning"];
  const MEASURE = "script-run-cycle";

  const letGo = () => {
    performance.clearMeasures(MEASURE);
    for (const mark of MARKS) performance.clearMarks(mark);
  };

  window.curvaMarks?.disconnect();
  window.curvaMarks = new PerformanceObserver(letGo);
  window.curvaMarks.observe({ type: "measure" });
})();
