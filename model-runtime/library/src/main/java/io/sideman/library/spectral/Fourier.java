package io.sideman.library.spectral;

import org.jtransforms.fft.FloatFFT_1D;

/// Magnitudes of windowed frames. Owns its buffers; one thread.
public final class Fourier {
  private final FloatFFT_1D transform;
  private final float[] window; // Hann
  private final float[] buffer;
  private final float[] magnitudes; // size / 2 + 1

  /// @param size of a frame, a power of two
  public Fourier(int size) {
    transform = new FloatFFT_1D(size);
    window = new float[size];
    for (int i = 0; i < size; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / size));
    }
    buffer = new float[size];
    magnitudes = new float[size / 2 + 1];
  }

  int size() {
    return buffer.length;
  }

  /// Magnitudes of the frame around sample `centre`; silence lies beyond both ends. A sine of
  /// amplitude 1 has about 1. The result is overwritten by the next call.
  public float[] at(float[] samples, int centre) {
    int size = buffer.length;
    int first = centre - size / 2;
    for (int i = 0; i < size; i++) {
      int at = first + i;
      buffer[i] = at >= 0 && at < samples.length ? samples[at] * window[i] : 0;
    }
    transform.realForward(buffer);
    float scale = 4f / size;
    int last = size / 2;
    magnitudes[0] = Math.abs(buffer[0]) * scale;
    magnitudes[last] = Math.abs(buffer[1]) * scale;
    for (int k = 1; k < last; k++) {
      float re = buffer[2 * k];
      float im = buffer[2 * k + 1];
      magnitudes[k] = (float) Math.sqrt(re * re + im * im) * scale;
    }
    return magnitudes;
  }
}
