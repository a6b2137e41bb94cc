package io.sideman.library.conform;

import io.sideman.library.decode.Sound;
import io.sideman.library.decode.SoundReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// How clean is stretched and shifted sound, and how fast is it made? Beside it in the same run:
/// the same vocoder without its care for strokes, and plain resampling. Argument: a folder of WAV
/// loops whose strokes are looked at (default: made-up drums).
public final class ConformBenchmark {
  private static final int RATE = 44_100;
  private static final int SIZE = 4096;
  private static final double[] RATIOS = {0.88, 0.94, 1.06, 1.12};
  private static final double NEAR_SECONDS = 0.010;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private ConformBenchmark() {}

  /// Makes a sound `ratio` times as long.
  private interface Method {
    float[][] stretch(float[][] source, double ratio, int frames);
  }

  public static void main(String[] args) throws IOException {
    OUT.printf(
        "Java %s, %d processors%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
    pitch();
    List<float[][]> loops = args.length > 0 ? read(Path.of(args[0])) : List.of(drums(1), drums(2));
    OUT.printf("%d loops, %.0f s%n", loops.size(), seconds(loops));
    int size = ConformBenchmark.SIZE;
    strokes(loops, "sideman", (sound, r, n) -> new Stretcher(sound, size).stretch(r, n));
    strokes(
        loops,
        "without care for strokes",
        (sound, r, n) -> new Stretcher(sound, size).stretch(r, n, new int[0]));
    strokes(loops, "plain resampling", ConformBenchmark::resampled);
  }

  /// Stationary tones: distance from the wanted pitch, in cents.
  private static void pitch() {
    var ours = new ArrayList<Double>();
    var shifted = new ArrayList<Double>();
    var plain = new ArrayList<Double>();
    for (double hertz = 55; hertz < 4000; hertz *= Math.pow(2, 5 / 12.0)) {
      float[][] tone = tone(hertz);
      for (double ratio : RATIOS) {
        int frames = (int) Math.round(tone[0].length * ratio);
        ours.add(cents(new Stretcher(tone, SIZE).stretch(ratio, frames)[0], hertz));
        plain.add(Math.abs(1200 * Math.log(ratio) / Math.log(2)));
      }
      for (int semitones = -3; semitones <= 3; semitones++) {
        double pitch = Math.pow(2, semitones / 12.0);
        var plan = new ConformedSound(1, tone[0].length, pitch);
        shifted.add(cents(plan.make(tone, RATE)[0], hertz * pitch));
      }
    }
    told("stretched, cents off", ours);
    told("shifted -3..3 semitones, cents off", shifted);
    told("plain resampling, cents off", plain);
  }

  private static void told(String what, List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Math::abs).sorted().toArray();
    OUT.printf(
        "%s: median %.3f, p90 %.3f, most %.3f (%d)%n",
        what,
        sorted[sorted.length / 2],
        sorted[sorted.length * 9 / 10],
        sorted[sorted.length - 1],
        sorted.length);
  }

