package io.sideman.app.take;

import io.sideman.app.cli.Program;
import io.sideman.engine.smf.Provenance;
import io.sideman.library.conform.Target;
import io.sideman.library.conform.WaveFile;
import io.sideman.library.index.Entry;
import io.sideman.library.item.Item;
import io.sideman.library.item.Media;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What a taken file says of itself: which file it was, by name and content, whose licence it has,
/// and what was done to it. Nothing names a place on this computer.
final class Label {
  private static final int DIGITS = 16;

  private final Entry entry;
  private final Target target;

  Label(Entry entry, Target target) {
    this.entry = entry;
    this.target = target;
  }

  String fileName() {
    return String.valueOf(entry.path().getFileName());
  }

  /// Such as `riff (C minor, 112 bpm).mid`.
  String takenName(String ending) {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String key = entry.item().tonality().isPresent() ? target.key() + ", " : "";
    String bpm = entry.item().beat().isPresent() ? number(target.bpm()) + " bpm" : "as it is";
    return stem + " (" + key + bpm + ")." + ending;
  }

  /// Such as `up 2 semitones, 4.2 % shorter`.
  String told() {
    int semitones = target.transposeSemitones();
    String pitch =
        semitones == 0 || entry.item().tonality().isEmpty()
            ? "at its own pitch"
            : (semitones > 0 ? "up " : "down ")
                + Math.abs(semitones)
                + (Math.abs(semitones) == 1 ? " semitone" : " semitones");
    double percent = (target.stretch() - 1) * 100;
    String time =
        Math.abs(percent) < 0.05
            ? "at its own speed"
            : String.format(
                Locale.ROOT, "%.1f %% %s", Math.abs(percent), percent > 0 ? "longer" : "shorter");
    return pitch + ", " + time;
  }

  Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("file", fileName());
    settings.put("key", target.key().toString());
    settings.put("bpm", number(target.bpm()));
    settings.put("transpose", Integer.toString(target.transposeSemitones()));
    settings.put("stretch", String.format(Locale.ROOT, "%.4f", target.stretch()));
    Item item = entry.item();
    settings.put("licence", item.licence().isEmpty() ? "not stated" : item.licence());
    return new Provenance(
        "Sideman " + Program.version(), "library take", settings, Map.of("file", hash()), Map.of());
  }

  private String hash() {
    String id = entry.item().id();
    return "sha256:" + id.substring(0, Math.min(DIGITS, id.length()));
  }

  WaveFile.Words words() {
    Item item = entry.item();
    String comment =
        "From %s (%s), conformed to %s%s bpm: %s"
            .formatted(
                fileName(),
                hash(),
                item.tonality().isPresent() ? target.key() + ", " : "",
                number(target.bpm()),
                told());
    String title = takenName(item.media() == Media.AUDIO ? "wav" : "mid");
    return new WaveFile.Words(title, comment, item.licence(), "Sideman " + Program.version());
  }

  private static String number(double value) {
    return Math.abs(value - Math.rint(value)) < 0.005
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
