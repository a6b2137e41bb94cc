package io.sideman.app.band;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.schedule.Capture;
import io.sideman.engine.schedule.NoteTape;
import io.sideman.engine.session.Session;

/// Remembers what the performer has played last, on its way to the ears. Conductor thread;
/// allocates nothing.
public final class PlayedNotes implements Session.Listening {
  private static final int DRUMS = 9;

  private final Session.Listening ears;
  private final NoteTape tones = new NoteTape(Capture.LIVE_CAPACITY);
  private final NoteTape drums = new NoteTape(Capture.LIVE_CAPACITY);

  PlayedNotes(Session.Listening ears) {
    this.ears = ears;
  }

  @Override
  public void hear(long tick, int message) {
    NoteTape tape = MidiMessage.channel(message) == DRUMS ? drums : tones;
    if (MidiMessage.isNoteOn(message)) {
      tape.start(tick, MidiMessage.data1(message), MidiMessage.data2(message));
    } else if (MidiMessage.isNoteOff(message)) {
      tape.end(tick, MidiMessage.data1(message));
    }
    ears.hear(tick, message);
  }

  @Override
  public void advance(long tick) {
    ears.advance(tick);
  }

  @Override
  public boolean isStroke(int message) {
    return ears.isStroke(message);
  }

  /// Notes with pitch.
  public NoteTape tones() {
    return tones;
  }

  /// Notes of channel 10.
  public NoteTape drums() {
    return drums;
  }
}