  /// Strokes found again within 10 ms of where they belong, and how much sounds before them.
  private static void strokes(List<float[][]> loops, String name, Method method) {
    int found = 0;
    int own = 0;
    int theirs = 0;
    double ahead = 0;
    int counted = 0;
    double made = 0;
    long begun = System.nanoTime();
    for (float[][] loop : loops) {
      int[] source = Transients.find(loop, 1024);
      for (double ratio : RATIOS) {
        int frames = (int) Math.round(loop[0].length * ratio);
        float[][] result = method.stretch(loop, ratio, frames);
        if (result[0].length != frames) {
          throw new IllegalStateException("not to the frame");
        }
        made += frames / (double) RATE;
        int[] there = Transients.find(result, 1024);
        own += source.length;
        theirs += there.length;
        for (int stroke : source) {
          int place = (int) Math.round(stroke * ratio);
          found += near(there, place) ? 1 : 0;
          double before = ahead(loop, stroke);
          double after = ahead(result, place);
          if (before > 0 && after > 0) {
            ahead += 10 * Math.log10(after / before);
            counted++;
          }
        }
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double precision = theirs == 0 ? 0 : (double) found / theirs;
    double recall = own == 0 ? 0 : (double) found / own;
    OUT.printf(
        "%s: onset F1 %.3f (%d strokes), pre-echo %+.1f dB, length exact, %.0f x real time%n",
        name,
        2 * precision * recall / Math.max(1e-9, precision + recall),
        own,
        ahead / Math.max(1, counted),
        made / seconds);
  }

  private static boolean near(int[] strokes, int place) {
    return Arrays.stream(strokes)
        .anyMatch(stroke -> Math.abs(stroke - place) <= NEAR_SECONDS * RATE);
  }

  /// Energy in the 8 ms before a stroke (less 2 ms of slack), against that of the 10 ms behind it.
  private static double ahead(float[][] sound, int stroke) {
    int ms = RATE / 1000;
    return energy(sound, stroke - 10 * ms, stroke - 2 * ms)
        / Math.max(1e-12, energy(sound, stroke, stroke + 10 * ms));
  }

  private static double energy(float[][] sound, int from, int to) {
    double sum = 0;
    for (float[] channel : sound) {
      for (int n = Math.max(0, from); n < Math.min(to, channel.length); n++) {
        sum += channel[n] * (double) channel[n];
      }
    }
    return sum;
  }

  private static float[][] resampled(float[][] source, double ratio, int frames) {
    return Arrays.stream(source)
        .map(channel -> Resampler.read(channel, 1 / ratio, frames))
        .toArray(float[][]::new);
  }

  private static List<float[][]> read(Path folder) throws IOException {
    var loops = new ArrayList<float[][]>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".wav")) {
          Sound sound = SoundReader.read(file);
          if (sound.seconds() < 30) {
            loops.add(sound.at(RATE).channels());
          }
        }
      }
    }
    return loops;
  }

  private static double seconds(List<float[][]> loops) {
    return loops.stream().mapToDouble(loop -> loop[0].length / (double) RATE).sum();
  }

  private static float[][] tone(double hertz) {
    float[] sound = new float[3 * RATE];
    for (int n = 0; n < sound.length; n++) {
      sound[n] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * n / RATE));
    }
    return new float[][] {sound};
  }

  /// Eighths of noise and a falling tone, as a kit plays them.
  private static float[][] drums(long seed) {
    var random = new SplittableRandom(seed);
    float[] sound = new float[4 * RATE];
    for (int stroke = 0; stroke < 16; stroke++) {
      int start = stroke * RATE / 4 + random.nextInt(400);
      double force = 0.4 + 0.4 * random.nextDouble();
      for (int n = 0; n < RATE / 5 && start + n < sound.length; n++) {
        double t = n / (double) RATE;
        double noise = Math.exp(-t * 50) * (random.nextDouble() * 2 - 1);
        double drum = Math.exp(-t * 18) * Math.sin(2 * Math.PI * (60 * t + 4 * Math.exp(-t * 30)));
        sound[start + n] += (float) (force * (stroke % 2 == 0 ? drum + 0.3 * noise : noise));
      }
    }
    return new float[][] {sound};
  }

  private static double cents(float[] x, double hertz) {
    int span = x.length / 4;
    double gained =
        Math.IEEEremainder(
            phase(x, x.length / 2, span, hertz) - phase(x, x.length / 4, span, hertz), 2 * Math.PI);
    double found =
        hertz + gained / (2 * Math.PI) * RATE / (x.length / 2.0 - Math.floor(x.length / 4.0));
    return 1200 * Math.log(found / hertz) / Math.log(2);
  }

  private static double phase(float[] x, int from, int span, double hertz) {
    double real = 0;
    double imaginary = 0;
    for (int n = from; n < from + span; n++) {
      double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * (n - from) / span);
      double angle = 2 * Math.PI * hertz * n / RATE;
      real += w * x[n] * Math.cos(angle);
      imaginary -= w * x[n] * Math.sin(angle);
    }
    return Math.atan2(imaginary, real);
  }
}
