package io.sideman.library.spectral;

import io.sideman.engine.band.Role;
import io.sideman.engine.curves.SpiralArray;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.aspect.HarmonyProfile;
import io.sideman.library.decode.Label;
import io.sideman.library.decode.Sound;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Beat;
import io.sideman.library.item.DrumFill;
import io.sideman.library.item.Family;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import io.sideman.library.item.Texture;
import io.sideman.library.item.Tonality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Listens to sound. One thread; reusable, and cheap only when reused.
///
/// What the file says of itself goes first: its name, then tags and chunks, then the ear.
public final class AudioAnalyst {
  /// Of longer files this much is heard, from the start.
  public static final double MOST_SECONDS = 180;

  private static final double REPEATS = 0.15; // confidence in a tempo from which a sound may loop
  private static final double STEADY = 0.35; // share of tones that sound on: it has pitch
  private static final double LEAST_KEY_LIKENESS = 0.25;
  private static final double CLEARLY = 0.4; // share of a family that names the item
  private static final double BUSY = 4; // onsets per beat: no 16th is free
  private static final double ALIKE = 0.03; // tempi that are the same
  private static final double WHOLE = 0.02; // of a bar's length that may be missing

  private final AspectSpace space;
  private final FamilyHearing families;
  private final Frames.Measure frames = new Frames.Measure();
  private final Partials.Measure partials = new Partials.Measure();
  private final float[] standardised = new float[Timbre.FEATURES];

  public AudioAnalyst(AspectSpace space, FamilyHearing families) {
    this.space = space;
    this.families = families;
  }

  /// An analyst with what was learned.
  ///
  /// @param models folder of the models; what is missing there is done by rules of thumb
  public static AudioAnalyst reading(Path models) {
    return new AudioAnalyst(AspectSpace.reading(models), FamilyHearing.reading(models));
  }

  /// What was measured on the way to an item.
  @SuppressWarnings("ArrayRecordComponent")
  private record Heard(
      Frames frames,
      Partials partials,
      List<Onset> onsets,
      Kind kind,
      TempoHearing.Found tempo,
      double seconds,
      double[] families) {}

  /// @param words that the file is called by: its name, its folders; lower case
  public Item analyse(String id, Sound sound, Set<String> words) {
    var all = new HashSet<>(words);
    all.addAll(sound.label().words());
    float[] mono = levelled(sound.at(Frames.RATE_HZ).mono());
    double seconds = Math.max(sound.seconds(), sound.label().fileSeconds());
    Heard heard = hear(mono, sound.label(), all, seconds);
    Optional<Double> loudness = Loudness.integrated(sound);
    Optional<Beat> beat = beat(heard, sound.label(), all);
    Optional<BeatLine> line = beat.map(known -> line(known, heard));
    Optional<GrooveHearing> groove =
        line.map(known -> new GrooveHearing(heard.onsets(), known, beat.orElseThrow().bpm()));
    Family family = family(heard.families());
    Optional<Tonality> tonality = tonality(heard, family, beat, line, all);
    Map<Aspect, float[]> vectors = new EnumMap<>(Aspect.class);
    groove.ifPresent(known -> vectors.put(Aspect.RHYTHM, space.rhythm(known.profile())));
    tonality.ifPresent(known ->
        vectors.put(
            Aspect.HARMONY,
            space.harmony(
                new HarmonyProfile(heard.partials().sharpChroma(), known.key(), known.chords()))));
    vectors.put(Aspect.TIMBRE, TimbreVector.of(heard.families(), standardised));
    all.add(family.name().toLowerCase(Locale.ROOT));
    if (family == Family.DRUMS && heard.kind() == Kind.LOOP && DrumFill.named(all).orElse(false)) {
      all.add(DrumFill.TAG);
    }
    return new Item(
        id,
        Media.AUDIO,
        heard.kind(),
        seconds,
        beat,
        tonality,
        role(family),
        family,
        groove.map(GrooveHearing::groove).orElseGet(GrooveHearing::none),
        texture(heard, beat, tonality, loudness),
        loudness,
        vectors,
        new long[0],
        all,
        sound.label().licence());
  }

