package io.sideman.library.taste;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows the sitting that goes on with the session model, deed by deed. One thread; what it
/// answers is for all.
final class Following {
  private static final int LEAST = 2; // deeds before it has a say
  private static final int LIBRARY = 10; // items that a wish can be told against

  private final Optional<SessionNet> net;
  private final float[] mean;
  private final List<float[]> places = new ArrayList<>(); // of the library
  private @Nullable SessionState state;
  private @Nullable Deed before;
  private int heard;

  /// @param mean of the library's features
  Following(Optional<SessionNet> net, float[] mean, List<float[]> library) {
    this.net = library.size() < LIBRARY ? Optional.empty() : net;
    this.mean = mean;
    this.net.ifPresent(each -> {
      for (float[] item : library) {
        float[] place = new float[each.places()];
        each.place(Features.less(item, mean), place);
        places.add(place);
      }
    });
  }

  /// @param features of the item, where they are known
  void hear(Deed deed, float @Nullable [] features) {
    if (net.isEmpty()) {
      return;
    }
    if (state == null || before == null || !Sittings.goesOn(before, deed)) {
      state = new SessionState(net.get());
      heard = 0;
    }
    before = deed;
    if (features != null) {
      state.hear(deed.act(), Features.less(features, mean));
      heard++;
    }
  }

  Now now() {
    return state == null || heard < LEAST
        ? Now.SILENT
        : new Now(mean, Optional.of(state.wish().against(places)));
  }

  /// What is wanted at one moment.
  ///
  /// @param wish empty while too little was done in this sitting
  @SuppressWarnings("ArrayRecordComponent")
  record Now(float[] mean, Optional<SessionState.Wish> wish) {
    private static final Now SILENT = new Now(new float[Features.SIZE], Optional.empty());

    /// -1 to 1; 0 without a say.
    double of(float[] features) {
      return wish.isEmpty() ? 0 : wish.get().opinion(Features.less(features, mean));
    }
  }
}
