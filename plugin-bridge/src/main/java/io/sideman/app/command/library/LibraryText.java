package io.sideman.app.command.library;

import io.sideman.app.cli.ProgressBar;
import io.sideman.library.index.Failure;
import io.sideman.library.index.Hit;
import io.sideman.library.item.Item;
import io.sideman.library.scan.Progress;
import java.util.List;
import java.util.Locale;

/// What the commands of the library tell people.
final class LibraryText {
  private LibraryText() {}

  static void show(ProgressBar bar, Progress progress) {
    switch (progress.phase()) {
      case LOOKING, WATCHING -> {}
      case ANALYSING, DONE ->
          bar.update(
              progress.total() == 0 ? 1 : (double) progress.done() / progress.total(),
              ", %d of %d files, %.0f files/s"
                  .formatted(progress.done(), progress.total(), progress.filesPerSecond()));
    }
  }

  static String outcome(Progress progress) {
    if (progress.total() == 0 && progress.gone() == 0) {
      return "Nothing new: %d files looked at.".formatted(progress.looked());
    }
    var text = new StringBuilder();
    text.append(
        "%d files analysed in %s (%.0f files/s)"
            .formatted(
                progress.done() - progress.failed() - progress.known(),
                time(progress.seconds()),
                progress.filesPerSecond()));
    add(text, progress.known(), "known by their content already");
    add(text, progress.gone(), "forgotten because they are gone");
    text.append('.');
    if (progress.failed() > 0) {
      text.append(
          "%n%d could not be analysed: `sideman library status --failed` tells why."
              .formatted(progress.failed()));
    }
    return text.toString();
  }

  /// A failed file and why; many reasons name the file themselves.
  static String failure(Failure failure) {
    String path = failure.path().toString();
    return failure.reason().startsWith(path) ? failure.reason() : path + ": " + failure.reason();
  }

  private static void add(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(", ").append(count).append(' ').append(what);
    }
  }

  static String running(Progress progress) {
    return switch (progress.phase()) {
      case LOOKING -> "Looking through the folders: %d files so far.".formatted(progress.looked());
      case ANALYSING ->
          "Analysing: %d of %d files, %.0f files/s, %s left."
              .formatted(
                  progress.done(),
                  progress.total(),
                  progress.filesPerSecond(),
                  time(progress.secondsLeft()));
      case WATCHING -> "Watching the folders for changes.";
      case DONE -> "Just done.";
    };
  }

  private static String time(double seconds) {
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }

  /// A line per hit.
  static String table(List<Hit> hits) {
    var text = new StringBuilder();
    for (Hit hit : hits) {
      Item item = hit.entry().item();
      text.append(
          "%3.0f %%  %-8s %-6s %-9s %-9s %s%n"
              .formatted(
                  100 * hit.score(),
                  item.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  item.role().map(role -> role.id()).orElse("-"),
                  item.tonality().map(each -> each.key().toString()).orElse("-"),
                  item.beat().map(beat -> "%.0f bpm".formatted(beat.bpm())).orElse("-"),
                  hit.entry().path()));
    }
    return text.toString();
  }
}
