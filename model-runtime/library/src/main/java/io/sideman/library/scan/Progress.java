package io.sideman.library.scan;

/// How far a pass over the folders is.
///
/// @param looked files seen while walking
/// @param total files that are to be analysed; grows while walking
/// @param done of them
/// @param failed of the done
/// @param known of the done whose content was known already: renamed, copied, touched
/// @param gone files that were forgotten
/// @param seconds since the analysis began
/// @param phase what goes on
public record Progress(
    Phase phase,
    long looked,
    long total,
    long done,
    long failed,
    long known,
    long gone,
    double seconds) {
  /// What goes on.
  public enum Phase {
    LOOKING,
    ANALYSING,
    WATCHING,
    DONE
  }

  static final Progress WATCHING = new Progress(Phase.WATCHING, 0, 0, 0, 0, 0, 0, 0);

  public double filesPerSecond() {
    return seconds <= 0 ? 0 : done / seconds;
  }

  /// 0 when it cannot be told yet.
  public double secondsLeft() {
    return done == 0 ? 0 : seconds / done * (total - done);
  }
}
