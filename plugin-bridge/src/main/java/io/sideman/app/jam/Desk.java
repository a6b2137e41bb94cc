package io.sideman.app.jam;

import io.sideman.app.controls.BandControl;
import io.sideman.app.learn.LearnFile;
import io.sideman.app.learn.LearnMap;
import io.sideman.app.learn.Learned;
import io.sideman.app.learn.MidiLearn;
import io.sideman.app.link.Links;
import io.sideman.app.link.SeatState;
import io.sideman.app.osc.BandState;
import io.sideman.app.osc.OscBands;
import io.sideman.engine.clock.TimeSource;
import io.sideman.engine.ring.OneToOneControlRing;
import io.sideman.engine.steer.Control;
import io.sideman.engine.steer.Visitors;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Between OSC and the bands: what comes from the server's thread waits in a ring until the
/// conductor thread takes it.
public final class Desk implements OscBands {
  private static final int MOVES = 1024;
  private static final int BANDS = 16;

  private final @Nullable Stage stage;
  private final @Nullable Links links;
  private final List<String> styles;
  private final MidiLearn learn;
  private final LearnFile file;
  private final OneToOneControlRing ring = new OneToOneControlRing(MOVES);

  /// @param styles ids in the order of their numbers
  public Desk(
      Optional<Stage> stage,
      Optional<Links> links,
      List<String> styles,
      MidiLearn learn,
      LearnFile file) {
    this.stage = stage.orElse(null);
    this.links = links.orElse(null);
    this.styles = List.copyOf(styles);
    this.learn = learn;
    this.file = file;
  }

  /// [conductor-thread] Makes the moves that wait. Allocates nothing.
  void round() {
    while (ring.poll()) {
      var control = Control.numbered(ring.control());
      if (control.isPresent()) {
        move(control.get(), ring.band(), ring.value());
      }
    }
  }

  private void move(Control control, int band, float value) {
    Stage local = stage;
    if (local != null && (band == ALL || band == 0)) {
      local.steer(control, value);
    }
    Links shared = links;
    if (shared != null) {
      for (int number = 0; number < BANDS; number++) {
        if (band == ALL || band == number) {
          shared.steer(number, control, value);
        }
      }
    }
  }

  @Override
  public boolean set(int band, int control, float value) {
    return ring.offer(band, control, value);
  }

  /// [any-thread] Those and no others visit the first band from now on.
  public void visit(Visitors who) {
    if (stage != null) {
      stage.visit(who);
    } else if (links != null) {
      links.visit(0, who);
    }
  }

  @Override
  public float value(int band, int control) {
    if (stage != null && band == 0) {
      return stage.control(control);
    }
    return links == null ? Float.NaN : links.control(band, control);
  }

  @Override
  public BandState state(int band) {
    if (stage != null && band == 0) {
      return state(stage.state(), stage.clock().source());
    }
    return links == null ? BandState.IDLE : state(links.state(band), links.source(band));
  }

  private static BandState state(SeatState state, TimeSource source) {
    return new BandState(
        state.chord(),
        state.nextChord(),
        state.key(),
        state.section(),
        state.style(),
        source.words(),
        state.message(),
        state.bpm(),
        state.playing(),
        state.bar(),
        state.beat(),
        state.edges());
  }

  @Override
  public int style(String name) {
    return styles.indexOf(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public void learn(BandControl control) {
    learn.listenFor(control);
  }

  @Override
  public Optional<String> learned() {
    Learned found = learn.found();
    if (found == null) {
      return Optional.empty();
    }
    learn.stopListening();
    List<Learned> pushedOut = learn.map().inTheWayOf(found.trigger());
    keep(learn.map().with(found));
    String before =
        pushedOut.stream()
            .filter(entry -> !entry.control().equals(found.control()))
            .map(entry -> entry.control().path())
            .collect(Collectors.joining(", "));
    return Optional.of(
        found.describe() + (before.isEmpty() ? "." : ", and no longer " + before + "."));
  }

  @Override
  public void forget(BandControl control) {
    keep(learn.map().without(control));
  }

  private void keep(LearnMap map) {
    learn.use(map);
    file.write(map);
  }
}
