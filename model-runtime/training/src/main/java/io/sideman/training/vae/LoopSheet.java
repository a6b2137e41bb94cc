package io.sideman.training.vae;

import io.sideman.corpus.Split;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.players.vae.Bars;
import io.sideman.players.vae.Strike;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A loop of the training data as the networks see it.
///
/// @param parts strikes by role and bar; a role that is missing is not known
record LoopSheet(
    String source, String song, Split split, Genre genre, Map<Role, List<List<Strike>>> parts) {

  static LoopSheet of(CorpusLoop each) {
    Map<Role, List<List<Strike>>> parts = new EnumMap<>(Role.class);
    for (Role role : each.loop().parts().keySet()) {
      parts.put(role, Bars.of(each.loop(), role));
    }
    return new LoopSheet(each.source(), each.song(), each.split(), each.loop().genre(), parts);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(source);
    out.writeUTF(song);
    out.writeByte(split.ordinal());
    out.writeByte(genre.ordinal());
    out.writeByte(parts.size());
    for (Map.Entry<Role, List<List<Strike>>> part : parts.entrySet()) {
      out.writeByte(part.getKey().ordinal());
      out.writeByte(part.getValue().size());
      for (List<Strike> bar : part.getValue()) {
        out.writeShort(bar.size());
        for (Strike strike : bar) {
          out.writeByte(strike.slot());
          out.writeByte(strike.row());
          out.writeByte(strike.velocity());
          out.writeInt((int) strike.lengthTicks());
        }
      }
    }
  }

  static LoopSheet read(DataInputStream in) throws IOException {
    String source = in.readUTF();
    String song = in.readUTF();
    Split split = Split.values()[in.readByte()];
    Genre genre = Genre.values()[in.readByte()];
    Map<Role, List<List<Strike>>> parts = new EnumMap<>(Role.class);
    for (int left = in.readByte(); left > 0; left--) {
      Role role = Role.values()[in.readByte()];
      var bars = new ArrayList<List<Strike>>();
      for (int bars2 = in.readByte(); bars2 > 0; bars2--) {
        bars.add(bar(in));
      }
      parts.put(role, bars);
    }
    return new LoopSheet(source, song, split, genre, parts);
  }

  private static List<Strike> bar(DataInputStream in) throws IOException {
    int count = in.readShort();
    var bar = new ArrayList<Strike>(count);
    for (int i = 0; i < count; i++) {
      bar.add(new Strike(in.readByte(), in.readByte(), in.readByte(), in.readInt()));
    }
    return bar;
  }
}
