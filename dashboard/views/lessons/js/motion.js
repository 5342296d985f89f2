// Motion from frame to frame: one loop, which runs only while something moves.
const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Motion {
  // `draw(moment)` is called a frame with the share in [0, 1] of the present move.
  constructor(draw) {
    this.draw = draw;
    this.request = 0;
    this.frames = 0;
  }

  get isMoving() {
    return this.request !== 0;
  }

  // Move for `length` milliseconds, then call `done`; at once where a person wants no motion.
  move(length, done) {
    this.stop();
    if (calm()) length = Math.min(length, 1);
    let began = null;
    const frame = (now) => {
      began ??= now;
      this.frames++;
      const share = Math.min(1, (now - began) / length);
      this.draw(share * share * (3 - 2 * share)); // starts and ends softly
      if (share < 1) this.request = requestAnimationFrame(frame);
      else {
        this.request = 0;
        done?.();
      }
    };
    this.request = requestAnimationFrame(frame);
  }

  stop() {
    cancelAnimationFrame(this.request);
    this.request = 0;
  }
}
