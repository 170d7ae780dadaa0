const TONES_HZ = [784, 1047];
const TONE_SECONDS = 0.16;
const LOUDNESS = 0.12;

let audio: AudioContext | null = null;

/** Plays two soft tones. Does nothing before the first interaction, when browsers block audio. */
export function chime(): void {
  if (typeof AudioContext === "undefined" || !navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  const context = audio;
  void context.resume();
  const start = context.currentTime + 0.02;
  TONES_HZ.forEach((hz, index) => playTone(context, hz, start + index * TONE_SECONDS));
}

function playTone(context: AudioContext, hz: number, at: number): void {
  const oscillator = new OscillatorNode(context, { type: "sine", frequency: hz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + TONE_SECONDS * 1.8);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + TONE_SECONDS * 2);
}
