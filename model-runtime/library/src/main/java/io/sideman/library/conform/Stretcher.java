package io.sideman.library.conform;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/// Stretches sound in time and keeps its pitch: a phase vocoder with identity phase locking
/// (Laroche and Dolson 1999). Two spectra a hop apart tell how far each phase moves, so that
/// nothing has to be unwrapped. Strokes keep their shape: time runs at its own speed around them,
/// and what begins with a stroke takes its phase (after Röbel 2003), as does all that is high: what
/// makes a stroke sharp lies there, and of what is held there nobody hears the phase. The rotation
/// of a partial is found over all channels together, so the image stays where it is. Used once, on
/// one thread.
final class Stretcher {
  private static final int OVERLAP = 4;
  private static final double BEGINS = 4; // a partial that grows so much in power begins
  private static final double FRESH_HZ = 1000; // above this every stroke brings its own phases
  private static final float QUIET = 1e-12f;

  private final int size; // of a spectrum
  private final int hop;
  private final int freshBin;
  private final float[] window;
  private final FloatFFT_1D transform;
  private final float[][] channels;
  private final float[][] now; // (channels, size): spectrum here
  private final float[][] before; // one hop ahead of here in the source
  private final float[][] last; // of the frame before
  private final float[] cosine; // (bins) rotation of each bin
  private final float[] sine;
  private final float[] power;
  private final float[] oldPower;
  private final int[] peaks;
  private boolean begun;

  /// @param size of a spectrum, a power of two
  Stretcher(float[][] channels, int size, int rate) {
    this.channels = channels;
    this.size = size;
    hop = size / OVERLAP;
    freshBin = (int) Math.round(FRESH_HZ * size / rate);
    transform = new FloatFFT_1D(size);
    window = new float[size];
    for (int n = 0; n < size; n++) {
      window[n] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * n / size));
    }
    int bins = size / 2;
    now = new float[channels.length][size];
    before = new float[channels.length][size];
    last = new float[channels.length][size];
    cosine = new float[bins];
    sine = new float[bins];
    power = new float[bins];
    oldPower = new float[bins];
    peaks = new int[bins];
  }

  /// @param ratio length of the result / length of the source
  /// @param frames of the result
  /// @param strokes frames where strokes begin, sorted
  float[][] stretch(double ratio, int frames, int[] strokes) {
    var warp = new TimeWarp(strokes, channels[0].length, ratio, size / 2);
    float[][] result = new float[channels.length][frames];
    float[] weight = new float[frames];
    int stroke = 0;
    for (int at = -size / 2; at < frames; at += hop) {
      int middle = (int) Math.round(warp.source(at + size / 2.0));
      int from = middle - size / 2;
      boolean struck = false;
      while (stroke < strokes.length && strokes[stroke] < from + size - hop / 2) {
        stroke++;
        struck = true; // the stroke has come into the window
      }
      analyse(from, now);
      measure();
      if (!begun) {
        Arrays.fill(cosine, 1);
        begun = true;
      } else {
        analyse(from - hop, before);
        rotate(struck);
      }
      synthesise(at, result, weight);
      remember();
    }
    level(result, weight);
    return result;
  }

  private void analyse(int from, float[][] spectra) {
    for (int c = 0; c < channels.length; c++) {
      float[] sound = channels[c];
      float[] spectrum = spectra[c];
      for (int n = 0; n < size; n++) {
        int frame = from + n;
        spectrum[n] = frame >= 0 && frame < sound.length ? sound[frame] * window[n] : 0;
      }
      transform.realForward(spectrum);
    }
  }

  private void measure() {
    for (int k = 1; k < power.length; k++) {
      float sum = 0;
      for (float[] spectrum : now) {
        sum += spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
      }
      power[k] = sum;
    }
  }

  /// Moves each peak's rotation on and gives it to the bins around.
  private void rotate(boolean struck) {
    int count = findPeaks();
    float[] cosines = new float[count];
    float[] sines = new float[count];
    for (int i = 0; i < count; i++) {
      int k = peaks[i];
      if (struck && (k >= freshBin || power[k] > BEGINS * oldPower[k])) {
        cosines[i] = 1;
      } else {
        advance(k, i, cosines, sines);
      }
    }
    int bin = 1;
    for (int i = 0; i < count; i++) {
      int end = i + 1 < count ? valley(peaks[i], peaks[i + 1]) : power.length;
      for (; bin < end; bin++) {
        cosine[bin] = cosines[i];
        sine[bin] = sines[i];
      }
    }
  }

  /// Rotation now = rotation before + phase there - phase one hop ahead of here.
  private void advance(int k, int i, float[] cosines, float[] sines) {
    double real = 0;
    double imaginary = 0;
    for (int c = 0; c < now.length; c++) {
      float a = last[c][2 * k];
      float b = last[c][2 * k + 1];
      float x = before[c][2 * k];
      float y = before[c][2 * k + 1];
      real += a * x + b * y;
      imaginary += b * x - a * y;
    }
    double length = Math.hypot(real, imaginary);
    if (length < QUIET) {
      cosines[i] = cosine[k];
      sines[i] = sine[k];
    } else {
      cosines[i] = (float) ((cosine[k] * real - sine[k] * imaginary) / length);
      sines[i] = (float) ((sine[k] * real + cosine[k] * imaginary) / length);
      double norm = 1 / Math.hypot(cosines[i], sines[i]);
      cosines[i] *= (float) norm;
      sines[i] *= (float) norm;
    }
  }

  /// Bins stronger than two neighbours on either side.
  private int findPeaks() {
    int count = 0;
    for (int k = 1; k < power.length; k++) {
      float here = power[k];
      if (here > at(k - 1) && here > at(k - 2) && here >= at(k + 1) && here >= at(k + 2)) {
        peaks[count++] = k;
      }
    }
    if (count == 0) {
      peaks[count++] = 1;
    }
    return count;
  }

  private float at(int bin) {
    return bin < 1 || bin >= power.length ? -1 : power[bin];
  }

  private int valley(int left, int right) {
    int lowest = left + 1;
    for (int k = left + 1; k <= right; k++) {
      if (power[k] < power[lowest]) {
        lowest = k;
      }
    }
    return lowest;
  }

  private void synthesise(int at, float[][] result, float[] weight) {
    int from = Math.max(0, -at);
    int to = Math.min(size, weight.length - at);
    for (int c = 0; c < result.length; c++) {
      float[] spectrum = before[c]; // free by now
      spectrum[0] = now[c][0];
      spectrum[1] = now[c][1];
      for (int k = 1; k < power.length; k++) {
        float a = now[c][2 * k];
        float b = now[c][2 * k + 1];
        spectrum[2 * k] = a * cosine[k] - b * sine[k];
        spectrum[2 * k + 1] = a * sine[k] + b * cosine[k];
      }
      transform.realInverse(spectrum, true);
      for (int n = from; n < to; n++) {
        result[c][at + n] += spectrum[n] * window[n];
      }
    }
    for (int n = from; n < to; n++) {
      weight[at + n] += window[n] * window[n];
    }
  }

  private void remember() {
    for (int c = 0; c < now.length; c++) {
      float[] spectrum = last[c];
      last[c] = now[c];
      now[c] = spectrum;
    }
    System.arraycopy(power, 0, oldPower, 0, power.length);
  }

  private static void level(float[][] result, float[] weight) {
    for (float[] channel : result) {
      for (int n = 0; n < channel.length; n++) {
        channel[n] = weight[n] > 1e-3f ? channel[n] / weight[n] : 0;
      }
    }
  }
}
