package io.sideman.app.learn;

import io.sideman.app.controls.BandControl;
import io.sideman.app.controls.BandControls;
import io.sideman.engine.event.MidiMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All that was learned. Never changes; finding an entry takes one look into a table.
public final class LearnMap {
  static final int NONE = -1;

  private static final int KINDS = MidiTrigger.Kind.values().length;
  private static final int CHANNELS = 16;
  private static final int NUMBERS = 128;

  /// What to put in when nothing was learned yet: foot switches that send the on-off controllers
  /// which MIDI leaves to the user (80 to 83) and those that it leaves undefined (85 to 87).
  public static final LearnMap DEFAULTS =
      new LearnMap(
          List.of(
              press("CC 80", "gesture/fill"),
              press("CC 81", "gesture/build"),
              press("CC 82", "gesture/hold"),
              press("CC 83", "gesture/ending"),
              press("CC 85", "gesture/break"),
              press("CC 86", "gesture/lay-out"),
              press("CC 87", "gesture/count-in")));

  private final List<Learned> entries;
  private final byte[] table = new byte[KINDS * CHANNELS * NUMBERS]; // index of entry or NONE

  /// @throws LearnException when two entries want the same message
  public LearnMap(List<Learned> entries) {
    if (entries.size() > Byte.MAX_VALUE) {
      throw new LearnException("127 things can be learned; there are " + entries.size() + ".");
    }
    this.entries = List.copyOf(entries);
    Arrays.fill(table, (byte) NONE);
    for (int i = 0; i < entries.size(); i++) {
      refuseConflict(i);
      enter(i);
    }
  }

  private static Learned press(String trigger, String control) {
    BandControl found = BandControls.find(control).orElseThrow();
    return Learned.of(MidiTrigger.parse(trigger), found);
  }

  private void refuseConflict(int index) {
    Learned entry = entries.get(index);
    for (Learned earlier : entries.subList(0, index)) {
      if (earlier.trigger().overlaps(entry.trigger())) {
        throw new LearnException(
            earlier.describe()
                + " and "
                + entry.describe()
                + ": one message cannot do both. Forget one of them.");
      }
    }
  }

  private void enter(int index) {
    MidiTrigger trigger = entries.get(index).trigger();
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int number = 0; number < NUMBERS; number++) {
        if ((trigger.channel() == MidiTrigger.ANY || trigger.channel() == channel)
            && (trigger.number() == MidiTrigger.ANY || trigger.number() == number)) {
          table[place(trigger.kind().ordinal(), channel, number)] = (byte) index;
        }
      }
    }
  }

  private static int place(int kind, int channel, int number) {
    return (kind * CHANNELS + channel) * NUMBERS + number;
  }

  public List<Learned> entries() {
    return entries;
  }

  /// The entry that a message belongs to, or [#NONE]. Allocates nothing.
  int find(int message) {
    int kind =
        switch (MidiMessage.command(message)) {
          case MidiMessage.CONTROL -> 0;
          case MidiMessage.NOTE_ON, MidiMessage.NOTE_OFF -> 1;
          case MidiMessage.PROGRAM -> 2;
          default -> NONE;
        };
    return kind == NONE
        ? NONE
        : table[place(kind, MidiMessage.channel(message), MidiMessage.data1(message))];
  }

  /// With one thing more; what it overlaps is forgotten.
  public LearnMap with(Learned learned) {
    var kept = new ArrayList<Learned>();
    for (Learned entry : entries) {
      if (!entry.trigger().overlaps(learned.trigger())) {
        kept.add(entry);
      }
    }
    kept.add(learned);
    return new LearnMap(kept);
  }

  /// What `trigger` would push out.
  public List<Learned> inTheWayOf(MidiTrigger trigger) {
    return entries.stream().filter(entry -> entry.trigger().overlaps(trigger)).toList();
  }

  /// Without anything that moves a control.
  public LearnMap without(BandControl control) {
    return new LearnMap(
        entries.stream().filter(entry -> !entry.control().equals(control)).toList());
  }

  /// What moves a control.
  public List<Learned> of(BandControl control) {
    return entries.stream().filter(entry -> entry.control().equals(control)).toList();
  }
}
