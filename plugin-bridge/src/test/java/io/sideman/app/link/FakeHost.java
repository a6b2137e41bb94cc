package io.sideman.app.link;

import io.sideman.app.link.LinkStage.Played;
import io.sideman.engine.smf.Smf;
import java.io.IOException;
import java.util.List;

/// A host that plays a song into one edge, in lockstep with the companion.
final class FakeHost {
  final LinkStage stage;
  final FakeEdge edge;
  final List<Played> played;
  final OrderedNotes out;
  int next;
  long frame;
  int epoch = 1;
  int flags = LinkLayout.JUMPED;

  FakeHost(LinkStage stage, FakeEdge edge, Smf song) {
    this.stage = stage;
    this.edge = edge;
    played = LinkStage.messages(song);
    out = new OrderedNotes(edge);
    out.beginEpoch(epoch, 0);
  }

  void playUntil(long endTick, int frames) throws IOException {
    while (frame * LinkStage.TICKS_PER_FRAME < endTick) {
      block(frames, endTick);
      stage.round();
    }
  }

  void block(int frames, long endTick) {
    double tick = frame * LinkStage.TICKS_PER_FRAME;
    double end = Math.min((double) endTick, (frame + frames) * LinkStage.TICKS_PER_FRAME);
    out.play((long) Math.ceil(tick), (long) Math.ceil(end));
    var place = FakeEdge.Place.inCommonTime(tick, LinkStage.BPM, epoch, flags);
    flags = 0;
    while (next < played.size() && played.get(next).frame() < frame + frames) {
      Played p = played.get(next++);
      edge.reportInput(p.frame(), p.tick(), p.message(), place, 0);
    }
    edge.reportBlock(frame, frames, place);
    frame += frames;
  }
}