  private Heard hear(float[] mono, Label label, Set<String> words, double seconds) {
    Frames measured = frames.measure(mono);
    Partials tones = partials.measure(mono);
    List<Onset> onsets = Onset.of(measured);
    Kind kind = KindHearing.of(label, words, seconds, measured, onsets);
    TempoHearing.Found tempo = TempoHearing.of(measured, kind == Kind.LOOP ? seconds : 0);
    boolean repeats = tempo.confidence() >= REPEATS || KindHearing.loops(label, words);
    if (kind == Kind.LOOP && !repeats) {
      kind = Kind.ONE_SHOT; // a texture, a slide, a phrase: nothing that goes round
    }
    double heardSeconds = (double) mono.length / Frames.RATE_HZ;
    float[] timbre = Timbre.features(measured, tones, onsets, heardSeconds);
    families.standardise(timbre, standardised);
    double[] shares = families.shares(timbre, words);
    return new Heard(measured, tones, onsets, kind, tempo, seconds, shares);
  }

  /// Features for the classifier of families, as `analyse` hears them.
  public float[] timbre(Sound sound) {
    float[] mono = levelled(sound.at(Frames.RATE_HZ).mono());
    Frames measured = frames.measure(mono);
    return Timbre.features(measured, partials.measure(mono), Onset.of(measured), sound.seconds());
  }

  /// The loudest sample becomes 1, so that nothing after depends on how loud a file was saved.
  static float[] levelled(float[] mono) {
    float most = 0;
    for (float sample : mono) {
      most = Math.max(most, Math.abs(sample));
    }
    float[] levelled = new float[mono.length];
    float gain = most > 1e-5f ? 1 / most : 0;
    for (int i = 0; i < mono.length; i++) {
      levelled[i] = gain * mono[i];
    }
    return levelled;
  }

  private static Optional<Beat> beat(Heard heard, Label label, Set<String> words) {
    if (heard.kind() == Kind.ONE_SHOT) {
      return Optional.empty();
    }
    boolean loop = heard.kind() == Kind.LOOP;
    double seconds = heard.seconds();
    if (loop && label.beats().isPresent()) {
      int beats = label.beats().getAsInt();
      double bpm = 60 * beats / seconds;
      if (bpm >= TempoHearing.LEAST_BPM / 2 && bpm <= 2 * TempoHearing.MOST_BPM) {
        return Optional.of(new Beat(bpm, 1, 4, beats / 4.0));
      }
    }
    OptionalDouble said = FileWords.tempo(words);
    OptionalDouble stated = said.isPresent() ? said : label.bpm();
    if (stated.isPresent()) {
      return Optional.of(new Beat(stated.getAsDouble(), 1, 4, bars(stated.getAsDouble(), heard)));
    }
    double bpm = heard.tempo().bpm();
    double confidence = heard.tempo().confidence();
    for (double hint : FileWords.tempoHints(words)) {
      double bars = seconds * hint / 240;
      boolean fits = loop && bars > 0.9 && Math.abs(bars - Math.rint(bars)) < WHOLE;
      if (fits
          || Math.abs(hint / bpm - 1) < ALIKE
          || Math.abs(hint / bpm - 2) < 2 * ALIKE
          || Math.abs(hint / bpm - 0.5) < ALIKE / 2) {
        bpm = hint;
        confidence = 1;
        break;
      }
    }
    if (!loop && confidence < 1) {
      bpm = BeatLine.ofTrack(heard.frames(), bpm, heard.onsets()).bpm(bpm);
    }
    return Optional.of(new Beat(bpm, confidence, 4, bars(bpm, heard)));
  }

  /// Loops have whole bars, or at least whole beats.
  private static double bars(double bpm, Heard heard) {
    double bars = heard.seconds() * bpm / 240;
    if (heard.kind() != Kind.LOOP) {
      return bars;
    }
    return bars < 0.9 ? Math.max(0.25, Math.rint(bars * 4) / 4) : Math.rint(bars);
  }

  private static BeatLine line(Beat beat, Heard heard) {
    return heard.kind() == Kind.LOOP
        ? BeatLine.ofLoop(beat.bpm(), (int) Math.max(1, Math.ceil(4 * beat.bars())))
        : BeatLine.ofTrack(heard.frames(), beat.bpm(), heard.onsets());
  }

