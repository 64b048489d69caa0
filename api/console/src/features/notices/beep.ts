/** Two short tones, made here: no file to load. Silent where the browser allows no sound before a click. */
export function beep(): void {
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.gain.value = 0.05;
  volume.connect(audio.destination);
  for (const [index, pitch] of [660, 880].entries()) {
    const tone = audio.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(volume);
    tone.start(audio.currentTime + index * 0.12);
    tone.stop(audio.currentTime + index * 0.12 + 0.1);
  }
  globalThis.setTimeout(() => void audio.close(), 600);
}
