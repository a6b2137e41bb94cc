package io.sideman.app.take;

import io.sideman.library.decode.Sound;

/// Two sounds at once.
public final class Mix {
  private Mix() {}

  /// The session with an item going round in it from a moment to the session's end; what goes once
  /// sounds once. Quieter as a whole where it would clip.
  ///
  /// @param fromSeconds where the item begins
  /// @param gain of the item
  public static Sound of(Sound session, Auditions.Heard item, double fromSeconds, double gain) {
    Sound other = item.sound().at(session.rate());
    int first = (int) Math.round(fromSeconds * session.rate());
    boolean goesRound = item.beats() > 0;
    int end = goesRound ? session.frames() : Math.min(session.frames(), first + other.frames());
    float[][] channels = new float[Math.max(2, session.channels().length)][session.frames()];
    float peak = 0;
    for (int c = 0; c < channels.length; c++) {
      float[] ours = session.channels()[c % session.channels().length];
      float[] theirs = other.channels()[c % other.channels().length];
      for (int n = 0; n < session.frames(); n++) {
        boolean sounds = n >= first && n < end;
        double more = sounds ? gain * theirs[(n - first) % theirs.length] : 0;
        channels[c][n] = (float) (ours[n] + more);
        peak = Math.max(peak, Math.abs(channels[c][n]));
      }
    }
    if (peak > 1) {
      for (float[] channel : channels) {
        for (int n = 0; n < channel.length; n++) {
          channel[n] /= peak;
        }
      }
    }
    return new Sound(channels, session.rate());
  }
}