  private static Optional<Tonality> tonality(
      Heard heard, Family family, Optional<Beat> beat, Optional<BeatLine> line, Set<String> words) {
    boolean noise =
        family == Family.DRUMS || family == Family.PERCUSSION || family == Family.EFFECTS;
    float[] chroma = heard.partials().wholeChroma();
    KeyHearing.Found found = KeyHearing.of(chroma);
    Optional<Key> stated =
        FileWords.key(words)
            .filter(key -> noise || KeyHearing.likeness(chroma, key) > LEAST_KEY_LIKENESS);
    if (stated.isEmpty()
        && (noise
            || heard.partials().steadiness() < STEADY
            || found.likeness() < LEAST_KEY_LIKENESS)) {
      return Optional.empty();
    }
    Key key = stated.orElse(found.key());
    double confidence = stated.isPresent() ? 1 : found.confidence();
    if (beat.isEmpty() || line.isEmpty() || noise) {
      return Optional.of(new Tonality(key, confidence, List.of()));
    }
    return Optional.of(new Tonality(key, confidence, chords(heard, key, line.get())));
  }

  private static List<Optional<Chord>> chords(Heard heard, Key key, BeatLine line) {
    var chroma = new ArrayList<float[]>();
    var bass = new ArrayList<float[]>();
    double[] beats = line.seconds();
    for (int b = line.firstOfBar(); b + 1 < beats.length; b += 2) {
      double to = beats[Math.min(beats.length - 1, b + 2)];
      chroma.add(Partials.sum(heard.partials().chroma(), beats[b], to));
      bass.add(Partials.sum(heard.partials().bass(), beats[b], to));
    }
    return ChordHearing.of(chroma.toArray(float[][]::new), bass.toArray(float[][]::new), key);
  }

  private static Family family(double[] shares) {
    int best = 0;
    for (int i = 1; i < shares.length; i++) {
      best = shares[i] > shares[best] ? i : best;
    }
    return shares[best] >= CLEARLY ? Family.values()[best] : Family.MIX;
  }

  private static Optional<Role> role(Family family) {
    return switch (family) {
      case DRUMS, PERCUSSION -> Optional.of(Role.DRUMS);
      case BASS -> Optional.of(Role.BASS);
      case PIANO, ORGAN, GUITAR, MALLETS -> Optional.of(Role.KEYS);
      case PAD, STRINGS, VOICE -> Optional.of(Role.PAD);
      case SYNTH, WINDS, BRASS -> Optional.of(Role.LEAD);
      case EFFECTS, MIX -> Optional.empty();
    };
  }

  private static Texture texture(
      Heard heard, Optional<Beat> beat, Optional<Tonality> tonality, Optional<Double> loudness) {
    double heardSeconds = heard.frames().count() / Frames.PER_SECOND;
    double perSecond = heard.onsets().size() / Math.max(0.1, heardSeconds);
    double density = beat.map(known -> perSecond * 60 / known.bpm()).orElse(perSecond);
    Registers registers =
        tonality.isPresent() ? Registers.of(heard.partials().keys()) : Registers.NONE;
    double loud = Math.clamp((loudness.orElse(-70.0) + 40) / 32, 0, 1);
    double bright = Math.clamp(brightness(heard.frames()) / 4000, 0, 1);
    double energy = 0.4 * loud + 0.4 * Math.min(1, density / BUSY) + 0.2 * bright;
    return new Texture(
        density,
        0,
        registers.low(),
        registers.high(),
        registers.octaves(),
        tonality.map(AudioAnalyst::tension).orElse(0.0),
        energy);
  }

  private static double brightness(Frames frames) {
    double sum = 0;
    double weights = 1e-9;
    for (int t = 0; t < frames.count(); t++) {
      sum += frames.level()[t] * frames.centroid()[t];
      weights += frames.level()[t];
    }
    return sum / weights;
  }

  private static double tension(Tonality tonality) {
    double sum = 0;
    int count = 0;
    for (Optional<Chord> chord : tonality.chords()) {
      if (chord.isPresent()) {
        sum += SpiralArray.tension(chord.get(), tonality.key());
        count++;
      }
    }
    return count == 0 ? 0 : Math.min(1, sum / count);
  }
}
