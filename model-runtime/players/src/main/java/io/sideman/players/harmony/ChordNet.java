package io.sideman.players.harmony;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.style.Genre;
import io.sideman.players.lstm.Kernel;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.lstm.LstmState;
import io.sideman.players.model.ModelException;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.tokens.ChordCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A trained harmony network and its language. Shared by forecasts and progressions.
public final class ChordNet {
  static final String ROLE = "harmony";

  private final ChordCodec codec = new ChordCodec();
  private final LstmNet net;
  private final int genre;
  private final Chord[][] chords; // (tonic, chord token)

  private ChordNet(LstmNet net, Genre genre) {
    this.net = net;
    this.genre = genre.ordinal();
    int tokens = 0;
    while (codec.isChord(tokens)) {
      tokens++;
    }
    chords = new Chord[12][tokens];
    for (int tonic = 0; tonic < 12; tonic++) {
      for (int token = 0; token < tokens; token++) {
        chords[tonic][token] = codec.chord(token, new Key(tonic, false));
      }
    }
  }

  /// The network of a models folder, when it has one.
  ///
  /// @param genre what the progressions should be like
  public static Optional<ChordNet> reading(Path models, Genre genre) {
    Path file = models.resolve(ROLE + ModelFile.SUFFIX);
    return Files.exists(file)
        ? Optional.of(of(ModelFile.read(file), file, genre))
        : Optional.empty();
  }

  static ChordNet of(ModelFile model, Path file, Genre genre) {
    var codec = new ChordCodec();
    ModelHeader header = model.header();
    require(file, "role", ROLE, header.role());
    require(file, "codec", ROLE + "-" + ChordCodec.LAYOUT, header.codec());
    require(file, "inputs", codec.inputs(), header.inputs());
    require(file, "outputs", codec.vocabulary(), header.outputs());
    return new ChordNet(LstmNet.of(model.weights(), Kernel.best()), genre);
  }

  private static void require(Path file, String name, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new ModelException(
          "Model \"%s\": %s must be %s, but was %s (%s). Train it anew with this version."
              .formatted(file.getFileName(), name, expected, found, file));
    }
  }

  ChordCodec codec() {
    return codec;
  }

  int chordTokens() {
    return chords[0].length;
  }

  Chord chord(int token, Key key) {
    return chords[key.tonic()][token];
  }

  LstmState newState() {
    return new LstmState(net.weights());
  }

  /// Feeds one token under the conditions of `beat`; the state's logits are then the next token's.
  void feed(LstmState state, int token, Key key, long beat, int beatsInBar, int[] active) {
    int count = codec.features(key.minor(), genre, beat, beatsInBar, active);
    active[count] = token;
    net.step(state, active, count + 1);
  }
}
