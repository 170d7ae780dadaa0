const TONES_HZ = [784, 1047];
const TONE_SECONDS = 0.16;
const LOUDNESS = 0.12;
const START_DELAY_SECONDS = 0.02;
const ATTACK_SECONDS = 0.015;
/** A tone fades while the next one sounds. */
const FADE_SECONDS = 1.8 * TONE_SECONDS;
const STOP_SECONDS = 2 * TONE_SECONDS;
/** An exponential ramp cannot end at 0. */
const NEARLY_SILENT = 0.0001;

let audio: AudioContext | null = null;

/** Plays two soft tones. Does nothing before the first interaction, when browsers block audio. */
export function chime(): void {
  if (typeof AudioContext === "undefined" || !navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  const context = audio;
  void context.resume();
  const start = context.currentTime + START_DELAY_SECONDS;
  TONES_HZ.forEach((hz, index) => playTone(context, hz, start + index * TONE_SECONDS));
}

function playTone(context: AudioContext, hz: number, at: number): void {
  const oscillator = new OscillatorNode(context, { type: "sine", frequency: hz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + ATTACK_SECONDS);
  gain.gain.exponentialRampToValueAtTime(NEARLY_SILENT, at + FADE_SECONDS);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + STOP_SECONDS);
}
