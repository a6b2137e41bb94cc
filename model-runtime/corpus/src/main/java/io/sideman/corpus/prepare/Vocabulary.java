package io.sideman.corpus.prepare;

import io.sideman.engine.band.Role;
import io.sideman.players.tokens.ChordCodec;
import io.sideman.players.tokens.Conditioning;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.RoleCodec;
import io.sideman.players.tokens.TonalCodec;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The token language of each network, for the header of its model file.
public final class Vocabulary {
  /// The network that speaks chords; all others are called by their role's id.
  public static final String HARMONY = "harmony";

  private Vocabulary() {}

  /// Name and version of the language, such as `drums-1`.
  public static String codecName(String network) {
    int layout = network.equals(HARMONY) ? ChordCodec.LAYOUT : Conditioning.LAYOUT;
    return network + "-" + layout;
  }

  public static List<String> tokenNames(String network) {
    if (network.equals(HARMONY)) {
      var chords = new ChordCodec();
      return IntStream.range(0, chords.vocabulary()).mapToObj(chords::tokenName).toList();
    }
    RoleCodec codec = codec(Role.valueOf(network.toUpperCase(Locale.ROOT)));
    return IntStream.range(0, codec.vocabulary()).mapToObj(codec::tokenName).toList();
  }

  static RoleCodec codec(Role role) {
    return role == Role.DRUMS ? new DrumCodec() : TonalCodec.of(role);
  }
}
