/** Two soft notes, made here: nothing is loaded, and a click is enough for every browser to let it sound. */
const notes = [{ at: 0, hertz: 659.25 }, { at: 0.18, hertz: 880 }];
const LENGTH = 0.5;
const LOUDNESS = 0.25;

export async function playChime(): Promise<void> {
  const audio = new AudioContext();
  await audio.resume();
  for (const { at, hertz } of notes) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    const start = audio.currentTime + at;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + LENGTH);
  }
  setTimeout(() => void audio.close(), 1500);
}
