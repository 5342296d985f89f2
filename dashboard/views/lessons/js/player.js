// Step, back, run and reset of anything that is a list of settings and a number of steps taken.
import { button, html } from "./dom.js";
import { Motion } from "./motion.js";

const SLOWEST = 460; // milliseconds of the first step of a run; the later ones are shorter
const FASTEST = 70;
const SHORTER = 0.88;

export class Player {
  // `steps()` taken, `most()` of the whole run, `take(n)` sets them, `draw(share)` draws a move.
  constructor({ texts, steps, most, take, draw, settled }) {
    Object.assign(this, { texts, steps, most, take, settled });
    this.motion = new Motion(draw);
    this.running = false;
    const keyed = (text, sign, key, name) => ({ title: `${text} (${sign})`, "aria-keyshortcuts": key, "data-do": name });
    this.buttons = {
      back: button(texts.back, () => this.back(), keyed(texts.back, "←", "ArrowLeft", "back")),
      step: button(texts["step-button"], () => this.step(), keyed(texts["step-button"], "→", "ArrowRight", "step")),
      run: button(texts.run, () => this.toggle(), { class: "first", ...keyed(texts.run, "Enter", "Enter", "run") }),
      reset: button(texts.reset, () => this.reset(), keyed(texts.reset, "Home", "Home", "reset")),
    };
    this.element = html("div", { class: "player", role: "group", "aria-label": texts.player }, ...Object.values(this.buttons));
  }

  show() {
    this.buttons.run.textContent = this.running ? this.texts.pause : this.texts.run;
    this.buttons.back.disabled = this.steps() === 0;
    this.buttons.reset.disabled = this.steps() === 0;
    this.buttons.step.disabled = !this.running && this.steps() >= this.most();
  }

  halt() {
    this.motion.stop();
    this.running = false;
    this.show();
  }

  step() {
    const wasMoving = this.motion.isMoving;
    this.halt();
    if (this.steps() >= this.most()) return;
    if (wasMoving) this.take(this.steps() + 1); // a second press finishes the first
    if (this.steps() >= this.most()) return this.settled();
    this.motion.move(SLOWEST, () => this.arrive());
  }

  arrive() {
    this.take(this.steps() + 1);
    this.show();
    this.settled();
  }

  back() {
    this.halt();
    if (this.steps()) this.take(this.steps() - 1);
    this.show();
    this.settled();
  }

  reset() {
    this.halt();
    this.take(0);
    this.show();
    this.settled();
  }

  toggle() {
    if (this.running) {
      this.halt();
      return this.settled();
    }
    this.halt();
    if (this.steps() >= this.most()) this.take(0);
    this.running = true;
    this.show();
    this.go(SLOWEST);
  }

  go(length) {
    this.motion.move(length, () => {
      this.take(this.steps() + 1);
      if (this.steps() < this.most()) return this.go(Math.max(FASTEST, length * SHORTER));
      this.halt();
      this.settled();
    });
  }

  // The keys of a lesson, wherever in it one is, but in a field.
  key(event) {
    const field = event.target.closest?.("input, select, textarea");
    if (field || event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target.closest?.("button, summary");
    const action = { ArrowRight: () => this.step(), ArrowLeft: () => this.back(), Home: () => this.reset(), Enter: onButton ? null : () => this.toggle() }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }
}
