// Fits that follow a control as it is dragged: a share of each frame, the newest settings next.
const BUDGET = 7; // milliseconds of a frame of 16.7; the rest is for drawing

export class Refits {
  // `begin(settings)` starts a fit; `show(fit)` is called with each fit that is done.
  constructor(begin, show) {
    Object.assign(this, { begin, show, request: 0, wanted: null, job: null, key: "" });
  }

  // A fit at once, as when the page opens.
  now(settings) {
    this.key = JSON.stringify(settings);
    const job = this.begin(settings);
    job.advance();
    return job;
  }

  // A fit is worked out to its end before the next begins, so that there always is one to show.
  want(settings) {
    const key = JSON.stringify(settings);
    if (key === this.key) return;
    this.key = key;
    this.wanted = settings;
    this.request ||= requestAnimationFrame(() => this.frame());
  }

  frame() {
    const end = performance.now() + BUDGET;
    if (!this.job) [this.job, this.wanted] = [this.begin(this.wanted), null];
    this.job.advance(end);
    const { job } = this;
    if (job.isDone()) this.job = null;
    this.request = this.job || this.wanted ? requestAnimationFrame(() => this.frame()) : 0;
    if (job.isDone()) this.show(job);
  }

  stop() {
    cancelAnimationFrame(this.request);
    this.request = 0;
  }
}
