// Step, back, run and reset of a play: some settings, and the number of steps taken.
import { button, html } from "./dom.js";
import { Motion } from "./motion.js";

const PACE = { slowest: 460, fastest: 70 }; // milliseconds of the first step of a run; the later ones are shorter
const SHORTER = 0.88;

export class Player {
  // `most()` is the steps of the whole run, `possible(n)` how many of n steps the settings allow;
  // `redraw()` shows the play, `draw(share)` a move, and `note()` hears of each play at rest.
  constructor({ texts, play, most, possible = (steps) => steps, redraw, draw, note, pace = PACE }) {
    Object.assign(this, { texts, play, most, possible, redraw, note, pace });
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
    this.buttons.back.disabled = this.play.steps === 0;
    this.buttons.reset.disabled = this.play.steps === 0;
    this.buttons.step.disabled = !this.running && this.isOver;
  }

  get isOver() {
    return this.play.steps >= this.most();
  }

  take(steps) {
    this.play.steps = steps;
    this.redraw();
  }

  // Play on with other settings.
  change(settings) {
    this.halt();
    Object.assign(this.play, settings);
    this.take(this.possible(this.play.steps));
    this.note();
  }

  halt() {
    this.motion.stop();
    this.running = false;
    this.show();
  }

  step() {
    const wasMoving = this.motion.isMoving;
    this.halt();
    if (this.isOver) return;
    if (wasMoving) this.take(this.play.steps + 1); // a second press finishes the first
    if (this.isOver) return this.note();
    this.motion.move(this.pace.slowest, () => {
      this.take(this.play.steps + 1);
      this.note();
    });
  }

  back() {
    this.halt();
    if (this.play.steps) this.take(this.play.steps - 1);
    this.note();
  }

  reset() {
    this.halt();
    this.take(0);
    this.note();
  }

  toggle() {
    if (this.running) {
      this.halt();
      return this.note();
    }
    this.halt();
    if (this.isOver) this.take(0);
    this.running = true;
    this.show();
    this.go(this.pace.slowest);
  }

  go(length) {
    this.motion.move(length, () => {
      this.take(this.play.steps + 1);
      if (!this.isOver) return this.go(Math.max(this.pace.fastest, length * SHORTER));
      this.halt();
      this.note();
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
